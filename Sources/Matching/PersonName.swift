// SPDX-License-Identifier: GPL-3.0-or-later
import TextFolding

/// A name as far as it tells people apart: folded words, in no order.
struct PersonName: Sendable, Equatable {
    private let words: [String]

    init(_ text: String) {
        words = Folding.words(text).filter { !Self.titles.contains($0) }.sorted()
    }

    /// Equal for names of the same words; `nil` for what is no full name.
    var key: String? { words.count { $0.count > 1 } >= 2 ? words.joined(separator: " ") : nil }

    enum Relation: Sendable, Equatable {
        /// The same words.
        case equal
        /// One has a further first name, or an initial; or one is unknown.
        case compatible
        /// One word in common, as the first names before and after a marriage.
        case related
        case other
    }

    func relation(to other: PersonName) -> Relation {
        if words.isEmpty || other.words.isEmpty { return .compatible }
        if key != nil, words == other.words { return .equal }
        let (short, long) = words.count <= other.words.count ? (words, other.words) : (other.words, words)
        let shared = Set(short.filter { $0.count > 1 }).intersection(long)
        guard !shared.isEmpty else { return .other }
        var open = long
        let isPart = short.sorted { $0.count > $1.count }.allSatisfy { word in
            let place = open.firstIndex { $0 == word } ?? open.firstIndex { Self.isInitial(word, $0) }
            if let place { open.remove(at: place) }
            return place != nil
        }
        return isPart ? .compatible : .related
    }

    private static func isInitial(_ one: String, _ other: String) -> Bool {
        min(one.count, other.count) == 1 && one.first == other.first
    }

    private static let titles: Set<String> = [
        "m", "mr", "mme", "mlle", "monsieur", "madame", "mademoiselle", "mrs", "ms", "miss", "dr", "docteur", "doctor",
        "pr", "prof", "professeur", "professor", "me", "maitre", "cv",
    ]
}
