// SPDX-License-Identifier: GPL-3.0-or-later
import BlobStore
import Engine
import Foundation
import JobModel
import JobStore
import PipelineModel
import RecordingLog
import Testing

@Suite("Engine", .timeLimit(.minutes(10)))
struct EngineTests {
    @Test("runs the stages in order and delivers what the pipeline publishes")
    func success() async throws {
        let bench = try Workbench()
        let read = ScriptedStage("read") { input, _ in
            var output = StageOutput.made(
                "text",
                String(decoding: try await input.read(input.file?.sha256 ?? ""), as: UTF8.self)
            )
            output.warnings = [RunWarning(stated: "document.hidden_text", message: "a", messageFR: "b")]
            return output
        }
        let shape = ScriptedStage("shape") { input, _ in
            let text = String(decoding: try await input.data("text.json"), as: UTF8.self)
            var output = StageOutput.made("profile", text.uppercased())
            output.degraded = ["model"]
            output.collections = ["candidates": "7"]
            return output
        }
        let pipeline = try await bench.pipeline(
            [StageSpec(name: "text", kind: "read"), StageSpec(name: "profile", kind: "shape", from: ["text": "text"])],
            publish: ["profile.json"]
        )
        let run = try await bench.submit(pipeline)
        try await bench.running(bench.engine([read, shape])) { events in
            #expect(await events.end(of: run) == RunVerdict(.succeeded))
        }
        let delivery = try #require(bench.outbox.deliveries.first)
        let report = delivery.report
        #expect(bench.outbox.deliveries.count == 1)
        #expect(report.status == .succeeded && report.error == nil && report.tags == ["paris"])
        #expect(report.stages.map(\.name) == ["text", "profile"] && report.stages.map(\.attempts) == [1, 1])
        #expect(report.stages.map(\.version) == ["read/1", "shape/1"])
        #expect(report.warnings.map(\.stage) == ["text"] && report.degraded == ["model"])
        #expect(report.collections == ["candidates": "7"])
        #expect(report.artifacts.map(\.name) == ["profile.json"] && delivery.artifacts == report.artifacts)
        #expect(try await bench.blobs.read(delivery.artifacts[0].sha256) == Data("JEAN".utf8))
        let row = try #require(try await bench.store.run(run))
        #expect(row.status == .succeeded && row.folder == "cv/\(run.short)")
    }

    @Test("tries again after a passing failure")
    func transient() async throws {
        let bench = try Workbench()
        let stage = ScriptedStage("read") { input, call in
            if call < 3 { throw GreffierError(.modelBusy) }
            #expect(input.attempt == 3)
            return .made("text")
        }
        let run = try await bench.submit(bench.pipeline([StageSpec(name: "text", kind: "read")]))
        try await bench.running(bench.engine([stage])) { events in
            #expect(await events.end(of: run)?.status == .succeeded)
        }
        #expect(bench.outbox.report(run)?.stages.first?.attempts == 3)
        #expect(try await bench.store.attempts(run: run).map(\.outcome) == [.failed, .failed, .succeeded, .succeeded])
    }

    @Test("a failure is logged with what there is to say of it, and no field is empty")
    func logged() async throws {
        struct Underlying: Error {}
        let failures: [(GreffierError, [String: String])] = [
            (GreffierError(.documentEmpty), [:]),
            (GreffierError(.documentEncrypted, detail: "page 1"), ["detail": "page 1"]),
            (
                GreffierError(.stageInput, detail: "x.json", cause: Underlying()),
                ["detail": "x.json", "cause": "Underlying()"]
            ),
        ]
        for (failure, told) in failures {
            let bench = try Workbench()
            let stage = ScriptedStage("read") { _, _ in throw failure }
            let run = try await bench.submit(bench.pipeline([StageSpec(name: "text", kind: "read")]))
            let log = RecordingLog()
            try await bench.running(bench.engine([stage], logger: log.logger)) { events in
                #expect(await events.end(of: run)?.status == .failed)
            }
            let line = try #require(log.lines.first { $0.message == "a stage failed" })
            let always = ["run": run.text, "job": "1", "stage": "text", "code": failure.code.name]
            #expect(line.metadata == always.merging(told) { $1 })
        }
    }

