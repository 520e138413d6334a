// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import SeededRandom

/// Sentences of invented words among real small ones: words as long and as often repeated as in French prose.
struct MadeUpText {
    private var random: SplitMix64
    private let vocabulary: [String]
    private static let small = [
        "de", "la", "le", "et", "les", "des", "en", "un", "du", "une", "que", "est", "pour", "dans", "par", "au", "sur",
        "avec", "plus", "l’", "d’",
    ]
    private static let syllables = [
        "dé", "ve", "lop", "pe", "ment", "ges", "tion", "in", "gé", "nie", "rie", "comp", "ta", "bi", "li", "té", "pro",
        "jet", "res", "pon", "sa", "ble", "con", "cep", "for", "ma", "ser", "vice", "qua", "ana", "ly", "se", "cli",
        "ent",
        "tech", "ni", "que", "ad", "mi", "nis", "tra", "ré", "seau", "lo", "gis", "é", "qui", "par", "ac", "hat",
    ]

    /// 20,000 words of two to four syllables.
    init(seed: UInt64) {
        var random = SplitMix64(seed: seed)
        vocabulary = (0..<20_000).map { _ in
            (0..<Int.random(in: 2...4, using: &random)).map { _ in random.pick(Self.syllables) }.joined()
        }
        self.random = random
    }

    /// Words of the vocabulary, the first ones more often (Zipf's law, nearly).
    mutating func words(_ count: Int) -> [String] {
        (0..<count).map { _ in
            let share = Double.random(in: 0..<1, using: &random)
            return vocabulary[Int(share * share * share * Double(vocabulary.count))]
        }
    }

    mutating func heading() -> String { words(2).joined(separator: " ").capitalized }

    mutating func sentence() -> String {
        let parts = words(Int.random(in: 5...9, using: &random)).flatMap { [random.pick(Self.small), $0] }
        return parts.joined(separator: " ").replacing("’ ", with: "’") + "."
    }
}
