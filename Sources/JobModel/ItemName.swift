// SPDX-License-Identifier: GPL-3.0-or-later

/// The names of artifacts that a stage makes once for each item of a list.
package enum ItemName {
    /// `plain` with the number of the item before the dot, as wide as the count: `letter.docx` as `letter-07.docx`.
    package static func numbered(_ plain: String, number: Int, of count: Int) -> String {
        let width = String(count).count - String(number).count
        let (stem, dot) = parts(plain)
        return stem + "-" + String(repeating: "0", count: max(0, width)) + String(number) + dot
    }

    /// Whether `name` is what `numbered` makes of `plain`.
    package static func isNumbered(_ name: String, from plain: String) -> Bool {
        let (stem, dot) = parts(plain)
        guard name.hasPrefix(stem + "-"), name.hasSuffix(dot) else { return false }
        let digits = name.dropFirst(stem.count + 1).dropLast(dot.count)
        return !digits.isEmpty && digits.utf8.allSatisfy { (48...57).contains($0) }
    }

    /// Whether `name` is of a stage that makes files `pattern`, where `*` stands for anything that is not empty.
    package static func matches(_ name: String, pattern: String) -> Bool {
        let ends = pattern.split(separator: "*", maxSplits: 1, omittingEmptySubsequences: false)
        guard ends.count == 2 else { return name == pattern }
        return name.utf8.count > ends[0].utf8.count + ends[1].utf8.count && name.hasPrefix(ends[0])
            && name.hasSuffix(ends[1])
    }

    /// The names of stages and jobs with those of the items of one stage as one: `letters[1], letters[2]` is `letters × 2`.
    package static func grouped(_ names: [String]) -> [String] {
        var counts: [String: Int] = [:]
        for name in names { counts[origin(of: name) ?? "", default: 0] += 1 }
        var seen: Set<String> = []
        return names.compactMap { name in
            guard let origin = origin(of: name), let count = counts[origin], count > 1 else { return name }
            return seen.insert(origin).inserted ? "\(origin) × \(count)" : nil
        }
    }

    /// `letters` for `letters[3]`; `nil` for what is no item.
    private static func origin(of name: String) -> String? {
        guard name.hasSuffix("]"), let bracket = name.firstIndex(of: "[") else { return nil }
        return String(name[..<bracket])
    }

    private static func parts(_ name: String) -> (stem: String, dot: String) {
        guard let dot = name.lastIndex(of: "."), dot != name.startIndex else { return (name, "") }
        return (String(name[..<dot]), String(name[dot...]))
    }
}
