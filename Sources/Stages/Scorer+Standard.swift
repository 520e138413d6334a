// SPDX-License-Identifier: GPL-3.0-or-later
package import JobModel
package import Lexicons
package import Matching
private import Retrieval

extension Scorer {
    /// The scorer that stages and verbs use, so that one pair has one score wherever it is asked for.
    ///
    /// Closeness of meaning goes by the embedder that needs no model and gives the same vectors on every machine.
    package static func standard(
        lexicons: Lexicons,
        weights: ScoringWeights = .init(),
        language: ReportLanguage
    ) -> Scorer {
        Scorer(lexicons: lexicons, weights: weights, language: language, meaning: .lexical)
    }
}

extension MeaningReader {
    /// Closeness by hashed stems and character n-grams; texts of two languages cannot be compared by it.
    package static let lexical: MeaningReader = {
        let embedder = LexicalEmbedder()
        return MeaningReader(identity: LexicalEmbedder.space.identity, crossesLanguages: false) { texts, language in
            embedder.vectors(texts, language: SearchLanguage(tag: language)).map {
                MeaningVector(indices: $0.indices, values: $0.values)
            }
        }
    }()
}
