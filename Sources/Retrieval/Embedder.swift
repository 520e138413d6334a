// SPDX-License-Identifier: GPL-3.0-or-later

/// Turns texts into vectors whose cosine says how alike the texts are.
package protocol Embedder: Sendable {
    /// What vectors must share to be compared: name, version and whatever else changes them, as in `lexical/1`.
    var identity: String { get }

    /// Components lie below this index.
    var dimension: Int { get }

    /// Whether rarer components of a collection should weigh more, as for vectors of counted features.
    var usesCollectionWeights: Bool { get }

    /// One vector of length 1 for each text, in order; zero vectors for texts without words. Throws `GreffierError`
    /// where a server is needed and does not answer. Called again for the same text it gives the same vector.
    func embed(_ texts: [String], language: SearchLanguage) async throws -> [SparseVector]
}
