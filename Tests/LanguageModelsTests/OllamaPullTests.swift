// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import HTTPClient
import JobModel
import LanguageModels
import LoopbackServer
import ModelServers
import Synchronization
import Testing

@Suite("Fetching a model through Ollama") struct OllamaPullTests {
    private func survey(_ server: LoopbackServer, key: String? = nil) -> ModelSurvey {
        ModelSurvey(ModelConfiguration(endpoints: [server.url()], apiKey: key), http: HTTPClient())
    }

    /// What fetches models there.
    private func ollama(_ server: LoopbackServer) async throws -> OllamaPull {
        guard case .ollama(let pull) = try await survey(server).pull() else { throw CancellationError() }
        return pull
    }

    /// The statuses that were told, and the error that ended it.
    private func pull(_ server: LoopbackServer) async throws -> (told: [PullProgress], error: GreffierError?) {
        let told = Mutex<[PullProgress]>([])
        do {
            try await ollama(server)("mistral") { progress in told.withLock { $0.append(progress) } }
            return (told.withLock { $0 }, nil)
        } catch let error as GreffierError {
            return (told.withLock { $0 }, error)
        }
    }

    private static let lines = [
        #"{"status":"pulling manifest"}"#,
        #"{"status":"pulling aa","digest":"sha256:aa","total":1000}"#,
        #"{"status":"pulling aa","digest":"sha256:aa","total":1000,"completed":400}"#,
        #"{"status":"pulling bb","digest":"sha256:bb","total":10,"completed":10}"#,
        #"{"status":"pulling aa","digest":"sha256:aa","total":1000,"completed":1000}"#,
        #"{"status":"verifying sha256 digest"}"#, #"{"status":"writing manifest"}"#, #"{"status":"success"}"#,
    ]

    @Test("each step is told, wherever the stream is cut, and success ends it", arguments: [1, 7, 4096])
    func steps(size: Int) async throws {
        let server = try FakeModelServer.pulling { exchange in
            exchange.beginChunks(200, ["Content-Type": "application/x-ndjson"])
            exchange.chunks(of: size, Self.lines.joined(separator: "\n") + "\n")
        }
        defer { server.stop() }
        let (told, error) = try await pull(server)
        #expect(error == nil)
        try #require(told.count == 8)
        #expect(told.last?.status == "success")
        #expect(told[2] == PullProgress(status: "pulling aa", digest: "sha256:aa", total: 1000, completed: 400))
        let request = try #require(server.requests.last)
        #expect(request.text == #"{"model":"mistral","stream":true}"#)
    }

    @Test("without success at its end a pull has failed")
    func noSuccess() async throws {
        let server = try FakeModelServer.pulling { exchange in
            exchange.beginChunks(200, ["Content-Type": "application/x-ndjson"])
            exchange.chunks(of: 100, Self.lines.dropLast().joined(separator: "\n") + "\n")
        }
        defer { server.stop() }
        let (told, error) = try await pull(server)
        #expect(told.count == 7)
        #expect(error?.code == .modelBusy && error?.detail.contains("without saying") == true)
    }

    @Test("a line with an error is an error, whatever came before and whatever the status")
    func errorLines() async throws {
        let unknown = #"{"error":"pull model manifest: file does not exist"}"#
        let late = try FakeModelServer.pulling { exchange in
            exchange.beginChunks(200, ["Content-Type": "application/x-ndjson"])
            exchange.chunks(of: 100, Self.lines[0] + "\n" + unknown + "\n")
        }
        defer { late.stop() }
        let (told, error) = try await pull(late)
        #expect(told.count == 1 && error?.code == .modelMissing)
        #expect(error?.messageFR.contains("la bibliothèque d’Ollama n’a pas de mistral") == true)

        let early = try FakeModelServer.pulling { $0.json(unknown, status: 500) }
        defer { early.stop() }
        #expect(try await pull(early).error?.code == .modelMissing)

        let full = try FakeModelServer.pulling {
            $0.json(#"{"error":"write /blobs: no space left on device"}"#, status: 500)
        }
        defer { full.stop() }
        #expect(try await pull(full).error?.detail.contains("no space left on device") == true)
    }

    @Test("a cancelled pull closes the connection at once")
    func cancelled() async throws {
        let begun = AsyncStream<Void>.makeStream()
        let closed = AsyncStream<Bool>.makeStream()
        let server = try FakeModelServer.pulling { exchange in
            exchange.beginChunks(200, ["Content-Type": "application/x-ndjson"])
            exchange.chunk(Self.lines[0] + "\n")
            begun.continuation.yield()
            closed.continuation.yield(exchange.waitForClose())
        }
        defer { server.stop() }
        let task = Task { try await ollama(server)("mistral") { _ in } }
        for await _ in begun.stream { break }
        task.cancel()
        await #expect(throws: CancellationError.self) { try await task.value }
        for await isClosed in closed.stream {
            #expect(isClosed)
            break
        }
    }

    @Test("another server than an Ollama fetches nothing, and is not asked to")
    func notOllama() async throws {
        let fake = try FakeModelServer(.openai) { exchange, _ in exchange.reply() }
        defer { fake.server.stop() }
        guard case .other(let endpoint) = try await survey(fake.server).pull() else {
            Issue.record("it is no Ollama")
            return
        }
        #expect(endpoint == fake.server.url().absoluteString)
        #expect(!fake.server.requests.contains { $0.path == "/api/pull" })
    }

    @Test("layers add up to one progress that never goes back")
    func tally() {
        var tally = PullTally()
        #expect(tally.share == nil)
        tally.add(PullProgress(status: "pulling aa", digest: "aa", total: 900, completed: 450))
        #expect(tally.share == 0.5)
        tally.add(PullProgress(status: "pulling bb", digest: "bb", total: 100))
        #expect(tally.total == 1000 && tally.completed == 450)
        tally.add(PullProgress(status: "pulling aa", digest: "aa", total: 900, completed: 300))
        #expect(tally.completed == 450, "tried again")
        tally.add(PullProgress(status: "verifying sha256 digest"))
        #expect(tally.status == "verifying sha256 digest" && tally.share == 0.45)
        tally.add(PullProgress(status: "pulling aa", digest: "aa", total: 900, completed: 9000))
        #expect(tally.completed == 900)
    }
}
