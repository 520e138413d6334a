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

@Suite("Several servers of one model", .timeLimit(.minutes(10))) struct PoolSharingTests {
    /// A server that answers when it is let, and knows how many prompts it had at once.
    private final class HeldServer: Sendable {
        let fake: FakeModelServer
        private let arrivals: AsyncStream<Void>
        private let counts: Counts

        private final class Counts: Sendable {
            let now = Mutex(0)
            let most = Mutex(0)
            let gate = DispatchSemaphore(value: 0)
        }

        init(_ kind: FakeModelServer.Kind = .ollama) throws {
            let (arrivals, arrived) = AsyncStream<Void>.makeStream()
            let counts = Counts()
            fake = try FakeModelServer(kind) { exchange, _ in
                let count = counts.now.withLock { now in
                    now += 1
                    return now
                }
                counts.most.withLock { $0 = max($0, count) }
                arrived.yield()
                counts.gate.wait()
                counts.now.withLock { $0 -= 1 }
                FakeModelServer.send(exchange, kind, "ok")
            }
            self.arrivals = arrivals
            self.counts = counts
        }

        var most: Int { counts.most.withLock { $0 } }
        /// Returns once one more prompt has come.
        func arrival() async { for await _ in arrivals { return } }
        func release(_ count: Int = 1) { for _ in 0..<count { counts.gate.signal() } }

        func stop() {
            release(100)
            fake.server.stop()
        }
    }

    private func pool(_ servers: [FakeModelServer], _ change: (inout ModelConfiguration) -> Void = { _ in })
        -> ModelPool
    {
        var configuration = ModelConfiguration(endpoints: servers.map { $0.server.url() })
        change(&configuration)
        return ModelPool(configuration, http: HTTPClient())
    }

    private func prompts(_ server: FakeModelServer) -> [JSONValue] {
        server.server.requests.filter { $0.path == "/api/chat" || $0.path.hasSuffix("completions") }
            .compactMap { try? JSONValue(parsing: $0.body) }
    }

    @Test("prompts at the same time are shared, none gets more than it has slots, and all are answered")
    func shares() async throws {
        let (one, two) = (try HeldServer(), try HeldServer())
        defer {
            one.stop()
            two.stop()
        }
        let pool = pool([one.fake, two.fake])
        try await withThrowingTaskGroup(of: ChatReply.self) { group in
            for number in 0..<8 {
                group.addTask { try await pool.complete(ChatRequest(prompt: "prompt \(number)")) }
            }
            await one.arrival()
            await two.arrival()
            one.release(8)
            two.release(8)
            var endpoints: Set<String> = []
            for try await reply in group { endpoints.insert(reply.endpoint) }
            #expect(endpoints.count == 2)
        }
        #expect(one.most == 1)
        #expect(two.most == 1)
        #expect(prompts(one.fake).count + prompts(two.fake).count == 8)
    }

    @Test("who waits for a slot and gives up leaves at once, and the others are served")
    func leavesQueue() async throws {
        let server = try HeldServer()
        defer { server.stop() }
        let pool = pool([server.fake])
        let first = Task { try await pool.complete(ChatRequest(prompt: "first")) }
        await server.arrival()
        let second = Task { try await pool.complete(ChatRequest(prompt: "second")) }
        let third = Task { try await pool.complete(ChatRequest(prompt: "third")) }
        second.cancel()
        await #expect(throws: CancellationError.self) { try await second.value }
        server.release(2)
        #expect(try await first.value.text == "ok")
        #expect(try await third.value.text == "ok")
        #expect(prompts(server.fake).count == 2)
    }

    @Test("llama.cpp tells how many slots it has")
    func slotsOfLlama() async throws {
        let arrived = AsyncStream<Void>.makeStream()
        let gate = DispatchSemaphore(value: 0)
        let server = try LoopbackServer { exchange in
            switch exchange.request.path {
            case "/v1/models": exchange.json(#"{"data":[{"id":"m","owned_by":"llamacpp","meta":{"n_ctx":8192}}]}"#)
            case "/props": exchange.json(#"{"total_slots":3}"#)
            case "/v1/chat/completions":
                arrived.continuation.yield()
                gate.wait()
                FakeModelServer.send(exchange, .openai, "ok")
            default: exchange.json("{}", status: 404)
            }
        }
        defer { server.stop() }
        let pool = ModelPool(ModelConfiguration(endpoints: [server.url()]), http: HTTPClient())
        await withTaskGroup(of: Bool.self) { group in
            for number in 0..<3 {
                group.addTask { (try? await pool.complete(ChatRequest(prompt: "\(number)")).text) == "ok" }
            }
            var count = 0
            for await _ in arrived.stream {
                count += 1
                if count == 3 { break }
            }
            for _ in 0..<3 { gate.signal() }
            for await isGood in group { #expect(isGood) }
        }
    }

    @Test("a server whose second prompt would break off the first has one at a time, whatever is set")
    func oneAtATime() async throws {
        let counts = Mutex((now: 0, most: 0))
        let server = try LoopbackServer { exchange in
            guard exchange.request.path == "/v1/chat/completions" else {
                let isList = exchange.request.path == "/v1/models"
                return exchange.json(#"{"data":[{"id":"m","owned_by":"me"}]}"#, status: isList ? 200 : 404)
            }
            counts.withLock { $0 = ($0.now + 1, max($0.most, $0.now + 1)) }
            // Long enough for another one to come, if any was sent.
            Thread.sleep(forTimeInterval: 0.02)
            counts.withLock { $0.now -= 1 }
            FakeModelServer.send(exchange, .openai, "ok")
        }
        defer { server.stop() }
        var configuration = ModelConfiguration(endpoints: [server.url()])
        configuration.parallel = 4
        let pool = ModelPool(configuration, http: HTTPClient())
        try await withThrowingTaskGroup(of: Void.self) { group in
            for number in 0..<6 { group.addTask { _ = try await pool.complete(ChatRequest(prompt: "\(number)")) } }
            try await group.waitForAll()
        }
        #expect(counts.withLock { $0.most } == 1)
    }

    @Test("a dead server is asked once, and then left in peace while the other answers")
    func deadBesideGood() async throws {
        let dead = try FakeModelServer(.ollama) { exchange, _ in exchange.json(#"{"error":"gone"}"#, status: 401) }
        let good = try FakeModelServer(.openai) { exchange, _ in FakeModelServer.send(exchange, .openai, "ok") }
        defer {
            dead.server.stop()
            good.server.stop()
        }
        let pool = pool([dead, good])
        for number in 0..<6 { #expect(try await pool.complete(ChatRequest(prompt: "\(number)")).text == "ok") }
        #expect(prompts(dead).count == 1)
        #expect(prompts(good).count == 6)
    }

    @Test(
        "an Ollama keeps the model for as long as the settings say",
        arguments: [(Duration.seconds(600), 600), (.zero, 0), (nil, -1)] as [(Duration?, Int)]
    )
    func keepAlive(set: Duration?, sent: Int) async throws {
        let server = try FakeModelServer(.ollama) { exchange, _ in FakeModelServer.send(exchange, .ollama, "ok") }
        defer { server.server.stop() }
        _ = try await pool([server]) { $0.keepAlive = set }.complete(ChatRequest(prompt: "x"))
        #expect(prompts(server).last?[key: "keep_alive"] == .integer(sent))
    }

    @Test("at the start servers are looked at; the model is loaded where that is set", arguments: [true, false])
    func start(warmUp: Bool) async throws {
        let server = try FakeModelServer(.ollama) { exchange, _ in FakeModelServer.send(exchange, .ollama, "1") }
        defer { server.server.stop() }
        let gone = ModelConfiguration.Endpoint(url: try UnusedPort.url())
        let pool = pool([server]) { configuration in
            configuration.warmUp = warmUp
            configuration.endpoints.insert(gone, at: 0)
        }
        await pool.start()
        #expect(server.server.requests.contains { $0.path == "/api/tags" })
        #expect(prompts(server).count == (warmUp ? 1 : 0))
        let asked = server.server.requests.count
        #expect(try await pool.complete(ChatRequest(prompt: "x")).text == "1")
        #expect(server.server.requests.count == asked + 1, "it was known already")
        guard warmUp else { return }
        #expect(prompts(server).first?.value(at: "/options/num_ctx") == 4096)
        #expect(prompts(server).first?.value(at: "/options/num_predict") == 1)
    }

    @Test("the longest time that is set for an answer ends it")
    func timeout() async throws {
        let server = try FakeModelServer(.openai) { exchange, _ in _ = exchange.waitForClose() }
        defer { server.server.stop() }
        let pool = pool([server]) { $0.timeout = .seconds(1) }
        let error = await #expect(throws: GreffierError.self) { try await pool.complete(ChatRequest(prompt: "x")) }
        #expect(error?.code == .modelBusy)
    }

    @Test("who the model is does not hang on which server happens to be free")
    func identity() async throws {
        let held = try HeldServer()
        let other = try FakeModelServer(.openai, models: ["phi"]) { exchange, _ in
            FakeModelServer.send(exchange, .openai, "ok")
        }
        defer {
            held.stop()
            other.server.stop()
        }
        let pool = pool([held.fake, other])
        let first = Task { try await pool.complete(ChatRequest(prompt: "first")) }
        await held.arrival()
        let second = try await pool.complete(ChatRequest(prompt: "second"))
        #expect(second.identityKey == "openai/phi@unknown")
        #expect(try await pool.identity().model == "mistral:latest")
        held.release()
        let expected = try await pool.identity().key
        #expect(try await first.value.identityKey == expected)
    }
}
