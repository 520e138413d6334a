// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation

/// The embedding that needs no model and no server: hashed stems, pairs of neighbouring stems, and character 3-, 4- and
/// 5-grams of the words.
///
/// A feature's weight is `kind × (1 + ln count)`, the vector's length 1. How rare a feature is in a collection is known
/// only there: the scan weighs that in.
package struct LexicalEmbedder: Embedder {
    /// Hashing into fewer dimensions loses quality through collisions; from here on there is nothing to win.
    package let dimension = 1 << 16
    package let answersAtOnce = true
    package static let space = VectorSpace(identity: "lexical/1", dimension: 1 << 16, form: .weighted)

    package init() {}

    package func space() async throws -> VectorSpace { Self.space }

    package func embed(_ texts: [String], language: SearchLanguage) async throws -> Embedding {
        Embedding(space: Self.space, vectors: vectors(texts, language: language).map { .success(.sparse($0)) })
    }

    /// The vectors alone.
    package func vectors(_ texts: [String], language: SearchLanguage) -> [SparseVector] {
        let analyzer = TermAnalyzer(language)
        return texts.map { vector($0, language: language, analyzer: analyzer) }
    }

    private func vector(_ text: String, language: SearchLanguage, analyzer: TermAnalyzer) -> SparseVector {
        var counts: [Feature: Int] = [:]
        var previous: String?
        for word in WordScanner.words(in: text) {
            let terms = analyzer.terms(word)
            guard !StopWords.contain(word, language: language) else { continue }
            for stem in terms.stems { counts[feature("s", stem, .stem), default: 0] += 1 }
            if let stem = terms.stems.first {
                if let previous { counts[feature("b", previous + " " + stem, .pair), default: 0] += 1 }
                previous = stem
            }
            for length in 3...5 {
                for gram in TermAnalyzer.grams("\u{2}" + terms.folded + "\u{3}", length: length) {
                    counts[feature("g", gram, .gram), default: 0] += 1
                }
            }
        }
        var components: [UInt32: Float] = [:]
        for (feature, count) in counts {
            components[feature.index, default: 0] += feature.kind.weight * (1 + Float(log(Double(count))))
        }
        return SparseVector(components).normalized
    }

    private func feature(_ space: String, _ text: String, _ kind: Feature.Kind) -> Feature {
        let hash = StableHash.mixed(StableHash.hash(text, state: StableHash.hash(space)))
        return Feature(index: UInt32(truncatingIfNeeded: hash) & UInt32(dimension - 1), kind: kind)
    }

    private struct Feature: Hashable {
        var index: UInt32
        var kind: Kind

        enum Kind: Hashable {
            case stem, pair, gram

            var weight: Float {
                switch self {
                case .stem: 1
                case .pair: 0.7
                case .gram: 0.4
                }
            }
        }
    }
}
