// SPDX-License-Identifier: GPL-3.0-or-later

/// How much the words (BM25) count in a search against the likeness of vectors, by the language of the query.
package struct FusionWeights: Sendable, Equatable {
    /// The share of the words, from 0 to 1; the vectors have the rest.
    ///
    /// `nil` for what is usual.
    package var french: Double?
    package var english: Double?

    /// Measured to be good in both languages beside vectors of a model.
    package static let usual = 0.7
    /// Beside vectors that count words and their parts: these say nothing of a query that the words do not say better.
    package static let usualWithoutModel = 1.0

    /// Shares outside of 0…1 are brought to its bounds.
    package init(french: Double? = nil, english: Double? = nil) {
        self.french = french.map { min(max($0, 0), 1) }
        self.english = english.map { min(max($0, 0), 1) }
    }

    /// The share of the words for queries of `language`; the mean of both where it is not known.
    ///
    /// `fitted` counts where these weights say nothing.
    func lexical(_ language: SearchLanguage, hasModel: Bool, fitted: FusionWeights = .init()) -> Double {
        let usual = hasModel ? Self.usual : Self.usualWithoutModel
        let (french, english) = (french ?? fitted.french, english ?? fitted.english)
        return switch language {
        case .french: french ?? usual
        case .english: english ?? usual
        case .any: ((french ?? usual) + (english ?? usual)) / 2
        }
    }
}
