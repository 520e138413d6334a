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

@Suite("What servers complain of") struct ModelErrorTests {
    /// A status and body as some server was seen to send it, and what it means.
    struct Complaint: Sendable, CustomTestStringConvertible {
        let status: Int
        let body: String
        let code: ErrorCode
        var kind = FakeModelServer.Kind.ollama
        var headers: [String: String] = [:]
        var retryAfter: Double?
        var testDescription: String { "\(status) \(body.prefix(60))" }
    }

    static let complaints: [Complaint] = [
        .init(
            status: 400,
            body:
                #"{"error":"{\"error\":{\"code\":400,\"message\":\"request (7900 tokens) exceeds the available context size (4096 tokens), try increasing it\",\"type\":\"exceed_context_size_error\",\"n_prompt_tokens\":7900,\"n_ctx\":4096}}"}"#,
            code: .modelContext
        ),
        .init(
            status: 400,
            body: #"{"error":"the prompt is longer than the context length currently available to the model"}"#,
            code: .modelContext
        ),
        .init(
            status: 404,
            body: #"{"error":"model \"mistral\" not found, try pulling it first"}"#,
            code: .modelMissing
        ),
        .init(status: 400, body: #"{"error":"\"bge-m3\" does not support chat"}"#, code: .modelUnfit),
        .init(
            status: 503,
            body: #"{"error":"server busy, please try again.  maximum pending requests exceeded"}"#,
            code: .modelBusy
        ),
        .init(status: 500, body: #"{"error":"invalid JSON schema in format"}"#, code: .modelCapability),
        .init(
            status: 500,
            body: #"{"error":"model requires more system memory (9 GiB) than is available (3 GiB)"}"#,
            code: .modelUnfit
        ),
        .init(status: 500, body: #"{"error":"model runner has unexpectedly stopped"}"#, code: .modelBusy),
        .init(status: 500, body: "", code: .modelBusy),
        .init(status: 502, body: "<html>Bad Gateway</html>", code: .modelBusy, kind: .openai),
        .init(
            status: 503,
            body: #"{"error":{"message":"Loading model","type":"unavailable_error","code":503}}"#,
            code: .modelLoading,
            kind: .openai
        ),
        .init(
            status: 400,
            body:
                #"{"error":{"code":400,"message":"request (20005 tokens) exceeds the available context size (1024 tokens)","type":"exceed_context_size_error","n_prompt_tokens":20005,"n_ctx":1024}}"#,
            code: .modelContext,
            kind: .openai
        ),
        .init(
            status: 400,
            body:
                #"{"error":{"message":"This model's maximum context length is 1024 tokens.","type":"invalid_request_error","param":"messages","code":"context_length_exceeded"}}"#,
            code: .modelContext,
            kind: .openai
        ),
        .init(
            status: 500,
            body:
                #"{"error":{"code":500,"message":"input (15002 tokens) is too large to process. increase the physical batch size","type":"server_error"}}"#,
            code: .modelContext,
            kind: .openai
        ),
        .init(
            status: 401,
            body: #"{"error":{"message":"Invalid API Key","type":"authentication_error","code":401}}"#,
            code: .modelRefused,
            kind: .openai
        ),
        .init(
            status: 422,
            body:
                #"{"detail":[{"loc":["body","seed"],"msg":"Extra inputs are not permitted","type":"extra","input":7}]}"#,
            code: .modelCapability,
            kind: .openai
        ),
        .init(
            status: 429,
            body: #"{"object":"error","message":"Requests rate limit exceeded","type":"rate_limited","code":"1300"}"#,
            code: .modelBusy,
            kind: .openai,
            headers: ["Retry-After": "7"],
            retryAfter: 7
        ),
        .init(
            status: 429,
            body: "",
            code: .modelBusy,
            kind: .openai,
            headers: ["Retry-After": "Sun, 06 Nov 1994 08:49:37 GMT"],
            retryAfter: 0
        ),
        .init(
            status: 404,
            body:
                #"{"object":"error","message":"The model `mistral` does not exist.","type":"NotFoundError","code":404}"#,
            code: .modelMissing,
            kind: .openai
        ),
        .init(status: 404, body: "<html>Not here</html>", code: .modelAddress, kind: .openai),
        .init(status: 407, body: "", code: .modelProxy, kind: .openai),
        .init(status: 307, body: "", code: .modelAddress, kind: .openai, headers: ["Location": "/elsewhere"]),
        .init(status: 404, body: #"{"detail":"Not Found"}"#, code: .modelUnfit, kind: .openai),
    ]

    @Test("each complaint gets its code, whatever its status", arguments: complaints)
    func classifies(complaint: Complaint) async throws {
        let fake = try FakeModelServer(complaint.kind) { exchange, _ in
            exchange.json(complaint.body, status: complaint.status, headers: complaint.headers)
        }
        defer { fake.server.stop() }
        let error = await #expect(throws: GreffierError.self) {
            try await fake.model().complete(ChatRequest(prompt: "x"))
        }
        #expect(error?.code == complaint.code)
        #expect(error?.retryAfter == complaint.retryAfter)
        #expect(error?.detail.contains("127.0.0.1") == true)
    }

    @Test("what a server repeats of the prompt reaches no message")
    func noEcho() async throws {
        let fake = try FakeModelServer(.openai) { exchange, _ in
            exchange.json(
                #"{"error":{"message":"1 validation error: {'msg': 'Field required', 'input': {'content': 'Zoe Martin'}}"}}"#,
                status: 400
            )
        }
        defer { fake.server.stop() }
        let error = await #expect(throws: GreffierError.self) {
            try await fake.model().complete(ChatRequest(prompt: "Zoe Martin"))
        }
        #expect(error?.message.contains("Field required") == true)
        #expect(error?.message.contains("Martin") == false)
    }

    @Test("both counts are told when a prompt is too long")
    func contextCounts() async throws {
        let fake = try FakeModelServer(.ollama) { exchange, _ in exchange.json(Self.complaints[0].body, status: 400) }
        defer { fake.server.stop() }
        let error = await #expect(throws: GreffierError.self) {
            try await fake.model().complete(ChatRequest(prompt: "x"))
        }
        #expect(error?.detail.hasSuffix("7900 tokens, room for 4096") == true)
    }

    @Test("no endpoint, a dead one and a wrong one are the environment's fault")
    func environment() async throws {
        let none = ModelPool(ModelConfiguration(endpoints: []), http: HTTPClient())
        let error = await #expect(throws: GreffierError.self) { try await none.identity() }
        #expect(error?.code == .modelUnconfigured && error?.errorClass == .environment)

        let gone = ModelPool(ModelConfiguration(endpoints: [try UnusedPort.url()]), http: HTTPClient())
        let refused = await #expect(throws: GreffierError.self) { try await gone.identity() }
        #expect(refused?.code == .modelUnreachable)

        for status in [200, 404] {
            let website = try LoopbackServer { $0.reply(status, [:], "<html>Hello</html>") }
            defer { website.stop() }
            let wrong = ModelPool(ModelConfiguration(endpoints: [website.url()]), http: HTTPClient())
            let other = await #expect(throws: GreffierError.self) { try await wrong.identity() }
            #expect(other?.code == .modelAddress)
            #expect(other?.detail.contains("answers with a web page") == true)
            #expect(other?.detailFR?.contains("répond par une page web") == true)
        }
    }

    @Test("when one endpoint fails the next one answers, and is asked first from then on")
    func failover() async throws {
        let bad = try FakeModelServer(.ollama) { exchange, _ in exchange.json(#"{"error":"busy"}"#, status: 503) }
        let good = try FakeModelServer(.openai) { exchange, _ in FakeModelServer.send(exchange, .openai, "ok") }
        defer {
            bad.server.stop()
            good.server.stop()
        }
        let endpoints = [bad.server.url(), good.server.url()]
        let model = ModelPool(ModelConfiguration(endpoints: endpoints), http: HTTPClient())
        #expect(try await model.complete(ChatRequest(prompt: "x")).text == "ok")
        #expect(try await model.complete(ChatRequest(prompt: "x")).text == "ok")
        #expect(bad.server.requests.count { $0.path == "/api/chat" } == 1)
    }

    @Test("a server that cannot be used is left in peace for a while, unless someone wants to see it")
    func resting() async throws {
        let website = try LoopbackServer { $0.reply(404) }
        defer { website.stop() }
        let clock = TestClock()
        let configuration = ModelConfiguration(endpoints: [website.url()])
        let pool = ModelPool(configuration, http: HTTPClient(), clock: clock.now)
        for _ in 0..<3 { await #expect(throws: GreffierError.self) { try await pool.identity() } }
        #expect(website.requests.count == 2, "one question for each interface")
        _ = await ModelSurvey(configuration, http: HTTPClient()).look()
        let looked = website.requests.count
        #expect(looked > 2, "who wants to see it does")
        clock.advance(by: .seconds(10))
        for _ in 0..<3 { await #expect(throws: GreffierError.self) { try await pool.identity() } }
        #expect(website.requests.count == looked + 2)
    }

    /// A clock that a test sets.
    private final class TestClock: Sendable {
        private let time = Mutex(ContinuousClock.now)
        var now: @Sendable () -> ContinuousClock.Instant { { self.time.withLock { $0 } } }
        func advance(by duration: Duration) { time.withLock { $0 += duration } }
    }

    @Test("when all endpoints fail the most hopeful reason is given")
    func allFail() async throws {
        let busy = try FakeModelServer(.ollama) { exchange, _ in
            exchange.json("{}", status: 429, headers: ["Retry-After": "3"])
        }
        let unable = try FakeModelServer(.ollama, models: ["phi", "qwen"]) { exchange, _ in exchange.reply() }
        defer {
            busy.server.stop()
            unable.server.stop()
        }
        let endpoints = [unable.server.url(), busy.server.url()]
        let model = ModelPool(ModelConfiguration(endpoints: endpoints), http: HTTPClient())
        let error = await #expect(throws: GreffierError.self) { try await model.complete(ChatRequest(prompt: "x")) }
        #expect(error?.code == .modelBusy)
        #expect(error?.retryAfter == 3)
    }

    @Test(
        "addresses are taken as people write them",
        arguments: [
            ("http://localhost:11434", "http://localhost:11434"), ("localhost:11434/", "http://localhost:11434"),
            ("http://h:8000/generate/stream", "http://h:8000"), ("https://api.mistral.ai/v1", "https://api.mistral.ai"),
            ("http://h/v1/chat/completions", "http://h"), ("http://h/base/api/chat/", "http://h/base"),
            (" http://[::1]:11434/api ", "http://[::1]:11434"),
        ]
    )
    func addresses(written: String, base: String) throws {
        #expect(try ModelConfiguration.baseURL(written).absoluteString == base)
    }

    @Test("what is no address is refused", arguments: ["", "ftp://h", "http://", "http://h/?q=1", "http://a b"])
    func badAddresses(written: String) {
        #expect(throws: GreffierError.self) { try ModelConfiguration.baseURL(written) }
    }

    @Test("the key never shows")
    func secrets() {
        let endpoints = [URL(filePath: "/")]
        #expect(!String(reflecting: ModelConfiguration(endpoints: endpoints, apiKey: "hunter2")).contains("hunter2"))
    }
}
