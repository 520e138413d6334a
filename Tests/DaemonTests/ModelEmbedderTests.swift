// SPDX-License-Identifier: GPL-3.0-or-later
import DocumentModel
import Foundation
import JobModel
import LanguageModels
import RecordingLog
import Retrieval
import Synchronization
import Testing

@testable import Daemon

@Suite("Collections with a model's vectors")
struct ModelEmbedderTests {
    @Test("a space is the model with its digest, and its dimension that of a vector")
    func space() async throws {
        let model = CountingModel()
        let embedder = ModelEmbedder(model, trust: .zero)
        #expect(try await embedder.space() == VectorSpace(identity: "bge@d1", dimension: 4, form: .dense))
        model.change { $0.digest = nil }
        #expect(try await embedder.space().identity == "bge")
    }

    @Test("a text that is too long is halved and has the mean of its halves, and one without a space has none")
    func halving() async throws {
        let embedder = ModelEmbedder(CountingModel(room: 10))
        let embedding = try await embedder.embed(["aaaa bbbb", "aaaaaa bbbbbb", "cccccccccccccc"], language: .any)
        let vectors = embedding.vectors.map { try? $0.get() }
        #expect(vectors[0] == .dense([1, 0, 0, 0]))
        let half = Float(0.5).squareRoot()
        guard case .dense(let mean) = vectors[1] else {
            Issue.record("no vector for the long text")
            return
        }
        #expect(zip(mean, [half, half, 0, 0]).allSatisfy { abs($0 - $1) < 1e-6 })
        #expect(vectors[2] == nil)
    }

    @Test("a model whose dimension changes under its name is another space")
    func otherDimension() async throws {
        let model = CountingModel()
        let embedder = ModelEmbedder(model)
        #expect(try await embedder.space().dimension == 4)
        model.change { $0.dimension = 6 }
        #expect(try await embedder.embed(["a"], language: .any).space.dimension == 6)
        #expect(try await embedder.space().dimension == 6)
    }

    @Test("the keeper fills in what waited when the server comes back, and says once that it waits")
    func keeper() async throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "greffier-keeper-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let model = CountingModel()
        model.change { $0.isAway = true }
        let path = folder.appending(path: "library.sqlite").path
        let library = try Library(path: path, embedder: ModelEmbedder(model, trust: .zero))
        let entry = NewLibraryEntry(
            inputSHA256: "k",
            source: "k.pdf",
            run: ULID(),
            language: "fr",
            artifactSHA256: "a",
            data: Data("{}".utf8),
            title: "k",
            lines: [.init(text: "Soudeur", number: 1, kind: .paragraph, block: 0)]
        )
        _ = try await library.upsert(entry, in: "candidates")
        let log = RecordingLog()
        let keeper = VectorKeeper(library: library, logger: log.logger)
        var state = VectorKeeper.State()
        #expect(await keeper.look(&state) == keeper.patience)
        #expect(await keeper.look(&state) == keeper.patience)
        #expect(log.lines.filter { $0.message.hasPrefix("vectors wait") }.count == 1)
        model.change { $0.isAway = false }
        #expect(await keeper.look(&state) == keeper.pause)
        #expect(try await library.collections().first?.withoutVector == 0)
        model.change { $0.digest = "d2" }
        #expect(await keeper.look(&state) == keeper.pause)
        #expect(try await library.collections().first?.embedder == "bge@d2")
        #expect(log.lines.contains { $0.message.hasPrefix("embedding goes on") })
    }
}

/// Gives each text a vector by its first letter, and has room for so many characters.
private final class CountingModel: EmbeddingModel {
    struct Script: Sendable {
        var digest: String? = "d1"
        var dimension = 4
        var isAway = false
    }

    private let script = Mutex(Script())
    private let room: Int

    init(room: Int = 1000) { self.room = room }

    func change(_ body: (inout Script) -> Void) { script.withLock { body(&$0) } }

    func identity() async throws -> ModelIdentity {
        let script = script.withLock { $0 }
        if script.isAway { throw GreffierError(.modelUnreachable) }
        return ModelIdentity(provider: .ollama, endpoint: "http://h", model: "bge", digest: script.digest)
    }

    func embed(_ texts: [String]) async throws -> EmbeddingReply {
        let identity = try await identity()
        let dimension = script.withLock { $0.dimension }
        return EmbeddingReply(
            vectors: texts.map { text in
                guard text.count <= room else { return .failure(GreffierError(.modelContext)) }
                let place = text.hasPrefix("a") ? 0 : text.hasPrefix("b") ? 1 : 2
                return .success((0..<dimension).map { $0 == place ? 1 : 0 })
            },
            model: identity.model,
            digest: identity.digest,
            endpoint: identity.endpoint,
            promptTokens: nil,
            requests: 1,
            duration: .zero
        )
    }
}
