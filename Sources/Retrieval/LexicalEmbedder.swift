// SPDX-License-Identifier: GPL-3.0-or-later

/// The embedding that needs no model and no server: hashed stems, pairs of neighbouring stems, and character 3-, 4- and
/// 5-grams of the words.
///
/// A feature's weight is `kind × (1 + ln count)`, the vector's length 1. How rare a feature is in a collection is known
/// only there: the scan weighs that in.
package struct LexicalEmbedder: Embedder {
    /// Hashing into fewer dimensions loses quality through collisions; from here on there is nothing to win.
    package let dimension = Self.space.dimension
    package let answersAtOnce = true
    package static let space = VectorSpace(identity: "lexical/1", dimension: 1 << 16, form: .weighted)

    private let counters = CounterPool()

    package init() {}

    package func space() async throws -> VectorSpace { Self.space }

    package func embed(_ texts: [String], language: SearchLanguage) async throws -> Embedding {
        Embedding(space: Self.space, vectors: vectors(texts, language: language).map { .success(.sparse($0)) })
    }

    /// The vectors alone.
    package func vectors(_ texts: [String], language: SearchLanguage) -> [SparseVector] {
        counters.use(language) { counter in texts.map { counter.vector(of: $0) } }
    }
}
