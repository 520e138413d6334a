// SPDX-License-Identifier: GPL-3.0-or-later
import JobModel
import LanguageModels
import Retrieval

/// The embedder of a server's model.
///
/// A text that is too long for the model is halved at a space, down to sixteenths, and has the mean of the halves' vectors.
actor ModelEmbedder: Embedder {
    nonisolated let answersAtOnce = false

    private let model: any EmbeddingModel
    /// How long the server's word on what its model is holds.
    private let trust: Duration
    private var known: (space: VectorSpace, at: ContinuousClock.Instant)?

    private static let mostHalvings = 4

    init(_ model: any EmbeddingModel, trust: Duration = .seconds(60)) {
        self.model = model
        self.trust = trust
    }

    /// Name and digest of the model; its dimension is that of a vector, which no server tells otherwise.
    func space() async throws -> VectorSpace {
        if let known, known.at.duration(to: .now) < trust { return known.space }
        let identity = Self.name(try await model.identity())
        if let known, known.space.identity == identity {
            self.known = (known.space, .now)
            return known.space
        }
        let reply = try await model.embed([Self.probe])
        guard let first = reply.vectors.first else { throw GreffierError(.modelUngrounded, detail: identity) }
        let space = VectorSpace(identity: identity, dimension: try first.get().count, form: .dense)
        known = (space, .now)
        return space
    }

    func embed(_ texts: [String], language: SearchLanguage) async throws -> Embedding {
        var space = known?.space ?? VectorSpace(identity: "", dimension: 0, form: .dense)
        if known == nil { space = try await self.space() }
        var vectors: [Result<Embedding.Vector, GreffierError>] = []
        for vector in try await model.embed(texts).vectors { vectors.append(vector.map { .dense($0) }) }
        for index in texts.indices where vectors.indices.contains(index) {
            guard case .failure(let error) = vectors[index], error.code == .modelContext else { continue }
            vectors[index] = try await halved(texts[index], error, Self.mostHalvings).map { .dense($0) }
        }
        if let dimension = Self.dimension(of: vectors), dimension != space.dimension {
            // Another model under the same name: whoever compares spaces must see that.
            known = nil
            space = try await self.space()
            if dimension != space.dimension { space.dimension = dimension }
        }
        return Embedding(space: space, vectors: vectors)
    }

    private static let probe = "Greffier"

    private static func name(_ identity: ModelIdentity) -> String {
        identity.digest.map { "\(identity.model)@\($0)" } ?? identity.model
    }

    private static func dimension(of vectors: [Result<Embedding.Vector, GreffierError>]) -> Int? {
        for case .success(.dense(let vector)) in vectors { return vector.count }
        return nil
    }

    private func halved(
        _ text: String,
        _ error: GreffierError,
        _ left: Int
    ) async throws -> Result<[Float], GreffierError> {
        let halves = Self.halves(text)
        guard left > 0, halves.count == 2 else { return .failure(error) }
        var parts: [[Float]] = []
        for (half, vector) in zip(halves, try await model.embed(halves).vectors) {
            switch vector {
            case .success(let vector): parts.append(vector)
            case .failure(let error) where error.code == .modelContext:
                switch try await halved(half, error, left - 1) {
                case .success(let vector): parts.append(vector)
                case .failure(let error): return .failure(error)
                }
            case .failure(let error): return .failure(error)
            }
        }
        return Self.mean(parts).map { .success($0) } ?? .failure(error)
    }

    /// Both sides of the space nearest to the middle; one part where there is none.
    static func halves(_ text: String) -> [String] {
        let characters = Array(text)
        let middle = characters.count / 2
        let spaces = characters.indices.filter { characters[$0].isWhitespace && $0 > 0 && $0 < characters.count - 1 }
        guard let cut = spaces.min(by: { abs($0 - middle) < abs($1 - middle) }) else { return [text] }
        return [String(characters[..<cut]), String(characters[(cut + 1)...])]
    }

    /// The mean direction; `nil` where there is none.
    private static func mean(_ vectors: [[Float]]) -> [Float]? {
        guard let first = vectors.first, vectors.allSatisfy({ $0.count == first.count }) else { return nil }
        let sum = first.indices.map { index in vectors.reduce(Float(0)) { $0 + $1[index] } }
        let length = sum.reduce(0) { $0 + $1 * $1 }.squareRoot()
        return length > 0 ? sum.map { $0 / length } : nil
    }
}
