// SPDX-License-Identifier: GPL-3.0-or-later
import Engine
import Foundation
import JobModel
import JobStore
import PipelineModel
import Testing

@Suite("What stages tell while they work", .timeLimit(.minutes(10)))
struct RunEventTests {
    private static func telling(
        _ body: @escaping @Sendable (StageInput, Int) async throws -> StageOutput
    ) -> ScriptedStage {
        ScriptedStage("ask", tellsProgress: true, body)
    }

    private func events(_ bench: Workbench, _ run: ULID) async throws -> [RunEventRow] {
        try await bench.store.events(run: run, after: 0, limit: .max)
    }

    @Test("events come in order between the beginning and the end of the attempt, text joined to few of them")
    func joined() async throws {
        let bench = try Workbench()
        let words = (1...2000).map { "mot \($0) " }
        let stage = Self.telling { input, _ in
            input.tell(RunEvent(.modelBegan, "http://h"))
            for word in words { input.tell(RunEvent(.modelText, word)) }
            input.tell(RunEvent(.modelDone, "stop"))
            return .made("answer")
        }
        let run = try await bench.submit(bench.pipeline([StageSpec(name: "ask", kind: "ask")]))
        try await bench.running(bench.engine([stage])) { events in
            #expect(await events.end(of: run)?.status == .succeeded)
        }
        let rows = try await events(bench, run)
        #expect(rows.first?.event == RunEvent(.stageBegan) && rows.last?.event == RunEvent(.stageEnded, "succeeded"))
        #expect(rows.filter { $0.event.kind == .modelText }.map(\.event.text).joined() == words.joined())
        #expect(rows.count < 100, "not one for each word")
        #expect(rows.dropLast().last?.event == RunEvent(.modelDone, "stop"))
    }

    @Test("what is told is read while the stage still works")
    func live() async throws {
        let bench = try Workbench()
        let gate = Gate()
        let stage = Self.telling { input, _ in
            input.tell(RunEvent(.modelText, "Bonjour"))
            await gate.wait()
            return .made("answer")
        }
        let run = try await bench.submit(bench.pipeline([StageSpec(name: "ask", kind: "ask")]))
        try await bench.running(bench.engine([stage])) { events in
            while try await self.events(bench, run).last?.event != RunEvent(.modelText, "Bonjour") {
                try await Task.sleep(for: .milliseconds(5))
            }
            gate.open()
            #expect(await events.end(of: run)?.status == .succeeded)
        }
    }

    @Test("a second attempt begins anew, and both say how they ended")
    func repeated() async throws {
        let bench = try Workbench()
        let stage = Self.telling { input, call in
            input.tell(RunEvent(.modelText, "essai \(call)"))
            if call == 1 { throw GreffierError(.modelBusy) }
            return .made("answer")
        }
        let run = try await bench.submit(bench.pipeline([StageSpec(name: "ask", kind: "ask")]))
        try await bench.running(bench.engine([stage])) { events in
            #expect(await events.end(of: run)?.status == .succeeded)
        }
        let rows = try await events(bench, run)
        #expect(
            rows.map { "\($0.event.kind.rawValue) \($0.event.text)" } == [
                "stage.began ", "model.text essai 1", "stage.ended failed model.busy", "stage.began ",
                "model.text essai 2", "stage.ended succeeded",
            ]
        )
        #expect(Set(rows.map(\.attempt)).count == 2)
    }

    @Test("stages of other kinds, and results taken from earlier work, tell nothing")
    func silent() async throws {
        let bench = try Workbench()
        let stage = Self.telling { input, _ in
            input.tell(RunEvent(.modelText, "x"))
            return .made("answer")
        }
        let quiet = ScriptedStage("quiet") { input, _ in
            input.tell(RunEvent(.modelText, "nobody hears this"))
            return .made("quiet")
        }
        let specs = [StageSpec(name: "ask", kind: "ask"), StageSpec(name: "quiet", kind: "quiet")]
        let pipeline = try await bench.pipeline(specs)
        let first = try await bench.submit(pipeline)
        var second = first
        try await bench.running(bench.engine([stage, quiet])) { events in
            #expect(await events.end(of: first)?.status == .succeeded)
            second = try await bench.submit(pipeline)
            #expect(await events.end(of: second)?.status == .succeeded)
        }
        #expect(Set(try await events(bench, first).map(\.stage)) == ["ask"])
        #expect(stage.calls == 1)
        #expect(try await events(bench, second).isEmpty)
    }
}
