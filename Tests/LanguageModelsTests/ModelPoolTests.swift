// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import HTTPClient
import JSONSchemas
import JobModel
import LanguageModels
import LoopbackServer
import ModelServers
import Synchronization
import Testing

@Suite("A model behind a server", .timeLimit(.minutes(10))) struct ModelPoolTests {
    typealias Kind = FakeModelServer.Kind

    static let schema: JSONValue = [
        "type": "object", "properties": ["a": ["type": "integer"]], "required": ["a"], "additionalProperties": false,
    ]

    private func request(_ prompt: String = "Question") throws -> ChatRequest {
        ChatRequest(prompt: prompt, schema: try JSONSchema(Self.schema), maximumOutput: 100)
    }

    private func code(_ model: ModelPool, _ request: ChatRequest? = nil) async -> GreffierError? {
        do {
            let reply = try await model.complete(request ?? (try self.request()))
            Issue.record("an answer: \(reply)")
            return nil
        } catch {
            return error as? GreffierError
        }
    }

    @Test("an answer comes whole, wherever its stream is cut", arguments: Kind.allCases, [1, 2, 3, 7, 4096])
    func streams(kind: Kind, size: Int) async throws {
        let fake = try FakeModelServer(kind) { exchange, _ in
            exchange.beginChunks(200, FakeModelServer.contentType(kind))
            exchange.chunks(of: size, FakeModelServer.stream(kind, ["{\"a\":", "\"Zoë 😀\"", "}"], promptTokens: 12))
        }
        defer { fake.server.stop() }
        let reply = try await fake.model().complete(try request())
        #expect(reply.text == "{\"a\":\"Zoë 😀\"}")
        #expect(reply.finish == .stop)
        #expect(reply.promptTokens == 12)
        #expect(reply.outputTokens == 7)
        #expect(reply.model == "mistral:latest")
    }

    @Test("whoever watches sees the answer grow, and who writes it", arguments: Kind.allCases)
    func progress(_ kind: Kind) async throws {
        let fake = try FakeModelServer(kind) { exchange, _ in
            exchange.beginChunks(200, FakeModelServer.contentType(kind))
            exchange.chunks(of: 5, FakeModelServer.stream(kind, ["Une ", "é", "tude"]))
        }
        defer { fake.server.stop() }
        let seen = Mutex<[ChatProgress]>([])
        var request = ChatRequest(prompt: "CV")
        request.onProgress = { progress in seen.withLock { $0.append(progress) } }
        let reply = try await fake.model().complete(request)
        let events = seen.withLock { $0 }
        #expect(events.first == .began(endpoint: reply.endpoint))
        let text = events.compactMap { if case .text(let piece) = $0 { piece } else { nil } }.joined()
        #expect(text == "Une étude")
    }

    @Test("Ollama is told not to cut, and how large a window it needs")
    func ollamaRequest() async throws {
        let fake = try FakeModelServer(.ollama) { exchange, _ in FakeModelServer.send(exchange, .ollama, "{}") }
        defer { fake.server.stop() }
        let model = fake.model()
        _ = try await model.complete(try request(String(repeating: "mot ", count: 3000)))
        _ = try await model.complete(try request("short"))
        let bodies = try fake.server.requests.filter { $0.path == "/api/chat" }.map { try JSONValue(parsing: $0.body) }
        let first = try #require(bodies.first)
        #expect(first[key: "model"] == "mistral:latest")
        #expect(first[key: "truncate"] == false)
        #expect(first[key: "shift"] == false)
        #expect(first[key: "format"] == Self.schema)
        #expect(first[key: "options"]?[key: "num_ctx"] == 8192)
        #expect(first[key: "options"]?[key: "num_predict"] == 100)
        #expect(bodies.last?[key: "options"]?[key: "num_ctx"] == 8192, "another size would load the model again")
    }

    @Test("OpenAI-compatible servers get the schema in the nested form")
    func openAIRequest() async throws {
        let fake = try FakeModelServer(.openai) { exchange, _ in FakeModelServer.send(exchange, .openai, "{}") }
        defer { fake.server.stop() }
        _ = try await fake.model(key: "k-123").complete(try request("R&D <C++> \"é\""))
        let received = try #require(fake.server.requests.last)
        let body = try JSONValue(parsing: received.body)
        #expect(body.value(at: "/response_format/json_schema/schema") == Self.schema)
        #expect(body.value(at: "/messages/0/content") == "R&D <C++> \"é\"")
        #expect(body[key: "seed"] == 42)
        #expect(received.headers["authorization"] == "Bearer k-123")
    }

    @Test("a server that does not know schemas is asked in a simpler way")
    func levelsDown() async throws {
        let fake = try FakeModelServer(.openai) { exchange, body in
            switch body.value(at: "/response_format/type")?.string {
            case "json_schema":
                exchange.json(
                    #"{"error":{"message":"1 validation error: {'loc': ('body','response_format','type'), 'msg': \"Input should be 'text' or 'json_object'\"}","type":"internal_server_error","param":null,"code":null}}"#,
                    status: 500
                )
            case "json_object":
                exchange.json(#"{"error":"'response_format.type' must be 'json_schema' or 'text'"}"#, status: 400)
            default: FakeModelServer.send(exchange, .openai, "{\"a\":1}")
            }
        }
        defer { fake.server.stop() }
        let model = fake.model()
        let first = try await model.complete(try request())
        #expect(first.text == "{\"a\":1}")
        #expect(first.tries == 4)
        #expect(try await model.complete(try request()).tries == 1)
        #expect(fake.server.requests.count { $0.path.hasSuffix("completions") } == 5, "what was learnt is kept")
    }

    @Test("a server of an unknown kind whose answer breaks the schema is asked once what it enforces")
    func findsEnforcement() async throws {
        let fake = try FakeModelServer(.openai) { exchange, body in
            let isProbe = body.value(at: "/messages/0/content") == "Answer with a JSON object."
            let isObeyed = body.value(at: "/response_format/schema") != nil
            let probed = isObeyed ? #"{"word":"quetzal","number":"777-99"}"# : #"{"word":"x"}"#
            FakeModelServer.send(exchange, .openai, isProbe ? probed : isObeyed ? #"{"a":1}"# : #"{"b":1}"#)
        }
        defer { fake.server.stop() }
        let model = fake.model()
        #expect(try await model.complete(try request()).text == #"{"b":1}"#)
        #expect(try await model.complete(try request()).text == #"{"a":1}"#)
        #expect(try await model.complete(try request()).text == #"{"a":1}"#)
        #expect(fake.server.requests.count { $0.path.hasSuffix("completions") } == 5)
    }

    @Test("where a guess says that a prompt does not fit, a server that counts is asked")
    func counts() async throws {
        let server = try LoopbackServer { exchange in
            switch exchange.request.path {
            case "/v1/models":
                exchange.json(#"{"data":[{"id":"mistral","owned_by":"llamacpp","meta":{"n_ctx":4096}}]}"#)
            case "/v1/chat/completions/input_tokens":
                let isLonger = exchange.request.body.count > 10_250
                exchange.json(#"{"object":"response.input_tokens","input_tokens":\#(isLonger ? 4050 : 3900)}"#)
            case "/v1/chat/completions": FakeModelServer.send(exchange, .openai, "{}", promptTokens: 3900)
            default: exchange.json("{}", status: 404)
            }
        }
        defer { server.stop() }
        let model = ModelPool(ModelConfiguration(endpoints: [server.url()]), http: HTTPClient())
        let fits = ChatRequest(prompt: String(repeating: "mot ", count: 2500), maximumOutput: 100)
        #expect(try await model.complete(fits).promptTokens == 3900)
        let longer = ChatRequest(prompt: String(repeating: "mot ", count: 2600), maximumOutput: 100)
        let error = await code(model, longer)
        #expect(error?.code == .modelContext)
        #expect(error?.detail.contains(": 4050 tokens and 100 for the answer, room for 4096") == true)
    }

    @Test("an Ollama that hangs up on a model that repeats itself gives a circle, not a broken answer")
    func repeatGuard() async throws {
        let fake = try FakeModelServer(.ollama) { exchange, _ in
            exchange.beginChunks(200, FakeModelServer.contentType(.ollama))
            let line = #"{"model":"mistral:latest","message":{"content":" ."},"done":false}"# + "\n"
            exchange.chunk(String(repeating: line, count: 31))
            exchange.chunk("")
        }
        defer { fake.server.stop() }
        #expect(try await fake.model().complete(try request()).finish == .loop)
    }

    @Test("an answer of nothing is no answer", arguments: Kind.allCases)
    func emptyAnswer(kind: Kind) async throws {
        let fake = try FakeModelServer(kind) { exchange, _ in FakeModelServer.send(exchange, kind, "") }
        defer { fake.server.stop() }
        #expect(await code(fake.model())?.code == .modelUngrounded)
    }

    @Test("a server that does not stream is understood")
    func wholeMessage() async throws {
        let fake = try FakeModelServer(.openai) { exchange, _ in
            exchange.json(
                #"{"model":"mistral:latest","choices":[{"finish_reason":"stop","message":{"content":"{}"}}]}"#
            )
        }
        defer { fake.server.stop() }
        #expect(try await fake.model().complete(try request()).text == "{}")
    }

    @Test("an answer that the limit cut says so", arguments: Kind.allCases)
    func lengthFinish(kind: Kind) async throws {
        let fake = try FakeModelServer(kind) { exchange, _ in
            exchange.beginChunks(200, FakeModelServer.contentType(kind))
            exchange.chunks(of: 50, FakeModelServer.stream(kind, ["{\"a\":"], finish: "length"))
        }
        defer { fake.server.stop() }
        #expect(try await fake.model().complete(try request()).finish == .length)
    }

    @Test("the server's own times, what it had kept of the prompt and its weights come with the answer")
    func serverTimes() async throws {
        let ollama = try FakeModelServer(.ollama) { exchange, _ in
            exchange.json(
                #"{"model":"mistral:latest","message":{"content":"{}"},"done":true,"done_reason":"stop","load_duration":1500000000,"prompt_eval_count":26,"prompt_eval_duration":130000001,"eval_count":9,"eval_duration":7}"#
            )
        }
        let llama = try FakeModelServer(.openai) { exchange, _ in
            exchange.json(
                #"{"model":"mistral:latest","choices":[{"finish_reason":"stop","message":{"content":"{}"}}],"usage":{"prompt_tokens":54,"completion_tokens":8,"prompt_tokens_details":{"cached_tokens":53}},"timings":{"cache_n":53,"prompt_n":1,"prompt_ms":1e300,"predicted_ms":1500.5}}"#
            )
        }
        let plain = try FakeModelServer(.openai) { exchange, _ in FakeModelServer.send(exchange, .openai, "{}") }
        defer { for fake in [ollama, llama, plain] { fake.server.stop() } }
        let first = try await ollama.model().complete(try request())
        let times = ChatTiming(
            load: .milliseconds(1500),
            prompt: .nanoseconds(130_000_001),
            output: .nanoseconds(7)
        )
        #expect(first.timing == times)
        #expect(first.cachedTokens == nil)
        #expect(first.digest == OllamaShapes.digest("mistral:latest"))
        let second = try await llama.model().complete(try request())
        #expect(second.timing == ChatTiming(output: .microseconds(1_500_500)))
        #expect(second.cachedTokens == 53)
        #expect(second.tries == 1)
        let third = try await plain.model().complete(try request())
        #expect(third.timing == ChatTiming())
        #expect(third.digest == nil)
    }

    @Test("a stream that merely ends is no answer", arguments: Kind.allCases, ["cut", "end", "done-less"])
    func noTerminator(kind: Kind, manner: String) async throws {
        let fake = try FakeModelServer(kind) { exchange, _ in
            exchange.beginChunks(200, FakeModelServer.contentType(kind))
            let whole = FakeModelServer.stream(kind, ["{\"a\":1}"])
            let part = String(whole.prefix(whole.count / 3))
            switch manner {
            case "cut":
                exchange.chunk(part)
                exchange.close()
            case "end":
                exchange.chunk(
                    part.split(separator: "\n", omittingEmptySubsequences: false).dropLast().joined(separator: "\n")
                )
                exchange.chunk("\n")
                exchange.chunk("")
            default:
                exchange.chunk(
                    kind == .ollama
                        ? #"{"model":"mistral:latest","message":{"content":"{}"},"done":false}"# : "data: [DONE]\n\n"
                )
                exchange.chunk("")
            }
        }
        defer { fake.server.stop() }
        let error = await code(fake.model())
        #expect(error?.errorClass == .transient)
        #expect(error?.code == (manner == "cut" ? .modelBusy : .modelUngrounded))
    }

    @Test("an error in the middle of a stream is an error", arguments: Kind.allCases)
    func errorMidStream(kind: Kind) async throws {
        let fake = try FakeModelServer(kind) { exchange, _ in
            exchange.beginChunks(200, FakeModelServer.contentType(kind))
            let whole = FakeModelServer.stream(kind, ["{"]).split(separator: "\n", omittingEmptySubsequences: false)
            exchange.chunk(whole.prefix(2).joined(separator: "\n") + "\n")
            exchange.chunk(
                (kind == .ollama ? "" : "data: ") + #"{"error":"llama runner process has terminated"}"# + "\n\n"
            )
            exchange.chunk("")
        }
        defer { fake.server.stop() }
        #expect(await code(fake.model())?.code == .modelBusy)
    }

    @Test("white space and repetition without end are cut early", arguments: Kind.allCases, [" \n", "abc, "])
    func loops(kind: Kind, piece: String) async throws {
        let fake = try FakeModelServer(kind) { exchange, _ in
            exchange.beginChunks(200, FakeModelServer.contentType(kind))
            for _ in 0..<2000 { exchange.chunk(FakeModelServer.piece(kind, piece)) }
            _ = exchange.waitForClose()
        }
        defer { fake.server.stop() }
        let reply = try await fake.model().complete(try request())
        #expect(reply.finish == .loop)
        #expect(reply.text.count < 6000)
    }

    @Test("a prompt that does not fit is refused before anything is sent", arguments: Kind.allCases)
    func tooLong(kind: Kind) async throws {
        let fake = try FakeModelServer(kind, context: 4096) { exchange, _ in FakeModelServer.send(exchange, kind, "{}")
        }
        defer { fake.server.stop() }
        let error = await code(fake.model(), try request(String(repeating: "mot ", count: 3000)))
        #expect(error?.code == .modelContext)
        #expect(!fake.server.requests.contains { $0.path.hasSuffix("chat") || $0.path.hasSuffix("completions") })
    }

    @Test("a server that cut the prompt all the same is found out", arguments: Kind.allCases)
    func silentTruncation(kind: Kind) async throws {
        let fake = try FakeModelServer(kind) { exchange, _ in
            FakeModelServer.send(exchange, kind, "{\"a\":1}", promptTokens: 2051)
        }
        defer { fake.server.stop() }
        #expect(await code(fake.model(), try request(String(repeating: "mots ", count: 4000)))?.code == .modelContext)
    }

    @Test("an Ollama that cannot be kept from cutting is refused")
    func oldOllama() async throws {
        let fake = try FakeModelServer(.ollama, version: "0.11.4") { exchange, _ in exchange.reply() }
        defer { fake.server.stop() }
        let error = await code(fake.model())
        #expect(error?.code == .modelUnfit)
        #expect(error?.detail.contains("0.11.4") == true)
        #expect(error?.messageFR.contains("Ollama 0.11.4 tronque") == true)
    }

    @Test("an Ollama named as OpenAI-compatible is spoken to as Ollama")
    func ollamaAsOpenAI() async throws {
        let fake = try FakeModelServer(.ollama) { exchange, _ in FakeModelServer.send(exchange, .ollama, "{}") }
        defer { fake.server.stop() }
        #expect(try await fake.model(provider: .openai).identity().provider == .ollama)
    }

    @Test("the model is known by its weights where the server tells")
    func identity() async throws {
        let fake = try FakeModelServer(.ollama, models: ["llama3:8b", "mistral:latest"]) { exchange, _ in
            exchange.reply()
        }
        defer { fake.server.stop() }
        for name in [nil, "mistral", "mistral:latest"] {
            let identity = try await fake.model(name).identity()
            #expect(identity.key == "ollama/mistral:latest@\(OllamaShapes.digest("mistral:latest"))")
            #expect(identity.context == 32_768)
            #expect(identity.serverVersion == "0.33.0")
        }
    }

    @Test("a wrong name is answered with the nearest ones", arguments: Kind.allCases)
    func wrongName(kind: Kind) async throws {
        let fake = try FakeModelServer(kind, models: ["llama3:8b", "mistral:latest"]) { exchange, _ in exchange.reply()
        }
        defer { fake.server.stop() }
        let error = await code(fake.model("mistrall"))
        #expect(error?.code == .modelMissing && error?.errorClass == .environment)
        #expect(error?.detail.contains("no model mistrall; nearest: mistral:latest") == true)
        #expect(error?.messageFR.contains("pas de modèle mistrall ; les plus proches : mistral:latest") == true)
    }

    @Test("without a name the only model is taken, and several are a question")
    func defaultName() async throws {
        let one = try FakeModelServer(.openai, models: ["phi"]) { exchange, _ in exchange.reply() }
        defer { one.server.stop() }
        #expect(try await one.model().identity().model == "phi")
        let two = try FakeModelServer(.openai, models: ["phi", "qwen"]) { exchange, _ in exchange.reply() }
        defer { two.server.stop() }
        #expect(await code(two.model())?.detail.contains("name one of phi, qwen") == true)
        let none = try FakeModelServer(.ollama, models: []) { exchange, _ in exchange.reply() }
        defer { none.server.stop() }
        #expect(await code(none.model())?.code == .modelMissing)
    }

    @Test("another model than the one asked is no answer")
    func wrongModelAnswers() async throws {
        let fake = try FakeModelServer(.openai, models: ["mistral", "tiny"]) { exchange, _ in
            exchange.beginChunks(200, FakeModelServer.contentType(.openai))
            exchange.chunks(of: 100, FakeModelServer.stream(.openai, ["{}"], model: "tiny"))
        }
        defer { fake.server.stop() }
        #expect(await code(fake.model())?.code == .modelUnfit)
    }

    @Test("cancelling ends the wait and closes the connection", arguments: Kind.allCases)
    func cancellation(kind: Kind) async throws {
        let begun = AsyncStream<Void>.makeStream()
        let closed = AsyncStream<Bool>.makeStream()
        let fake = try FakeModelServer(kind) { exchange, _ in
            exchange.beginChunks(200, FakeModelServer.contentType(kind))
            begun.continuation.yield()
            closed.continuation.yield(exchange.waitForClose())
        }
        defer { fake.server.stop() }
        let request = try request()
        let task = Task {
            defer { begun.continuation.finish() }
            return try await fake.model().complete(request)
        }
        for await _ in begun.stream { break }
        task.cancel()
        await #expect(throws: CancellationError.self) { try await task.value }
        for await isClosed in closed.stream {
            #expect(isClosed)
            break
        }
    }
}
