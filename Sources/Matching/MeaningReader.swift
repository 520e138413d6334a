// SPDX-License-Identifier: GPL-3.0-or-later

/// Turns the words that may enter closeness of meaning into vectors; given by who knows the embedders.
package struct MeaningReader: Sendable {
    /// What vectors must share to be compared, as `lexical/1`.
    package let identity: String
    /// Whether texts of two languages can be compared.
    let crossesLanguages: Bool
    /// One vector for each text, in order; texts are in the language of the code, `fr` or `en`.
    let vectors: @Sendable (_ texts: [String], _ language: String?) -> [MeaningVector]

    package init(
        identity: String,
        crossesLanguages: Bool,
        vectors: @escaping @Sendable (_ texts: [String], _ language: String?) -> [MeaningVector]
    ) {
        self.identity = identity
        self.crossesLanguages = crossesLanguages
        self.vectors = vectors
    }

    func vector(_ text: String, _ language: String?) -> MeaningVector? {
        guard !text.isEmpty, let vector = vectors([text], language).first, !vector.isEmpty else { return nil }
        return vector
    }
}
