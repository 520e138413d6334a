// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import HTTPClient
import JobModel
import LanguageModels
import ModelServers
import Testing

@Suite("What breaks between client and server", .timeLimit(.minutes(10))) struct FaultTests {
    typealias Kind = FakeModelServer.Kind

    /// What comes of a fault.
    enum Verdict: Sendable, Equatable {
        /// The answer, whole.
        case answer
        /// Cut here, as what goes round in circles.
        case loop
        /// Cut here, as the server did not stop at the limit of tokens.
        case length
        case failure(ErrorCode, retryAfter: Double? = nil)
    }

    static func verdict(_ fault: Fault, _ kind: Kind) -> Verdict {
        switch fault {
        case .splitCharacters, .slowDrip, .wrongContentType, .emptyPieces: .answer
        case .whitespace: .loop
        case .runaway: .length
        case .closedBeforeAnyByte, .closedInHeaders, .cutChunk, .errorMidStream, .htmlPage502, .tooManyBare:
            .failure(.modelBusy)
        case .loading: .failure(kind == .ollama ? .modelBusy : .modelLoading)
        case .tooManyWithSeconds: .failure(.modelBusy, retryAfter: 7)
        // No server may send us away for longer than a day.
        case .tooManyWithDate: .failure(.modelBusy, retryAfter: 86_400)
        case .tooManyWithMilliseconds: .failure(.modelBusy, retryAfter: 1.5)
        case .notHTTP, .redirect: .failure(.modelAddress)
        case .outOfMemory, .wrongModel: .failure(.modelUnfit)
        case .refusedKey: .failure(.modelRefused)
        case .permanent500: .failure(kind == .ollama ? .modelCapability : .modelContext)
        case .contextNested, .silentTruncation: .failure(.modelContext)
        case .hugeHeaders, .htmlPage, .emptyAnswer, .gzipBomb, .noTerminator, .endsUndone, .swallowedError,
            .cutLine:
            .failure(.modelUngrounded)
        // Nothing ends it but a clock or a cancellation.
        case .pingsOnly: .failure(.modelBusy)
        }
    }

    /// A good server and a proxy before it.
    private struct Line {
        let fake: FakeModelServer
        let proxy: FaultProxy
        var direct: URL { fake.url }

        init(_ kind: Kind, _ fault: Fault?, models: [String] = ["mistral:latest", "other:latest"]) throws {
            fake = try FakeModelServer(kind, saying: ["{\"a\":", "\"Zoë 😀\"", "}"], models: models)
            proxy = try FaultProxy(before: fake.url, fault: fault)
        }

        func end() {
            proxy.stop()
            fake.stop()
        }
    }

    private static let request = ChatRequest(
        prompt: String(repeating: "Une question sur un long texte. ", count: 20),
        maximumOutput: 100
    )

    private func outcome(_ model: ModelPool) async -> Verdict {
        do {
            let reply = try await model.complete(Self.request)
            switch reply.finish {
            case .loop: return .loop
            case .length:
                #expect(reply.text.utf8.count < 1 << 15)
                return .length
            case .stop:
                #expect(reply.text == "{\"a\":\"Zoë 😀\"}")
                return .answer
            }
        } catch {
            let error = GreffierError.wrapping(error)
            return .failure(error.code, retryAfter: error.retryAfter)
        }
    }

    static let ending = Fault.allCases.filter { $0 != .pingsOnly }

    @Test("each fault has its verdict", arguments: ending, Kind.allCases)
    func verdicts(fault: Fault, kind: Kind) async throws {
        let line = try Line(kind, fault)
        defer { line.end() }
        let came = await outcome(model(at: line.proxy.url, "mistral"))
        #expect(came == Self.verdict(fault, kind), "\(came)")
        #expect(line.proxy.chatCount >= 1)
        // The same server, mended, gives the answer.
        line.proxy.set(nil)
        #expect(await outcome(model(at: line.proxy.url, "mistral")) == .answer)
    }

    @Test("another endpoint answers for one that fails", arguments: ending, Kind.allCases)
    func elsewhere(fault: Fault, kind: Kind) async throws {
        let line = try Line(kind, fault)
        defer { line.end() }
        let configuration = ModelConfiguration(endpoints: [line.proxy.url, line.direct], model: "mistral")
        let outcome = await outcome(ModelPool(configuration, http: HTTPClient()))
        switch Self.verdict(fault, kind) {
        case .answer, .failure: #expect(outcome == .answer)
        case .loop, .length: #expect(outcome == Self.verdict(fault, kind))
        }
    }

    @Test("signs of life alone keep nobody from giving up", arguments: Kind.allCases)
    func pings(kind: Kind) async throws {
        let line = try Line(kind, .pingsOnly)
        defer { line.end() }
        let begun = AsyncStream<Void>.makeStream()
        var watched = Self.request
        watched.onProgress = { _ in begun.continuation.yield() }
        let request = watched
        let client = model(at: line.proxy.url, "mistral")
        let task = Task {
            defer { begun.continuation.finish() }
            return try await client.complete(request)
        }
        for await _ in begun.stream { break }
        task.cancel()
        await #expect(throws: CancellationError.self) { try await task.value }
        line.proxy.set(nil)
        #expect(await outcome(client) == .answer)
    }
}
