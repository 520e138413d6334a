// SPDX-License-Identifier: GPL-3.0-or-later

/// How much the words (BM25) count in a search against the likeness of vectors, by the language of the query.
package struct FusionWeights: Sendable, Equatable {
    /// The share of the words, from 0 to 1; the vectors have the rest.
    package var french: Double
    package var english: Double

    /// Measured to be good in both languages before anything is fitted.
    package static let usual = 0.7

    /// Shares outside of 0…1 are brought to its bounds.
    package init(french: Double = usual, english: Double = usual) {
        self.french = min(max(french, 0), 1)
        self.english = min(max(english, 0), 1)
    }

    /// The share of the words for queries of `language`; the mean of both where it is not known.
    func lexical(_ language: SearchLanguage) -> Double {
        switch language {
        case .french: french
        case .english: english
        case .any: (french + english) / 2
        }
    }
}
