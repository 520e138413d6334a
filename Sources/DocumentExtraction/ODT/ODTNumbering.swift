// SPDX-License-Identifier: GPL-3.0-or-later

/// How far the lists of an OpenDocument have counted.
struct ODTNumbering {
    /// By style and level.
    private var counts: [String: [Int: Int]] = [:]

    /// Counts an item of a level and tells its number with prefix and suffix; `nil` for bullets.
    ///
    /// `stated` is a number that the item states itself.
    mutating func next(
        list: String,
        level: Int,
        levels: [Int: ODTStyles.ListLevel],
        stated: Int?
    ) -> String? {
        let format = levels[level] ?? .init()
        let value = stated ?? counts[list]?[level].map { $0 + 1 } ?? format.start
        counts[list, default: [:]][level] = value
        for deeper in counts[list]?.keys.filter({ $0 > level }) ?? [] { counts[list]?[deeper] = nil }
        guard !format.format.isEmpty else { return nil }
        let first = max(1, level - format.shown + 1)
        let numbers = (first...level).compactMap { step -> String? in
            let own = levels[step] ?? .init()
            guard !own.format.isEmpty else { return nil }
            return WordNumberFormat.text(counts[list]?[step] ?? own.start, format: Self.name(own.format))
        }
        return format.prefix + numbers.joined(separator: ".") + format.suffix
    }

    /// Lets a list begin anew.
    mutating func restart(_ list: String) { counts[list] = nil }

    private static func name(_ format: String) -> String {
        switch format {
        case "a": "lowerLetter"
        case "A": "upperLetter"
        case "i": "lowerRoman"
        case "I": "upperRoman"
        default: "decimal"
        }
    }
}
