// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import JobModel
import LanguageModels
import Synchronization
import Testing

@Suite("The record of calls to models")
struct RecordedModelTests {
    private final class Calls: Sendable {
        private let calls = Mutex<[ModelCall]>([])
        var all: [ModelCall] { calls.withLock { $0 } }
        func add(_ call: ModelCall) { calls.withLock { $0.append(call) } }
    }

    private static let moment = Date(timeIntervalSince1970: 1_790_000_000)

    private func recorded(_ model: any ChatModel, _ calls: Calls) -> RecordedModel {
        let price = ModelPrice(input: 0.2, output: 0.6, currency: "EUR")
        return RecordedModel(model, name: "default", price: price, clock: ManualClock(Self.moment)) { calls.add($0) }
    }

    @Test("says for whom was asked, who answered, what it took and what it cost")
    func answered() async throws {
        let calls = Calls()
        let model = HeldModel()
        model.answerAlone()
        let run = ULID(date: Self.moment)
        let context = StageContext(run: run, pipeline: "cv", stage: "profile", usesMemo: true)
        _ = try await StageContext.$current.withValue(context) {
            // A stage may work in tasks of its own.
            try await Task { try await recorded(model, calls).complete(ChatRequest(prompt: "a")) }.value
        }
        var expected = ModelCall(at: Self.moment, name: "default", outcome: .answered(finish: "stop"))
        expected.run = run
        expected.pipeline = "cv"
        expected.stage = "profile"
        expected.model = "mistral:latest"
        expected.digest = "d1"
        expected.endpoint = "http://one"
        expected.promptTokens = 1_000_000
        expected.keptTokens = 10
        expected.outputTokens = 500_000
        expected.loadMilliseconds = 1
        expected.promptMilliseconds = 2
        expected.outputMilliseconds = 3
        expected.tries = 1
        expected.cost = .init(amount: 0.5, currency: "EUR")
        expected.milliseconds = try #require(calls.all.first).milliseconds
        #expect(calls.all == [expected])
    }

    @Test("holds what was answered from memory, at no cost, and the answer that was paid for once")
    func cached() async throws {
        try await ScratchFolder.with { folder in
            let calls = Calls()
            let model = HeldModel()
            model.answerAlone()
            let recorded = recorded(CachedModel(model, cache: AnswerCache(directory: folder)), calls)
            let request = ChatRequest(prompt: "a")
            await recorded.settle(try await recorded.complete(request), to: request, isUseful: true)
            _ = try await recorded.complete(request)
            #expect(calls.all.map(\.isCached) == [false, true])
            #expect(calls.all.map(\.cost?.amount) == [0.5, nil])
            #expect(calls.all.map(\.outputTokens) == [500_000, 500_000])
            #expect(calls.all.last?.outputMilliseconds == nil && calls.all.last?.tries == 0)
        }
    }

    @Test("holds failures with their code and the address that broke off, and cancellations")
    func failures() async throws {
        let calls = Calls()
        let model = HeldModel()
        let recorded = recorded(model, calls)
        let broken = Task { try await recorded.complete(ChatRequest(prompt: "a")) }
        await model.wasAsked()
        model.requests.last?.onProgress?(.began(endpoint: "http://two"))
        model.answer(.failure(GreffierError(.modelBusy, detail: "secret")))
        await #expect(throws: GreffierError.self) { try await broken.value }
        let left = Task { try await recorded.complete(ChatRequest(prompt: "a")) }
        await model.wasAsked()
        left.cancel()
        await #expect(throws: CancellationError.self) { try await left.value }
        #expect(calls.all.map(\.outcome) == [.failed(code: "model.busy"), .cancelled])
        #expect(calls.all.map(\.endpoint) == ["http://two", nil])
        #expect(calls.all.allSatisfy { $0.cost == nil && $0.run == nil && $0.model == nil })
    }
}
