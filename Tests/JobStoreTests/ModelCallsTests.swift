// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import JobModel
import JobStore
import JobStoreSQLite
import TestThreads
import Testing

@Suite("Calls to language models in the job store", .ownThreads(perTest: 4))
struct ModelCallsTests {
    private func withStore(_ body: (SQLiteJobStore, _ path: String) async throws -> Void) async throws {
        try await TemporaryStore.with { path in
            let store = try SQLiteJobStore(path: path, role: .engine)
            try await body(store, path)
            try await store.close()
        }
    }

    /// A call that wrote 10 tokens in 100 ms of the server's own time.
    private func answered(_ change: (inout ModelCall) -> Void = { _ in }) -> ModelCall {
        var call = ModelCall(at: Samples.start, name: "default", outcome: .answered(finish: "stop"))
        call.run = ULID(date: Samples.start)
        call.pipeline = "cv"
        call.stage = "profile"
        call.model = "mistral:latest"
        call.endpoint = "http://one"
        call.promptTokens = 100
        call.keptTokens = 60
        call.outputTokens = 10
        call.milliseconds = 500
        call.outputMilliseconds = 100
        call.cost = .init(amount: 0.5, currency: "EUR")
        change(&call)
        return call
    }

    private func failed(_ outcome: ModelCall.Outcome, at: Date = Samples.start) -> ModelCall {
        ModelCall(at: at, name: "default", outcome: outcome)
    }

    private func usage(
        _ store: any ModelCallStore,
        by grouping: ModelUsage.Grouping,
        since: Date = .distantPast
    ) async throws -> [String?: ModelUsage] {
        let groups = try await store.modelUsage(since: since, by: grouping)
        return Dictionary(uniqueKeysWithValues: groups.map { ($0.key, $0.usage) })
    }

    @Test("are summed: failures apart from cancellations, what memory answered apart from what was sent")
    func sums() async throws {
        try await withStore { store, _ in
            try await store.record([
                answered(), answered { $0.outputMilliseconds = nil },
                answered {
                    $0.isCached = true
                    $0.cost = nil
                    $0.milliseconds = 1
                }, failed(.failed(code: "model.busy")), failed(.cancelled),
            ])
            var expected = ModelUsage()
            expected.calls = 5
            expected.failed = 1
            expected.cancelled = 1
            expected.cached = 1
            expected.promptTokens = 200
            expected.keptTokens = 120
            expected.outputTokens = 20
            expected.savedTokens = 110
            expected.milliseconds = 1001
            expected.timedTokens = 20
            // Where the server does not tell, the whole call.
            expected.timedMilliseconds = 600
            expected.cost = ["EUR": 1]
            expected.models = ["mistral:latest"]
            #expect(try await usage(store, by: .model) == ["default": expected])
            #expect(expected.tokensPerSecond == 20.0 / 0.6)
        }
    }

    @Test("are put together by model, pipeline, address and quarter of an hour, from a moment on")
    func groups() async throws {
        try await withStore { store, _ in
            try await store.record([
                answered(), answered { $0.name = "large" }, answered { $0.cost?.currency = "USD" },
                answered {
                    $0.at += 900
                    $0.endpoint = "http://two"
                }, failed(.failed(code: "model.busy"), at: Samples.start + 3600),
            ])
            let byModel = try await usage(store, by: .model)
            #expect(byModel.mapValues(\.calls) == ["default": 4, "large": 1])
            #expect(byModel["default"]?.cost == ["EUR": 1, "USD": 0.5])
            #expect(try await usage(store, by: .pipeline).mapValues(\.calls) == ["cv": 4, nil: 1])
            #expect(
                try await usage(store, by: .endpoint).mapValues(\.calls) == ["http://one": 3, "http://two": 1, nil: 1]
            )
            let quarters = try await usage(store, by: .quarterHour)
            #expect(quarters.mapValues(\.calls) == ["1789999200000": 3, "1790000100000": 1, "1790002800000": 1])
            let late = try await usage(store, by: .model, since: Samples.start + 900)
            #expect(late.mapValues(\.calls) == ["default": 2])
        }
    }

    @Test("of one run are told apart from all others")
    func ofRun() async throws {
        try await withStore { store, _ in
            let run = ULID(date: Samples.start)
            try await store.record([
                answered { $0.run = run }, answered { $0.run = run }, answered(), answered { $0.run = nil },
            ])
            #expect(try await store.modelUsage(of: run)?.calls == 2)
            #expect(try await store.modelUsage(of: ULID(date: Samples.start)) == nil)
        }
    }

    @Test("go by their age, oldest first and a few at a time, whatever became of their run")
    func pruned() async throws {
        try await withStore { store, path in
            let run = Samples.run([Samples.job("text"), Samples.delivery(after: ["text"])], at: Samples.start)
            _ = try await store.submit(run)
            _ = try await store.finish(
                store.claimOne("text", at: Samples.start).lease,
                StageCompletion(StageResult(version: "work/1")),
                now: Samples.start
            )
            _ = try await store.deliver(store.claimOne(DeliveryJob.kind, at: Samples.start), at: Samples.start)
            try await store.record(
                (0..<5).map { index in
                    answered {
                        $0.run = run.id
                        $0.at += Double(index)
                    }
                }
            )
            #expect(try await store.pruneRuns(endedBefore: Samples.start + 1, limit: 9) == 1)
            #expect(try await store.modelUsage(of: run.id)?.calls == 5, "what was paid for stays")
            #expect(try TemporaryStore.sqlite(path, "SELECT count(*), count(file) FROM model_call_status") == "5|0")
            #expect(try await store.pruneModelCalls(before: Samples.start + 3, limit: 2) == 2)
            #expect(try await store.pruneModelCalls(before: Samples.start + 3, limit: 2) == 1)
            #expect(
                try TemporaryStore.sqlite(
                    path,
                    "SELECT group_concat(at - \(Int(Samples.start.timeIntervalSince1970))000) FROM model_calls"
                ) == "3000,4000"
            )
        }
    }

    @Test("stand in a view with the moment, the file and how each ended")
    func view() async throws {
        try await withStore { store, path in
            let run = Samples.run(at: Samples.start)
            _ = try await store.submit(run)
            try await store.record([
                answered { $0.run = run.id }, failed(.failed(code: "model.busy")), failed(.cancelled),
            ])
            let sql =
                "SELECT called_at, file, name, finish, error, cached, cost, currency FROM model_call_status ORDER BY call"
            let name = run.input?.name ?? ""
            #expect(
                try TemporaryStore.sqlite(path, sql) == """
                    2026-09-21T14:13:20.000Z|\(name)|default|stop||0|0.5|EUR
                    2026-09-21T14:13:20.000Z||default||model.busy|0||
                    2026-09-21T14:13:20.000Z||default||cancelled|0||
                    """
            )
        }
    }
}
