// SPDX-License-Identifier: GPL-3.0-or-later

/// Turns the words that may enter closeness of meaning into vectors; given by who knows the embedders.
package struct MeaningReader: Sendable {
    /// What vectors must share to be compared, as `lexical/1`.
    package let identity: String
    /// What is compared, for who reads the score.
    package let basis: Basis
    /// Whether texts of two languages can be compared.
    let crossesLanguages: Bool
    /// Cosines from which closeness counts, and from which it counts in full, in thousandths.
    let bounds: (from: Int, full: Int)
    /// One vector for each text, in order; texts are in the language of the code, `fr` or `en`.
    let vectors: @Sendable (_ texts: [String], _ language: String?) -> [MeaningVector]

    /// What is compared.
    package enum Basis: Sendable, Equatable {
        /// The words themselves.
        case words
        /// The words, since the model whose vectors are wanted did not answer.
        case wordsInstead
        /// The vectors of the model of this name.
        case model(String)
    }

    /// A reader that compares the words themselves.
    ///
    /// Two texts of one language share a tenth by chance.
    package init(
        identity: String,
        crossesLanguages: Bool,
        basis: Basis = .words,
        vectors: @escaping @Sendable (_ texts: [String], _ language: String?) -> [MeaningVector]
    ) {
        self.identity = identity
        self.basis = basis
        self.crossesLanguages = crossesLanguages
        bounds = (from: 80, full: 400)
        self.vectors = vectors
    }

    /// A reader of vectors that a model made beforehand, by text; a text without one cannot be compared.
    ///
    /// Models put unlike texts at a third or more. Nothing tells whether a model knows two languages, so texts of two are
    /// not compared.
    package init(model: String, vectors: [String: MeaningVector]) {
        identity = model
        basis = .model(model)
        crossesLanguages = false
        bounds = (from: 300, full: 700)
        self.vectors = { texts, _ in texts.map { vectors[$0] ?? .none } }
    }

    /// Whether it has vectors of texts that nobody named before.
    var readsAnything: Bool {
        if case .model = basis { return false }
        return true
    }

    /// This reader, standing in for a model that did not answer.
    ///
    /// Its identity is another, so that nothing of it is taken for the usual way.
    package var insteadOfModel: MeaningReader {
        MeaningReader(
            identity: identity + " (no answer)",
            crossesLanguages: crossesLanguages,
            basis: .wordsInstead,
            vectors: vectors
        )
    }

    func vector(_ text: String, _ language: String?) -> MeaningVector? {
        guard !text.isEmpty, let vector = vectors([text], language).first, !vector.isEmpty else { return nil }
        return vector
    }
}
