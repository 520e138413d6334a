// SPDX-License-Identifier: GPL-3.0-or-later

/// Finds the name that someone probably meant.
package enum Nearest {
    /// The candidate at most two edits (a third of the length for long words) away, of equally near ones the first by
    /// name; `nil` when none is near.
    package static func name(to word: String, among candidates: [String]) -> String? {
        let limit = max(2, word.count / 3)
        return candidates.map { ($0, distance(word, $0)) }.filter { $0.1 <= limit }.min { ($0.1, $0.0) < ($1.1, $1.0) }?
            .0
    }

    /// `did you mean 'x'?`, or the list of what there is.
    package static func remedy(for word: String, among candidates: [String]) -> String {
        if let near = name(to: word, among: candidates) { return "did you mean '\(near)'?" }
        return candidates.isEmpty
            ? "nothing is allowed here" : "allowed: \(candidates.sorted().joined(separator: ", "))"
    }

    /// As `remedy`, in French.
    package static func remedyFR(for word: String, among candidates: [String]) -> String {
        if let near = name(to: word, among: candidates) { return "vouliez-vous dire « \(near) » ?" }
        return candidates.isEmpty
            ? "rien n’est permis ici" : "permis : \(candidates.sorted().joined(separator: ", "))"
    }

    /// `did you mean 'x'? Else `, to be followed by what else to do, in English and French; empty where no name is near.
    package static func question(for word: String, among candidates: [String]) -> (english: String, french: String) {
        guard let near = name(to: word, among: candidates) else { return ("", "") }
        return ("did you mean '\(near)'? Else ", "vouliez-vous dire « \(near) » ? Sinon ")
    }

    private static func distance(_ left: String, _ right: String) -> Int {
        let first = Array(left.lowercased())
        let second = Array(right.lowercased())
        var row = Array(0...second.count)
        for (i, a) in first.enumerated() {
            var diagonal = row[0]
            row[0] = i + 1
            for (j, b) in second.enumerated() {
                let substituted = diagonal + (a == b ? 0 : 1)
                diagonal = row[j + 1]
                row[j + 1] = min(substituted, row[j] + 1, row[j + 1] + 1)
            }
        }
        return row[second.count]
    }
}
