// SPDX-License-Identifier: GPL-3.0-or-later
import Engine
import JobModel
import JobStore
import PipelineModel
import Testing

@Suite("An engine with nothing to do", .timeLimit(.minutes(10)))
struct RestTests {
    /// Rests so long that what wakes it is not the clock, except where a disk is so slow that a write is noticed long before it
    /// counts.
    private var patient: EngineSettings {
        var settings = Workbench.quick
        settings.rest = 20
        return settings
    }

    private func untilRest(_ engine: Engine) async throws {
        while await !engine.isResting { try await Task.sleep(for: .milliseconds(2)) }
    }

    @Test("rests, and sees at once what another process submits, again and again")
    func foreign() async throws {
        let bench = try Workbench()
        let other = try bench.reopened()
        let pipeline = try await bench.pipeline([StageSpec(name: "text", kind: "read")])
        let engine = bench.engine([ScriptedStage("read") { _, _ in .made("text") }], settings: patient)
        try await bench.running(engine) { events in
            for round in 0..<3 {
                try await untilRest(engine)
                let run = try await bench.submit(pipeline, text: "Jean \(round)", through: other)
                #expect(await events.end(of: run) == RunVerdict(.succeeded))
            }
        }
        try await other.close()
    }

    @Test("takes up at once what its own process submits")
    func own() async throws {
        let bench = try Workbench()
        let pipeline = try await bench.pipeline([StageSpec(name: "text", kind: "read")])
        let engine = bench.engine([ScriptedStage("read") { _, _ in .made("text") }], settings: patient)
        try await bench.running(engine) { events in
            try await untilRest(engine)
            let run = try await bench.submit(pipeline)
            #expect(await events.end(of: run) == RunVerdict(.succeeded))
        }
    }

    @Test("wakes when something is due, and does not sleep through it")
    func due() async throws {
        let bench = try Workbench()
        let pipeline = try await bench.pipeline([StageSpec(name: "text", kind: "read")])
        let stage = ScriptedStage("read") { _, call in
            guard call > 1 else { throw GreffierError(.modelBusy, retryAfter: 1) }
            return .made("text")
        }
        let engine = bench.engine([stage], settings: patient)
        try await bench.running(engine) { events in
            let run = try await bench.submit(pipeline)
            #expect(await events.end(of: run) == RunVerdict(.succeeded))
        }
        #expect(stage.calls == 2)
    }

    @Test("turns when it is asked to, so that one can see that it could")
    func nudge() async throws {
        let bench = try Workbench()
        let engine = bench.engine([], settings: patient)
        try await bench.running(engine) { _ in
            try await untilRest(engine)
            let before = await engine.turns
            engine.nudge()
            while await engine.turns == before { try await Task.sleep(for: .milliseconds(2)) }
        }
    }
}
