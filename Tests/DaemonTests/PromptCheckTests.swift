// SPDX-License-Identifier: GPL-3.0-or-later
import Daemon
import Foundation
import JobModel
import PipelineModel
import Stages
import Testing

@Suite("Checking pipelines that ask language models")
final class PromptCheckTests {
    private let root = FileManager.default.temporaryDirectory.path + "/greffier-prompts-" + UUID().uuidString

    init() throws {
        try FileManager.default.createDirectory(
            atPath: root + "/pipelines/prompts",
            withIntermediateDirectories: true
        )
        try write("Sum up:\n{{document}}\n", to: "prompts/sum.mustache")
        try write(#"{"type":"object"}"#, to: "prompts/sum.json")
    }

    deinit { try? FileManager.default.removeItem(atPath: root) }

    private func write(_ text: String, to file: String) throws {
        try text.write(toFile: root + "/pipelines/" + file, atomically: true, encoding: .utf8)
    }

    /// What is found in a pipeline whose last stage, on line 5, is this.
    private func entry(_ stage: String, models: [String]? = ["default", "big"]) throws -> PipelineFolder.Entry {
        let text = """
            pipeline: sums
            inbox: sums
            stages:
              text: {use: extract}
              sum:  {use: prompt, \(stage)}

            """
        try write(text, to: "sums.yaml")
        let folder = PipelineFolder(path: root + "/pipelines", kinds: StageCatalogue.descriptions, models: models)
        return try #require(folder.entries().first)
    }

    private func mistakes(_ stage: String) throws -> [Mistake] {
        guard case .failure(let mistakes) = try entry(stage).outcome else { return [] }
        for mistake in mistakes.all {
            #expect(mistake.messageFR != mistake.message && mistake.remedyFR != mistake.remedy, "\(mistake)")
        }
        return mistakes.all
    }

    /// The one mistake of a stage whose prompt is this.
    private func mistake(prompt: String, _ more: String = "from: text") throws -> Mistake {
        try write(prompt, to: "prompts/own.mustache")
        let found = try mistakes("prompt: prompts/own.mustache, \(more)")
        #expect(found.count == 1, "\(found)")
        return try #require(found.first)
    }

    @Test("a prompt with all that it may name checks, and makes Markdown or, with a schema, JSON")
    func fine() throws {
        try write(
            """
            {{date}} {{language}} {{file}} {{pipeline}} {{payload.a}} {{#tags}}{{.}}{{/tags}} {{document.markdown}} {{text}}
            {{#passages}}{{number}} {{text}}{{/passages}} {{query}} {{schema}} {{#document}}{{anything}}{{/document}}
            """,
            to: "prompts/all.mustache"
        )
        let stage = "prompt: prompts/all.mustache, from: text, collection: c, query: \"{{document.title}}\", limit: 3"
        let entry = try entry(stage + ", schema: prompts/sum.json, model: big, seed: 1, temperature: 0.5")
        let pipeline = try #require(entry.pipeline, "\(entry.outcome)")
        #expect(pipeline.artifacts(kinds: StageCatalogue.descriptions)["sum"] == ["sum.json"])
        let plain = try #require(try self.entry("prompt: prompts/sum.mustache, from: text, as: short").pipeline)
        #expect(plain.artifacts(kinds: StageCatalogue.descriptions)["sum"] == ["short.md"])
        #expect(plain.jobs(kinds: StageCatalogue.descriptions).map(\.queue) == ["cpu", "model", "cpu"])
        let folder = PipelineFolder(path: root + "/pipelines", kinds: StageCatalogue.descriptions)
        #expect(folder.files(of: pipeline) == ["prompts/all.mustache", "prompts/sum.json"], "runs are pinned to both")
    }

    @Test("a file that is missing is told at its option, with the nearest that is there")
    func missingFile() throws {
        let found = try mistakes("from: text, prompt: prompts/sun.mustache")
        #expect(found.map(\.file) == ["pipelines/sums.yaml"])
        #expect(found.map { [$0.line, $0.column] } == [[5, 43]], "\(found)")
        #expect(found.first?.remedy.contains("'prompts/sum.mustache'") == true, "\(found)")
        #expect(try mistakes("prompt: ../../etc/passwd").first?.message.contains("not in the pipelines folder") == true)
    }

    @Test("mistakes in a prompt are told in its own file, with line and column")
    func syntax() throws {
        let open = try mistake(prompt: "Hi\n  {{#tags}}\n")
        #expect(open.file == "pipelines/prompts/own.mustache" && open.line == 2 && open.column == 3)
        #expect(open.message.contains("never closed"))
        let partial = try mistake(prompt: "{{> other}}")
        #expect(partial.message.contains("another template"))
    }

    @Test("values that nobody fills in are told, with what would")
    func unknown() throws {
        let typo = try mistake(prompt: "a\n b {{documnet}}")
        #expect(typo.line == 2 && typo.column == 4 && typo.remedy.contains("'document'"), "\(typo)")
        #expect(try mistake(prompt: "{{document}}", "seed: 1").remedy == "add `from: text` to stage 'sum'")
        #expect(try mistake(prompt: "{{#passages}}{{x}}{{/passages}}").remedy.contains("`collection:`"))
        #expect(try mistake(prompt: "{{item.title}}").remedy.contains("for_each"))
        #expect(try mistake(prompt: "{{schema}}").remedy.contains("`schema:`"))
    }

    @Test("a schema that is none is told in its own file, at the word that is wrong")
    func schema() throws {
        try write("{\n  \"type\": \"object\",\n  oops\n}", to: "prompts/own.json")
        let stage = "prompt: prompts/sum.mustache, from: text, schema: prompts/own.json"
        let syntax = try #require(try mistakes(stage).first)
        #expect(syntax.file == "pipelines/prompts/own.json" && syntax.line == 3 && syntax.column == 3, "\(syntax)")
        try write("{\n  \"properties\": {\n    \"a\": {\"type\": \"text\"}\n  }\n}", to: "prompts/own.json")
        let type = try #require(try mistakes(stage).first)
        #expect(type.line == 3 && type.column == 11 && type.message.contains("unknown type"), "\(type)")
    }

    @Test(
        "options that mean nothing alone, or are wrong, are told at their place",
        arguments: [
            ("from: text", "does not say 'prompt'"),
            ("prompt: prompts/sum.mustache, from: text, limit: 3", "goes with"),
            ("prompt: prompts/sum.mustache, from: text, query: x", "goes with 'collection'"),
            ("prompt: prompts/sum.mustache, from: text, collection: c", "goes with 'query'"),
            ("prompt: prompts/sum.mustache, from: text, collection: c, query: x", "shows no {{passages}}"),
            ("prompt: prompts/sum.mustache, from: text, maximum_output: 0", "a whole number from 1"),
            ("prompt: prompts/sum.mustache, from: text, temperature: 3", "a number from 0 to 2"),
            ("prompt: prompts/sum.mustache, from: text, model: bigg", "names no model 'bigg'"),
            ("prompt: prompts/sum.mustache, from: text, tempreature: 1", "unknown key 'tempreature'"),
        ]
    )
    func options(stage: String, words: String) throws {
        let found = try mistakes(stage)
        #expect(found.contains { $0.message.contains(words) && $0.line == 5 }, "\(found)")
    }

    @Test("a query is checked as a prompt is")
    func query() throws {
        try write("{{#passages}}{{text}}{{/passages}}", to: "prompts/own.mustache")
        let stage = "prompt: prompts/own.mustache, from: text, collection: c, query: "
        #expect(try mistakes(stage + "\"{{documen}}\"").first?.remedy.contains("'document'") == true)
        #expect(try mistakes(stage + "\"{{#tags}}\"").first?.message.contains("never closed") == true)
    }

    @Test("an unknown model is told with the nearest; a stage that names none needs `default`")
    func models() throws {
        let stage = "prompt: prompts/sum.mustache, from: text"
        let typo = try #require(try mistakes(stage + ", model: bigg").first)
        #expect(typo.remedy.contains("'big'"), "\(typo)")
        guard case .failure(let mistakes) = try entry(stage, models: ["big"]).outcome else {
            Issue.record("it checks")
            return
        }
        #expect(mistakes.all.first?.message.contains("'default'") == true)
    }

    @Test("without any model the pipeline checks with a warning: its runs wait")
    func noModel() throws {
        let entry = try entry("prompt: prompts/sum.mustache, from: text", models: [])
        #expect(entry.pipeline != nil)
        let warning = try #require(entry.warnings.first)
        #expect(
            warning.severity == .warning && warning.line == 5 && warning.description.contains("warning: stage 'sum'")
        )
        #expect(try self.entry("prompt: prompts/sum.mustache, from: text", models: nil).warnings.isEmpty)
    }

    @Test("a prompt does not take from a stage that is done for each item")
    func fromItems() throws {
        let text = """
            pipeline: sums
            stages:
              text:   {use: extract}
              blocks: {use: pick, for_each: "text.document.json#/pages"}
              sum:    {use: prompt, prompt: prompts/sum.mustache, from: [text, blocks]}

            """
        try write(text, to: "sums.yaml")
        let folder = PipelineFolder(path: root + "/pipelines", kinds: StageCatalogue.descriptions)
        guard case .failure(let mistakes) = try #require(folder.entries().first).outcome else {
            Issue.record("it checks")
            return
        }
        #expect(mistakes.all.first?.remedy.contains("use: collect, from: blocks") == true, "\(mistakes)")
    }
}
