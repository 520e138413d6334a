// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import HTTPClient
import JSONSchemas
import JobModel
import LanguageModels
import LoopbackServer
import ModelServers
import Testing

@Suite("Texts as vectors") struct EmbeddingTests {
    typealias Kind = FakeModelServer.Kind

    /// A server whose vectors say which text they are of; `fault` answers in its place.
    private func server(
        _ kind: Kind,
        context: Int = 512,
        capabilities: [String] = ["embedding"],
        owner: String = "nobody",
        fault: @escaping @Sendable (Exchange, [String]) -> Bool = { _, _ in false },
        tokens: @escaping @Sendable ([String]) -> Int = { $0.reduce(0) { $0 + $1.count / 3 + 2 } }
    ) throws -> LoopbackServer {
        let fake = try FakeModelServer(
            kind,
            models: [kind == .ollama ? "bge-m3:latest" : "bge-m3"],
            context: context,
            capabilities: capabilities,
            owner: owner,
            more: { exchange in
                let body = (try? JSONValue(parsing: exchange.request.body)) ?? .null
                let texts = body[key: "input"]?.array?.compactMap(\.string) ?? []
                switch (kind, exchange.request.path) {
                case (.openai, "/extras/tokenize/count"):
                    exchange.json(#"{"count":\#((body[key: "input"]?.string?.count ?? 0) / 3)}"#)
                case (.ollama, "/api/embed"):
                    if fault(exchange, texts) { return true }
                    let vectors = texts.map { [Double($0.utf8.count), 0, 4] }
                    exchange.json(OllamaShapes.embed(vectors, model: "bge-m3:latest", promptTokens: tokens(texts)))
                case (.openai, "/v1/embeddings"):
                    if fault(exchange, texts) { return true }
                    let vectors = texts.map { [Double($0.utf8.count), 0, 4] }
                    exchange.json(OpenAIShapes.embeddings(vectors, model: "bge-m3", promptTokens: tokens(texts)))
                default: return false
                }
                return true
            },
            answer: { exchange, _ in exchange.json(#"{"error":"does not support chat"}"#, status: 400) }
        )
        return fake.server
    }

    private func embedder(_ server: LoopbackServer) -> ConfiguredEmbedder {
        ConfiguredEmbedder(ModelConfiguration(endpoints: [server.url()], model: "bge-m3"), http: HTTPClient())
    }

    private func codes(_ reply: EmbeddingReply) -> [String?] {
        reply.vectors.map { if case .failure(let error) = $0 { error.code.name } else { nil } }
    }

    @Test("each text gets its own vector, of length 1, whatever order the server answers in", arguments: Kind.allCases)
    func order(kind: Kind) async throws {
        let server = try server(kind)
        defer { server.stop() }
        let reply = try await embedder(server).embed(["abc", "é", ""])
        #expect(try reply.vectors[0].get() == [0.6, 0, 0.8])
        let second = try reply.vectors[1].get()
        #expect(second[0] > 0.44 && second[0] < 0.45)
        #expect(codes(reply) == [nil, nil, "model.capability"])
        #expect(reply.requests == 1)
        let body = try JSONValue(parsing: try #require(server.requests.last).body)
        #expect(body[key: "input"] == ["abc", "é"])
        #expect(body[key: "truncate"] == (kind == .ollama ? false : nil))
        #expect(body[key: "encoding_format"] == nil)
    }

    @Test("many texts go in batches", arguments: Kind.allCases)
    func batches(kind: Kind) async throws {
        let server = try server(kind)
        defer { server.stop() }
        let texts = (0..<100).map { String(repeating: "a", count: $0 + 1) }
        let reply = try await embedder(server).embed(texts)
        #expect(reply.requests == 4)
        for (index, vector) in reply.vectors.enumerated() {
            let vector = try vector.get()
            #expect(abs(vector[0] / vector[2] - Float(index + 1) / 4) < 0.001)
        }
    }

    @Test("one text that the server cannot take costs no other its vector", arguments: Kind.allCases)
    func bisects(kind: Kind) async throws {
        let server = try server(kind) { exchange, texts in
            guard texts.contains("bad") else { return false }
            exchange.json(#"{"error":"failed to encode response: json: unsupported value: NaN"}"#, status: 500)
            return true
        }
        defer { server.stop() }
        let reply = try await embedder(server).embed(["a", "b", "c", "bad", "d", "e", "f", "g"])
        #expect(codes(reply) == [nil, nil, nil, "model.capability", nil, nil, nil, nil])
    }

    @Test("numbers that are none, other dimensions and vectors without direction are no vectors")
    func badVectors() async throws {
        let server = try server(.ollama) { exchange, _ in
            exchange.json(#"{"model":"bge-m3","embeddings":[[3,4],[null,1],[1,2,3],[0,0],[]]}"#)
            return true
        }
        defer { server.stop() }
        let reply = try await embedder(server).embed(["a", "b", "c", "d", "e"])
        let useless = "model.ungrounded"
        #expect(codes(reply) == [nil, useless, useless, useless, useless])
    }

    @Test("an answer with another number of vectors is no answer", arguments: Kind.allCases)
    func missingVectors(kind: Kind) async throws {
        let server = try server(kind) { exchange, _ in
            exchange.json(kind == .ollama ? #"{"embeddings":[]}"# : #"{"data":[{"index":7,"embedding":[1]}]}"#)
            return true
        }
        defer { server.stop() }
        let reply = try await embedder(server).embed(["a", "b"])
        #expect(codes(reply) == ["model.ungrounded", "model.ungrounded"])
    }

    @Test("a text that is too long is refused before it is sent, and never cut", arguments: Kind.allCases)
    func tooLong(kind: Kind) async throws {
        let server = try server(kind)
        defer { server.stop() }
        let long = String(repeating: "mot ", count: 2000)
        let reply = try await embedder(server).embed(["a", long])
        #expect(codes(reply) == [nil, "model.context"])
        #expect(!server.requests.contains { $0.text.contains("mot mot") })
    }

    @Test("a server that cut a text all the same is found out, and the others keep their vectors")
    func silentCut() async throws {
        let server = try server(.openai, context: 8192, tokens: { min($0.reduce(0) { $0 + $1.count / 3 + 1 }, 40) })
        defer { server.stop() }
        let reply = try await embedder(server).embed(["a", String(repeating: "mot ", count: 300)])
        #expect(codes(reply) == [nil, "model.context"])
    }

    @Test("where the server counts, its count decides")
    func counted() async throws {
        let server = try server(.openai, context: 512, owner: "me")
        defer { server.stop() }
        // About 640 tokens by the guess, 490 by the server's count.
        let reply = try await embedder(server).embed([String(repeating: "mot ", count: 367)])
        #expect(codes(reply) == [nil])
    }

    @Test("a model that answers prompts is no embedding model, and the other way round")
    func abilities() async throws {
        let chat = try server(.ollama, capabilities: ["completion", "tools"])
        let vectors = try server(.ollama)
        defer {
            chat.stop()
            vectors.stop()
        }
        let noVectors = await #expect(throws: GreffierError.self) { try await embedder(chat).embed(["a"]) }
        #expect(noVectors?.code == .modelUnfit)
        #expect(noVectors?.detail.contains("does not offer embedding, only completion, tools") == true)
        let settings = ModelConfiguration(endpoints: [vectors.url()], model: "bge-m3")
        let noChat = await #expect(throws: GreffierError.self) {
            try await ModelPool(settings, http: HTTPClient()).complete(ChatRequest(prompt: "x"))
        }
        #expect(noChat?.code == .modelUnfit)
        #expect(noChat?.detail.contains("does not offer completion") == true)
    }

    @Test("a server that makes no vectors is not asked text by text")
    func disabled() async throws {
        let message =
            #"{"error":{"code":501,"message":"This server does not support embeddings.","type":"not_supported_error"}}"#
        let server = try server(.openai) { exchange, _ in
            exchange.json(message, status: 501)
            return true
        }
        defer { server.stop() }
        let error = await #expect(throws: GreffierError.self) { try await embedder(server).embed(["a", "b", "c"]) }
        #expect(error?.code == .modelUnfit)
        #expect(server.requests.count { $0.path == "/v1/embeddings" } == 1)
        let lax = try self.server(.openai) { exchange, _ in
            exchange.json(#"{"error":"Model is not embedding"}"#, status: 400)
            return true
        }
        defer { lax.stop() }
        let single = await #expect(throws: GreffierError.self) { try await embedder(lax).embed(["one text alone"]) }
        #expect(single?.code == .modelCapability)
        let busy = try self.server(.openai) { exchange, _ in
            exchange.json("{}", status: 503)
            return true
        }
        defer { busy.stop() }
        let waits = await #expect(throws: GreffierError.self) { try await embedder(busy).embed(["a", "b"]) }
        #expect(waits?.code == .modelBusy)
    }
}
