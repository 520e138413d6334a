// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import JobModel
import Matching
import PipelineModel
import Stages
import Testing

@Suite("Picking values of items and collecting them")
struct CollectTests {
    /// An input with these artifacts, whose hashes are their texts.
    private func input(_ spec: StageSpec, _ artifacts: [(name: String, text: String)]) -> StageInput {
        StageInput(
            run: ULID(),
            pipeline: "p",
            stage: spec,
            file: nil,
            artifacts: artifacts.map {
                Artifact(name: $0.name, sha256: $0.text, bytes: 0, stage: "s", mediaType: "application/json")
            },
            submittedAt: Date(),
            read: { Data($0.utf8) }
        )
    }

    /// What the stage makes, by name.
    private func made(_ stage: any Stage, _ spec: StageSpec, _ artifacts: [(name: String, text: String)]) async throws
        -> [String: String]
    {
        let output = try await stage.run(input(spec, artifacts))
        return Dictionary(
            uniqueKeysWithValues: output.artifacts.map { ($0.name, String(decoding: $0.data, as: UTF8.self)) }
        )
    }

    private func collect(_ language: ReportLanguage = .english, _ texts: String...) async throws -> [String: String] {
        let spec = StageSpec(name: "table", kind: "collect", from: ["s": "s"], options: ["as": .string("all")])
        return try await made(
            CollectStage(language: language),
            spec,
            texts.enumerated().map { (ItemName.numbered("x.json", number: $0.offset + 1, of: texts.count), $0.element) }
        )
    }

    @Test("the array has the items in their order, each with its members sorted")
    func array() async throws {
        let all = try await collect(.english, #"{"b":[1,2],"a":"x"}"#, "3", #"{"c":null}"#)
        #expect(all["all.json"] == "[\n  {\"a\":\"x\",\"b\":[1,2]},\n  3,\n  {\"c\":null}\n]\n")
        #expect(try await collect()["all.json"] == "[]\n")
    }

    @Test("the table has a column for each flat place, in the separators of the language")
    func table() async throws {
        let texts = (
            #"{"offer":{"title":"Chef; de rang","id":-7},"score":87.4,"tags":["a"]}"#,
            #"{"offer":{"title":"=HYPERLINK(\"x\")"},"new":true,"score":null}"#
        )
        let french = try await collect(.french, texts.0, texts.1)
        #expect(
            french["all.csv"]
                == "\u{FEFF}new;offer.id;offer.title;score\r\n;-7;\"Chef; de rang\";87,4\r\n"
                + "true;;\"'=HYPERLINK(\"\"x\"\")\";\r\n"
        )
        let english = try await collect(.english, texts.0, texts.1)
        #expect(english["all.csv"]?.contains(",-7,Chef; de rang,87.4\r\n") == true)
        #expect(try await collect(.english, "1", "\"b\"")["all.csv"] == "\u{FEFF}value\r\n1\r\nb\r\n")
        #expect(try await collect()["all.csv"] == "\u{FEFF}")
    }

    @Test("of several names the one asked for is collected, numbered or not")
    func chosen() async throws {
        let spec = StageSpec(
            name: "table",
            kind: "collect",
            from: ["s": "s"],
            options: ["artifact": .string("a.json")]
        )
        let all = try await made(
            CollectStage(language: .english),
            spec,
            [("a-1.json", "1"), ("b-1.json", "2"), ("a-2.json", "3"), ("a-2.txt", "4"), ("ab-1.json", "5")]
        )
        #expect(all["table.json"] == "[\n  1,\n  3\n]\n")
    }

    @Test("picked values get their new names, and null where there is nothing")
    func pick() async throws {
        let fields: OptionValue = .map([
            "who": .string("/candidates/0/name"), "none": .string("/candidates/7"), "all": .string(""),
        ])
        let spec = StageSpec(
            name: "best",
            kind: "pick",
            from: ["s": "s"],
            forEach: ForEach(stage: "s", artifact: "s.json", pointer: ""),
            options: ["fields": fields]
        )
        let item = #"{"candidates":[{"name":"Léa"}]}"#
        let best = try await made(PickStage(), spec, [("s.json", "[]"), ("item.json", item)])
        #expect(best["best.json"] == #"{"all":\#(item),"none":null,"who":"Léa"}"# + "\n")
    }

    @Test("two stages that differ in their name alone do not take each other's results")
    func memo() async throws {
        for stage in [PickStage(), CollectStage(language: .english)] as [any Stage] {
            let keys = ["best", "worst"].map { StageSpec(name: $0, kind: stage.description.kind, from: ["s": "s"]) }
            let inputs = keys.map { input($0, [("a.json", "1")]) }
            #expect(await stage.memoInputs(inputs[0]) != stage.memoInputs(inputs[1]))
        }
    }

    @Test("what is no JSON, or not one, is told as a wrong input")
    func wrongInput() async throws {
        let spec = StageSpec(name: "best", kind: "pick", from: ["s": "s"])
        for artifacts in [[("a.json", "{")], [], [("a.json", "1"), ("b.json", "2")]] {
            let error = await #expect(throws: GreffierError.self) {
                try await PickStage().run(input(spec, artifacts))
            }
            #expect(error?.code == .stageInput)
        }
    }
}
