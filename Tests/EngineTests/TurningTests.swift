// SPDX-License-Identifier: GPL-3.0-or-later
import Engine
import JobModel
import JobStore
import PipelineModel
import Testing

/// What the watchdog goes by.
@Suite("The turns of an engine", .timeLimit(.minutes(10)))
struct TurningTests {
    @Test("go on while a stage takes its time, however long")
    func slowStage() async throws {
        let bench = try Workbench()
        let (begun, gate) = (Gate(), Gate())
        let stage = ScriptedStage("read") { _, _ in
            begun.open()
            await gate.wait()
            return .made("text")
        }
        let pipeline = try await bench.pipeline([StageSpec(name: "text", kind: "read")])
        let engine = bench.engine([stage])
        try await bench.running(engine) { events in
            let run = try await bench.submit(pipeline)
            await begun.wait()
            for _ in 0..<20 {
                let before = await engine.turns
                engine.nudge()
                while await engine.turns == before { try await Task.sleep(for: .milliseconds(2)) }
            }
            gate.open()
            #expect(await events.end(of: run) == RunVerdict(.succeeded))
        }
    }
}
