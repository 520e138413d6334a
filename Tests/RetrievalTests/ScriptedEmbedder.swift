// SPDX-License-Identifier: GPL-3.0-or-later
import JobModel
import Retrieval
import Synchronization

/// Dense vectors by the words of a small vocabulary, and what a server may do besides.
final class ScriptedEmbedder: Embedder {
    struct Script: Sendable {
        var version = 1
        var dimension = 8
        var isAway = false
        /// Texts with this word cannot be taken.
        var refused: String?
        /// Every text that was embedded.
        var texts: [String] = []
    }

    let answersAtOnce: Bool
    let script = Mutex(Script())
    static let vocabulary = ["swift", "rust", "paie", "comptable", "boulanger", "soudeur", "infirmier", "jardin"]

    init(answersAtOnce: Bool = false) { self.answersAtOnce = answersAtOnce }

    func change(_ body: (inout Script) -> Void) { script.withLock { body(&$0) } }

    var texts: [String] { script.withLock { $0.texts } }

    func space() async throws -> VectorSpace { try now() }

    func embed(_ texts: [String], language: SearchLanguage) async throws -> Embedding {
        let space = try now()
        script.withLock { $0.texts += texts }
        let refused = script.withLock { $0.refused }
        return Embedding(
            space: space,
            vectors: texts.map { text in
                if let refused, text.contains(refused) { return .failure(GreffierError(.modelCapability)) }
                return .success(.dense(Self.vector(text, space.dimension)))
            }
        )
    }

    private func now() throws -> VectorSpace {
        let script = script.withLock { $0 }
        if script.isAway { throw GreffierError(.modelUnreachable) }
        return VectorSpace(identity: "scripted@\(script.version)", dimension: script.dimension, form: .dense)
    }

    private static func vector(_ text: String, _ dimension: Int) -> [Float] {
        var vector = [Float](repeating: 0.01, count: dimension)
        for (index, word) in vocabulary.enumerated() where text.lowercased().contains(word) {
            vector[index % dimension] += 1
        }
        let length = vector.reduce(0) { $0 + $1 * $1 }.squareRoot()
        return vector.map { $0 / length }
    }
}
