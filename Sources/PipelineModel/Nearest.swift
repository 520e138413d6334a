// SPDX-License-Identifier: GPL-3.0-or-later

/// Finds the name that someone probably meant.
package enum Nearest {
    /// The candidate at most two edits (a third of the length for long words) away; `nil` when none is near.
    package static func name(to word: String, among candidates: [String]) -> String? {
        let limit = max(2, word.count / 3)
        return candidates.map { ($0, distance(word, $0)) }.filter { $0.1 <= limit }.min { $0.1 < $1.1 }?.0
    }

    /// `did you mean 'x'?`, or the list of what there is.
    package static func remedy(for word: String, among candidates: [String]) -> String {
        if let near = name(to: word, among: candidates) { return "did you mean '\(near)'?" }
        return candidates.isEmpty
            ? "nothing is allowed here" : "allowed: \(candidates.sorted().joined(separator: ", "))"
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
