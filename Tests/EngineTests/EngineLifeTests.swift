// SPDX-License-Identifier: GPL-3.0-or-later
import BlobStore
import Engine
import Foundation
import JobModel
import JobStore
import PipelineModel
import Synchronization
import Testing

@Suite("Engine over its life", .timeLimit(.minutes(10)))
struct EngineLifeTests {
    @Test("the same work is done once, unless it has effects, was degraded, or the run says again")
    func memo() async throws {
        let bench = try Workbench()
        let read = ScriptedStage("read")
        let index = ScriptedStage("index", hasEffects: true)
        let poor = ScriptedStage("poor") { input, _ in
            var output = StageOutput.made(input.stage.name)
            output.degraded = ["model"]
            return output
        }
        let pipeline = try await bench.pipeline([
            StageSpec(name: "text", kind: "read"), StageSpec(name: "index", kind: "index", from: ["text": "text"]),
            StageSpec(name: "poor", kind: "poor", from: ["text": "text"]),
        ])
        try await bench.running(bench.engine([read, index, poor])) { events in
            let first = try await bench.submit(pipeline)
            _ = await events.end(of: first)
            let second = try await bench.submit(pipeline, name: "copy.txt")
            _ = await events.end(of: second)
            #expect(read.calls == 1 && index.calls == 2 && poor.calls == 2)
            #expect(bench.outbox.report(second)?.stages.map(\.cached) == [true, false, false])
            #expect(bench.outbox.report(second)?.duplicateOf == first)
            #expect(try await bench.store.attempts(run: second).first?.outcome == .cached)
            let other = try await bench.submit(pipeline, text: "Marie")
            _ = await events.end(of: other)
            let again = try await bench.submit(pipeline, usesMemo: false)
            _ = await events.end(of: again)
            #expect(read.calls == 3)
        }
    }

    @Test("a result is not remembered where what it rests on changed while it was made")
    func memoOfChanged() async throws {
        let bench = try Workbench()
        let words = Mutex("of before")
        let read = ScriptedStage("read") { input, call in
            if call == 1 { words.withLock { $0 = "of now" } }
            return .made(input.stage.name)
        } restsOn: {
            [words.withLock { $0 }]
        }
        let pipeline = try await bench.pipeline([StageSpec(name: "text", kind: "read")])
        try await bench.running(bench.engine([read])) { events in
            _ = await events.end(of: try await bench.submit(pipeline))
            words.withLock { $0 = "of before" }
            _ = await events.end(of: try await bench.submit(pipeline))
            #expect(read.calls == 2)
            _ = await events.end(of: try await bench.submit(pipeline))
            #expect(read.calls == 2)
        }
    }

    @Test("a remembered result whose bytes are gone is made again")
    func memoWithoutBytes() async throws {
        let bench = try Workbench()
        let read = ScriptedStage("read") { _, call in .made("text", "{\"call\":\(call)}") }
        let pipeline = try await bench.pipeline([StageSpec(name: "text", kind: "read")], publish: ["text.json"])
        try await bench.running(bench.engine([read])) { events in
            let first = try await bench.submit(pipeline)
            _ = await events.end(of: first)
            let sha256 = try #require(bench.outbox.report(first)?.artifacts.first?.sha256)
            try FileManager.default.removeItem(atPath: bench.blobs.path(sha256))
            let second = try await bench.submit(pipeline)
            #expect(await events.end(of: second)?.status == .succeeded)
            #expect(read.calls == 2)
        }
    }

    @Test("cancelling reaches the stage that runs", arguments: [true, false])
    func cancellation(fromThisProcess: Bool) async throws {
        let bench = try Workbench()
        let begun = Gate()
        let stage = ScriptedStage("read") { _, _ in
            begun.open()
            try await Task.sleep(for: .seconds(3600))
            return .made("text")
        }
        let pipeline = try await bench.pipeline([
            StageSpec(name: "text", kind: "read"), StageSpec(name: "next", kind: "read", from: ["text": "text"]),
        ])
        let run = try await bench.submit(pipeline)
        try await bench.running(bench.engine([stage])) { events in
            await begun.wait()
            let store: any JobStore = fromThisProcess ? bench.store : try bench.reopened()
            #expect(try await store.cancel(run: run, now: Date()).stopping == ["text"])
            #expect(await events.end(of: run)?.status == .cancelled)
        }
        let report = try #require(bench.outbox.report(run))
        #expect(report.status == .cancelled && report.error?.code == "run.cancelled")
        #expect(report.stages.map(\.status) == [.cancelled, .cancelled])
    }