    @Test("a permanent failure ends the run at once, delivered with its reason and what was made")
    func permanent() async throws {
        let bench = try Workbench()
        let good = ScriptedStage("read")
        let bad = ScriptedStage("shape") { _, _ in throw GreffierError(.documentEncrypted, detail: "page 1") }
        let pipeline = try await bench.pipeline(
            [
                StageSpec(name: "text", kind: "read"),
                StageSpec(name: "profile", kind: "shape", from: ["text": "text"]),
                StageSpec(name: "scores", kind: "read", from: ["profile": "profile"]),
            ],
            publish: ["scores.json"]
        )
        let run = try await bench.submit(pipeline)
        try await bench.running(bench.engine([good, bad])) { events in
            #expect(await events.end(of: run)?.reason?.error.code == .documentEncrypted)
        }
        let report = try #require(bench.outbox.report(run))
        #expect(report.status == .failed && report.error?.stage == "profile" && report.error?.attempts == 1)
        #expect(report.error?.messageFR.contains("mot de passe") == true)
        #expect(report.stages.map(\.status) == [.succeeded, .failed, .skipped])
        #expect(report.artifacts.map(\.name) == ["text.json"])
        #expect(bad.calls == 1)
    }

    @Test("an optional stage that fails is named in the warnings")
    func optional() async throws {
        let bench = try Workbench()
        let bad = ScriptedStage("shape") { _, _ in throw GreffierError(.templateInvalid) }
        let pipeline = try await bench.pipeline([
            StageSpec(name: "text", kind: "read"),
            StageSpec(name: "dossier", kind: "shape", from: ["text": "text"], isOptional: true),
        ])
        let run = try await bench.submit(pipeline)
        try await bench.running(bench.engine([ScriptedStage("read"), bad])) { events in
            #expect(await events.end(of: run)?.status == .succeeded)
        }
        #expect(bench.outbox.report(run)?.warnings.map(\.code) == ["template.invalid"])
        #expect(bench.outbox.report(run)?.warnings.map(\.stage) == ["dossier"])
    }

    @Test("waits for the machine without burning attempts, and goes on by itself")
    func environment() async throws {
        let bench = try Workbench()
        let stage = ScriptedStage("read") { _, call in
            if call < 4 { throw GreffierError(.storeFull) }
            return .made("text")
        }
        let pipeline = try await bench.pipeline([StageSpec(name: "text", kind: "read")], attempts: 1)
        let run = try await bench.submit(pipeline)
        var waits: [Int] = []
        var goesOn = 0
        try await bench.running(bench.engine([stage])) { events in
            for await event in events {
                if case .queueWaits("cpu", let row) = event { waits.append(row.failures) }
                if case .queueGoesOn("cpu") = event { goesOn += 1 }
                if case .runEnded(run, let verdict, _) = event {
                    #expect(verdict.status == .succeeded)
                    break
                }
            }
        }
        #expect(waits == [1, 2, 3] && goesOn == 1)
        #expect(bench.outbox.report(run)?.stages.first?.attempts == 1)
        #expect(try await bench.store.queues().allSatisfy { $0.breaker == nil })
    }

    @Test("a bug of ours fails the second time, with its cause kept")
    func defect() async throws {
        struct Surprise: Error {}
        let bench = try Workbench()
        let stage = ScriptedStage("read") { _, _ in throw Surprise() }
        let run = try await bench.submit(bench.pipeline([StageSpec(name: "text", kind: "read")]))
        try await bench.running(bench.engine([stage])) { events in
            #expect(await events.end(of: run)?.reason?.error.code == .stageDefect)
        }
        #expect(stage.calls == 2)
        #expect(try await bench.store.attempts(run: run).first?.cause == "Surprise()")
    }

