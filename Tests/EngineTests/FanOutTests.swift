// SPDX-License-Identifier: GPL-3.0-or-later
import BlobStore
import Engine
import Foundation
import JobModel
import JobStore
import PipelineModel
import Testing

@Suite("Stages done for each item of a list", .timeLimit(.minutes(10)))
struct FanOutTests {
    /// list → letters, one an item → table.
    private static let stages = [
        StageSpec(name: "all", kind: "list"),
        StageSpec(
            name: "letters",
            kind: "letter",
            forEach: ForEach(stage: "all", artifact: "all.json", pointer: "/offers")
        ),
        StageSpec(name: "table", kind: "table", from: ["letters": "letters"]),
    ]

    private static func list(_ json: String) -> ScriptedStage { ScriptedStage("list") { _, _ in .made("all", json) } }

    /// Makes letter.json of the item's bytes, between brackets.
    private static let letter: @Sendable (StageInput, Int) async throws -> StageOutput = { input, _ in
        let item = String(decoding: try await input.data("item.json"), as: UTF8.self)
        var output = StageOutput.made("letter", "[\(item)]")
        output.warnings = [RunWarning(stated: "letter.short", message: item, messageFR: item)]
        output.degraded = ["model"]
        output.review = [item]
        return output
    }

    /// Joins what it takes, in its order.
    private static func table() -> ScriptedStage {
        ScriptedStage("table") { input, _ in
            var text = ""
            for artifact in input.artifacts {
                text +=
                    artifact.name + " " + String(decoding: try await input.read(artifact.sha256), as: UTF8.self) + "\n"
            }
            return .made("table", text)
        }
    }