    @Test("a graceful stop lets stages end, gives back what does not, and burns no attempt")
    func gracefulStop() async throws {
        let bench = try Workbench()
        let (quick, slow, release) = (Gate(), Gate(), Gate())
        let read = ScriptedStage("read") { _, _ in
            quick.open()
            await release.wait()
            return .made("text")
        }
        let endless = ScriptedStage("endless") { _, call in
            if call > 1 { return .made("late") }
            slow.open()
            try await Task.sleep(for: .seconds(3600))
            return .made("late")
        }
        let pipeline = try await bench.pipeline([
            StageSpec(name: "text", kind: "read"), StageSpec(name: "late", kind: "endless"),
        ])
        let run = try await bench.submit(pipeline)
        var settings = Workbench.quick
        // The one that ends must have ended by then; the other one is waited for as long.
        settings.grace = 5
        let engine = bench.engine([read, endless], settings: settings)
        let task = Task { try await engine.run() }
        await quick.wait()
        await slow.wait()
        engine.stop()
        release.open()
        try await task.value
        let outcomes = try await bench.store.attempts(run: run)
        #expect(outcomes.map(\.outcome) == [.succeeded, .released] && outcomes.map(\.stage) == ["text", "late"])
        try await bench.running(bench.engine([read, endless])) { events in
            #expect(await events.end(of: run)?.status == .succeeded)
        }
        #expect(bench.outbox.report(run)?.stages.map(\.attempts) == [1, 1])
        #expect(read.calls == 1)
    }

    @Test("after a death the next engine goes on at once, and the late end of the old one is refused")
    func death() async throws {
        let bench = try Workbench()
        let (begun, release) = (Gate(), Gate())
        let stage = ScriptedStage("read") { _, call in
            if call == 1 {
                begun.open()
                await release.wait()
            }
            return .made("text", "\(call)")
        }
        let run = try await bench.submit(
            bench.pipeline([StageSpec(name: "text", kind: "read")], publish: ["text.json"])
        )
        var frozen = Workbench.quick
        frozen.poll = 3600
        let dead = bench.engine([stage], settings: frozen)
        let deadTask = Task { try await dead.run() }
        await begun.wait()
        // Not stopped, but it looks at nothing: as if it were frozen in the middle of the stage.
        let next = bench.engine([stage], store: try bench.reopened())
        try await bench.running(next) { events in
            #expect(await events.end(of: run)?.status == .succeeded)
        }
        release.open()
        dead.stop()
        try await deadTask.value
        let report = try #require(bench.outbox.report(run))
        #expect(report.stages.first?.attempts == 1)
        #expect(try await bench.blobs.read(report.artifacts[0].sha256) == Data("2".utf8))
        #expect(try await bench.store.attempts(run: run).map(\.outcome) == [.interrupted, .succeeded, .succeeded])
    }

    @Test("a run whose pipeline cannot be read any more goes to the failed folder")
    func lostPipeline() async throws {
        let bench = try Workbench()
        let pipeline = try await bench.pipeline([StageSpec(name: "text", kind: "read")])
        let engine = bench.engine([ScriptedStage("read")])
        let stranger = Pipeline(name: "stranger", trigger: .submission, stages: pipeline.stages, publish: [])
        let run = try await bench.submit(stranger)
        try await bench.running(engine) { events in
            #expect(await events.end(of: run)?.reason?.error.code == .pipelineInvalid)
        }
        #expect(bench.outbox.report(run)?.status == .failed)
    }

    @Test("a delivery that fails for good ends the run, and a retry delivers it")
    func failedDelivery() async throws {
        struct Broken: RunDelivery {
            func deliver(_ delivery: Delivery, isCurrent: @Sendable () async throws -> Bool) async throws -> String {
                throw GreffierError(.storeCorrupt)
            }
        }
        let bench = try Workbench()
        let read = ScriptedStage("read")
        let run = try await bench.submit(bench.pipeline([StageSpec(name: "text", kind: "read")]))
        try await bench.running(bench.engine([read], outbox: Broken())) { events in
            #expect(await events.end(of: run)?.reason?.stage == "publish")
        }
        #expect(try await bench.store.run(run)?.status == .failed)
        try await bench.running(bench.engine([read])) { events in
            _ = try await bench.store.retry(RetryRequest(run: run), now: Date())
            #expect(await events.end(of: run)?.status == .succeeded)
        }
        #expect(read.calls == 1)
    }

    @Test("many runs end once each")
    func many() async throws {
        let bench = try Workbench()
        let pipeline = try await bench.pipeline([
            StageSpec(name: "text", kind: "read"), StageSpec(name: "profile", kind: "read", from: ["text": "text"]),
        ])
        var runs: Set<ULID> = []
        for index in 0..<100 { runs.insert(try await bench.submit(pipeline, text: "\(index)")) }
        let engine = bench.engine([ScriptedStage("read")])
        try await bench.running(engine) { _ in
            let summary = try await engine.drain()
            #expect(summary.isEmpty)
        }
        #expect(bench.outbox.deliveries.count == 100 && Set(bench.outbox.deliveries.map(\.report.run)) == runs)
    }
}