    @Test("a stage that takes too long is stopped, also when it does not listen", arguments: [true, false])
    func timeout(listens: Bool) async throws {
        let bench = try Workbench()
        let release = Gate()
        let stage = ScriptedStage("read") { _, _ in
            // A task of its own does not hear of the cancellation.
            let deaf = Task { await release.wait() }
            if listens { try await Task.sleep(for: .seconds(3600)) } else { await deaf.value }
            return .made("text")
        }
        let pipeline = try await bench.pipeline([StageSpec(name: "text", kind: "read")], attempts: 2, timeout: 1)
        let run = try await bench.submit(pipeline)
        try await bench.running(bench.engine([stage])) { events in
            #expect(await events.end(of: run)?.reason?.error.code == .stageTimeout)
            release.open()
        }
        #expect(bench.outbox.report(run)?.error?.attempts == 2)
    }

    @Test("a stage may ask to be run later")
    func snooze() async throws {
        let bench = try Workbench()
        let stage = ScriptedStage("read") { _, call in
            if call == 1 { throw StageSnooze(until: Date().addingTimeInterval(0.03)) }
            return .made("text")
        }
        let pipeline = try await bench.pipeline([StageSpec(name: "text", kind: "read")], attempts: 1)
        let run = try await bench.submit(pipeline)
        try await bench.running(bench.engine([stage])) { events in
            #expect(await events.end(of: run)?.status == .succeeded)
        }
        #expect(bench.outbox.report(run)?.stages.first?.attempts == 1)
    }

    @Test("the model's queue waits while the other works on")
    func queues() async throws {
        let bench = try Workbench()
        let down = ScriptedStage("ask", queue: "model") { _, _ in throw GreffierError(.modelUnreachable) }
        let read = ScriptedStage("read")
        let kinds = ["ask": down.description]
        let stuck = try await bench.submit(
            bench.pipeline([StageSpec(name: "ask", kind: "ask")], name: "ask"),
            kinds: kinds
        )
        let runs = [
            try await bench.submit(bench.pipeline([StageSpec(name: "text", kind: "read")]), text: "1"),
            try await bench.submit(bench.pipeline([StageSpec(name: "text", kind: "read")]), text: "2"),
        ]
        var settings = Workbench.quick
        settings.breakerBase = 7200
        settings.breakerCap = 7200
        let engine = bench.engine([down, read], settings: settings)
        try await bench.running(engine) { _ in
            let left = try await engine.drain(horizon: 30).left
            #expect(left.map(\.run) == [stuck] && left.map(\.stage) == ["ask"])
            guard case .breaker(let row) = left.first?.blocker else {
                Issue.record("not held up by a breaker: \(left)")
                return
            }
            #expect(row.code == "model.unreachable" && row.failures == 1)
        }
        #expect(down.calls == 1)
        #expect(Set(bench.outbox.deliveries.map(\.report.run)) == Set(runs))
    }

    @Test("draining ends when all is done, and names what waits for later")
    func drain() async throws {
        let bench = try Workbench()
        let later = ScriptedStage("later") { _, _ in throw StageSnooze(until: Date().addingTimeInterval(3600)) }
        let unknown = try await bench.submit(bench.pipeline([StageSpec(name: "odd", kind: "tomorrow")], name: "new"))
        let waiting = try await bench.submit(bench.pipeline([StageSpec(name: "wait", kind: "later")], name: "later"))
        for index in 0..<20 {
            _ = try await bench.submit(bench.pipeline([StageSpec(name: "text", kind: "read")]), text: "\(index)")
        }
        let engine = bench.engine([later, ScriptedStage("read")])
        try await bench.running(engine) { _ in
            let summary = try await engine.drain()
            #expect(summary.left.map(\.run) == [unknown, waiting])
            #expect(summary.left.map(\.stage) == ["odd", "wait"])
        }
        #expect(bench.outbox.deliveries.count == 20)
    }
}