    private static let twelve = "{\"offers\":[\((1...12).map { "{\"n\":\($0)}" }.joined(separator: ","))]}"

    @Test("each item is a job of its own, what they made is gathered in the order of the list and delivered numbered")
    func whole() async throws {
        let bench = try Workbench()
        let letter = ScriptedStage("letter", Self.letter)
        let pipeline = try await bench.pipeline(Self.stages, publish: ["table.json", "letter.json"])
        let run = try await bench.submit(pipeline)
        try await bench.running(bench.engine([Self.list(Self.twelve), letter, Self.table()])) { events in
            #expect(await events.end(of: run)?.status == .succeeded)
        }
        #expect(letter.calls == 12)
        let report = try #require(bench.outbox.report(run))
        let names = (1...12).map { "letter-\($0 < 10 ? "0" : "")\($0).json" }
        #expect(report.artifacts.map(\.name) == ["table.json"] + names)
        #expect(report.artifacts.map(\.stage) == ["table"] + Array(repeating: "letters", count: 12))
        let table = String(decoding: try await bench.blobs.read(report.artifacts[0].sha256), as: UTF8.self)
        #expect(table == zip(names, 1...12).map { "\($0) [{\"n\":\($1)}]\n" }.joined())
        #expect(report.stages.map(\.name) == ["all", "letters"] + (1...12).map { "letters[\($0)]" } + ["table"])
        #expect(report.stages.allSatisfy { $0.status == .succeeded && $0.attempts == 1 })
        #expect(report.stages[1].version == "letter/1")
        #expect(report.warnings.map(\.stage) == (1...12).map { "letters[\($0)]" })
        #expect(report.degraded == ["model"] && report.review.count == 12)
    }

    @Test("an empty list makes nothing and goes on")
    func empty() async throws {
        let bench = try Workbench()
        let letter = ScriptedStage("letter", Self.letter)
        let run = try await bench.submit(bench.pipeline(Self.stages, publish: ["table.json", "letter.json"]))
        try await bench.running(bench.engine([Self.list(#"{"offers":[]}"#), letter, Self.table()])) { events in
            #expect(await events.end(of: run)?.status == .succeeded)
        }
        #expect(letter.calls == 0)
        #expect(bench.outbox.report(run)?.artifacts.map(\.name) == ["table.json"])
    }

    @Test(
        "a place without a list ends the run with its reason",
        arguments: [
            (#"{"offers":{"a":1}}"#, "no list at all.all.json#/offers"), (#"{"offer":[]}"#, "nothing at"),
            ("{", "all.json is not valid JSON"),
            ("{\"offers\":[\(Array(repeating: "1", count: 1001).joined(separator: ","))]}", "1001 items, at most 1000"),
        ]
    )
    func noList(json: String, detail: String) async throws {
        let bench = try Workbench()
        let run = try await bench.submit(bench.pipeline(Self.stages, publish: ["table.json"]))
        try await bench.running(
            bench.engine([Self.list(json), ScriptedStage("letter", Self.letter), Self.table()])
        ) { events in
            let reason = await events.end(of: run)?.reason
            #expect(reason?.error.code == .stageList && reason?.stage == "letters" && reason?.attempts == 1)
            #expect(reason?.error.detail.contains(detail) == true, "\(reason?.error.detail ?? "")")
        }
    }

    @Test("when an item fails, those that were done are delivered under names of their own")
    func failure() async throws {
        let bench = try Workbench()
        let letter = ScriptedStage("letter") { input, call in
            let text = String(decoding: try await input.data("item.json"), as: UTF8.self)
            if text == #"{"n":2}"# { throw GreffierError(.templateInvalid, detail: text) }
            return try await Self.letter(input, call)
        }
        var settings = Workbench.quick
        settings.slots = ["cpu": 1]
        let run = try await bench.submit(bench.pipeline(Self.stages, publish: ["table.json", "letter.json"]))
        let engine = bench.engine([Self.list(Self.twelve), letter, Self.table()], settings: settings)
        try await bench.running(engine) { events in
            let reason = await events.end(of: run)?.reason
            #expect(reason?.stage == "letters[2]" && reason?.error.code == .templateInvalid)
        }
        let delivery = try #require(bench.outbox.deliveries.first)
        let names = delivery.artifacts.map(\.name)
        #expect(Set(names).count == names.count && names.first == "all.json")
        let done = ([1] + Array(3...12)).map { "letter-\($0 < 10 ? "0" : "")\($0).json" }
        #expect(Array(names.dropFirst()) == done)
        let report = delivery.report
        #expect(report.stages.first { $0.name == "letters" }?.status == .skipped)
        #expect(report.stages.first { $0.name == "letters[2]" }?.status == .failed)
    }

    @Test("equal items are looked up, wherever they stand and in whatever order their members were written")
    func memo() async throws {
        let bench = try Workbench()
        let lists = [#"{"offers":[{"a":1,"b":2},{"c":3}]}"#, #"{"offers":[{"d":4},{"c":3},{"b":2,"a":1}]}"#]
        // Each run has another text, so that its list is made anew.
        let list = ScriptedStage("list") { _, call in .made("all", lists[min(call, 2) - 1]) }
        let letter = ScriptedStage("letter") { input, _ in
            .made("letter", "[\(String(decoding: try await input.data("item.json"), as: UTF8.self))]")
        }
        var settings = Workbench.quick
        settings.slots = ["cpu": 1]
        let pipeline = try await bench.pipeline(Self.stages, publish: ["letter.json"])
        try await bench.running(bench.engine([list, letter, Self.table()], settings: settings)) { events in
            let first = try await bench.submitWithoutFile(pipeline, payload: "1")
            _ = await events.end(of: first)
            #expect(letter.calls == 2)
            let second = try await bench.submitWithoutFile(pipeline, payload: "1")
            _ = await events.end(of: second)
            let report = try #require(bench.outbox.report(second))
            #expect(letter.calls == 2 && report.stages.allSatisfy(\.cached), "\(report.stages)")
        }
        let other = try await bench.pipeline(
            [StageSpec(name: "all", kind: "list", options: ["x": .int(1)])] + Self.stages.dropFirst(),
            publish: ["letter.json"]
        )
        let third = try await bench.submitWithoutFile(other, payload: "1")
        try await bench.running(bench.engine([list, letter, Self.table()], settings: settings)) { events in
            _ = await events.end(of: third)
        }
        let report = try #require(bench.outbox.report(third))
        #expect(letter.calls == 3)
        #expect(report.stages.filter { $0.name.hasPrefix("letters[") }.map(\.cached) == [false, true, true])
        #expect(report.artifacts.map(\.name) == ["letter-1.json", "letter-2.json", "letter-3.json"])
    }

    @Test("an optional stage of which an item fails leaves the others their results")
    func optional() async throws {
        let bench = try Workbench()
        var stages = Self.stages.dropLast()
        stages[1].isOptional = true
        let letter = ScriptedStage("letter") { input, call in
            if String(decoding: try await input.data("item.json"), as: UTF8.self) == "2" {
                throw GreffierError(.templateInvalid)
            }
            return try await Self.letter(input, call)
        }
        let run = try await bench.submit(bench.pipeline(Array(stages), publish: ["letter.json"]))
        try await bench.running(bench.engine([Self.list(#"{"offers":[1,2,3]}"#), letter])) { events in
            #expect(await events.end(of: run)?.status == .succeeded)
        }
        let report = try #require(bench.outbox.report(run))
        #expect(report.artifacts.map(\.name) == ["letter-1.json", "letter-3.json"])
        #expect(report.warnings.contains { $0.code == "template.invalid" && $0.stage == "letters[2]" })
    }

    @Test("a death between the items loses none and does none twice")
    func death() async throws {
        let bench = try Workbench()
        let begun = Gate()
        let letter = ScriptedStage("letter") { input, call in
            if call == 5 {
                begun.open()
                try await Task.sleep(for: .seconds(3600))
            }
            return try await Self.letter(input, call)
        }
        var settings = Workbench.quick
        settings.slots = ["cpu": 1]
        settings.grace = 0
        let stages: [any Stage] = [Self.list(Self.twelve), letter, Self.table()]
        let run = try await bench.submit(bench.pipeline(Self.stages, publish: ["letter.json"]))
        let first = bench.engine(stages, settings: settings)
        let task = Task { try await first.run() }
        await begun.wait()
        first.stop()
        try await task.value
        try await bench.running(bench.engine(stages, settings: settings)) { events in
            #expect(await events.end(of: run)?.status == .succeeded)
        }
        #expect(letter.calls == 13)
        #expect(bench.outbox.report(run)?.artifacts.count == 12)
    }

    @Test("why counts the items that are left instead of naming them")
    func blocker() async throws {
        let bench = try Workbench()
        let run = try await bench.submit(bench.pipeline(Self.stages, publish: ["table.json"]))
        let (begun, release) = (Gate(), Gate())
        let letter = ScriptedStage("letter") { input, call in
            begun.open()
            await release.wait()
            return try await Self.letter(input, call)
        }
        try await bench.running(bench.engine([Self.list(Self.twelve), letter, Self.table()])) { events in
            await begun.wait()
            let story = try #require(try await bench.store.story(run))
            let jobs = Dictionary(story.jobs.map { ($0.stage, $0) }, uniquingKeysWith: { first, _ in first })
            #expect(story.blocker(of: try #require(jobs["letters"])) == .items(of: "letters", open: 12, count: 12))
            #expect(story.blocker(of: try #require(jobs["table"])) == .stages(["letters"]))
            #expect(story.blocker(of: try #require(jobs["publish"])) == .stages(["letters", "table"]))
            release.open()
            _ = await events.end(of: run)
        }
    }
}
