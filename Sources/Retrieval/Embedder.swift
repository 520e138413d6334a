// SPDX-License-Identifier: GPL-3.0-or-later

/// Turns texts into vectors whose inner product says how alike the texts are.
package protocol Embedder: Sendable {
    /// Whether it never waits for anything: the vectors of a document are then made before it goes into the index, and
    /// behind it otherwise.
    var answersAtOnce: Bool { get }

    /// What its vectors are at present.
    ///
    /// Throws `GreffierError` where a server would have to say and does not answer.
    func space() async throws -> VectorSpace

    /// One vector of length 1 for each text, in order, or why there is none; zero vectors for texts without words.
    ///
    /// Called again for the same text in the same space it gives the same vector. Throws `GreffierError` where nothing
    /// can be embedded at present.
    func embed(_ texts: [String], language: SearchLanguage) async throws -> Embedding
}
