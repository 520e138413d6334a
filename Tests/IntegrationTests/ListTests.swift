// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import JSONSchemas
import TestThreads
import Testing

@Suite("Pipelines that go through a list", .ownThreads)
struct ListTests {
    /// The pipeline that docs/pipelines.md shows.
    private func example() throws -> String {
        let page = try String(contentsOfFile: Programs.checkout + "/docs/pipelines.md", encoding: .utf8)
        let begin = try #require(page.range(of: "<!-- example:begin -->\n```yaml\n"))
        let end = try #require(page.range(of: "```\n<!-- example:end -->"))
        return String(page[begin.upperBound..<end.lowerBound])
    }

    /// A workspace that knows the offers and candidates of the examples.
    private func workspace() throws -> ScratchWorkspace {
        let workspace = try ScratchWorkspace()
        for (folder, inbox) in [("offers", "offers"), ("cvs", "cv")] {
            let examples = Programs.checkout + "/Examples/" + folder
            for name in try FileManager.default.contentsOfDirectory(atPath: examples).sorted().prefix(3) {
                try workspace.drop(examples + "/" + name, as: name, into: inbox)
            }
        }
        #expect(try workspace.greffier("daemon", "--drain").status == 0)
        return workspace
    }

    private func write(_ pipeline: String, as name: String, in workspace: ScratchWorkspace) throws {
        try pipeline.write(toFile: workspace.root + "/pipelines/\(name).yaml", atomically: true, encoding: .utf8)
    }

    @Test("the example of docs/pipelines.md writes one line an offer, and a night without news finds its items done")
    func documented() throws {
        let workspace = try workspace()
        try write(example(), as: "shortlists", in: workspace)
        #expect(try workspace.greffier("pipelines", "check").status == 0)
        for night in 1...3 {
            let outcome = try workspace.greffier("run", "shortlists", "--json")
            #expect(outcome.status == 0, "\(outcome.output) \(outcome.errors)")
            let row = try #require(
                (JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [[String: Any]])?.first
            )
            let folder = workspace.root + "/outbox/" + (try #require(row["folder"] as? String))
            let table = try String(contentsOfFile: folder + "/shortlist.csv", encoding: .utf8)
            let lines = table.split(separator: "\r\n")
            #expect(lines.first?.hasSuffix("candidate;offer;score") == true && lines.count == 4, "\(table)")
            #expect(lines.dropFirst().allSatisfy { $0.split(separator: ";").count == 3 }, "\(table)")
            let files = try FileManager.default.contentsOfDirectory(atPath: folder)
            #expect(files.filter { $0.hasPrefix("best") }.sorted() == ["best-1.json", "best-2.json", "best-3.json"])
            let stages = try #require(try workspace.report(folder)["stages"] as? [[String: Any]])
            #expect(
                stages.compactMap { $0["name"] as? String }
                    == ["matches", "best", "best[1]", "best[2]", "best[3]", "list"]
            )
            let cached = stages.filter { ($0["name"] as? String)?.hasPrefix("best[") == true }
                .compactMap { $0["cached"] as? Bool }
            // The second night differs from the first by what was new then.
            #expect(cached == Array(repeating: night == 3, count: 3), "night \(night)")
        }
    }

    private static let blocks = """
        pipeline: blocks
        inbox: blocks
        stages:
          text:   {use: extract}
          blocks: {use: pick, for_each: text.document.json#/pages/0/POINTER, item: block.json, as: block}
          all:    {use: collect, from: blocks}
        publish: [all.json, block.json]
        """

    @Test("why shows thirty items in one line, run.json each of them, and jobs list those of the run")
    func manyItems() throws {
        let workspace = try ScratchWorkspace()
        try write(Self.blocks.replacing("POINTER", with: "blocks"), as: "blocks", in: workspace)
        let text = (1...30).map { "Paragraph number \($0) of this text stands alone." }.joined(separator: "\n\n")
        try FileManager.default.createDirectory(
            atPath: workspace.root + "/inbox/blocks",
            withIntermediateDirectories: true
        )
        try workspace.drop(bytes: Data(text.utf8), as: "long.txt", into: "blocks")
        #expect(try workspace.greffier("daemon", "--drain").status == 0)
        let why = try workspace.greffier("why", "long.txt").output
        #expect(why.contains("blocks[1…30]") && why.contains("30 succeeded"), "\(why)")
        #expect(why.split(separator: "\n").count < 20, "\(why)")
        let jobs = try workspace.greffier("jobs", "list", "--run", "long.txt", "--json")
        let rows = try #require(JSONSerialization.jsonObject(with: Data(jobs.output.utf8)) as? [[String: Any]])
        #expect(rows.count == 34 && rows.contains { $0["stage"] as? String == "blocks[30]" })

        let folder = try #require(workspace.published("blocks").first)
        let names = try FileManager.default.contentsOfDirectory(atPath: folder).filter { $0.hasPrefix("block-") }
        #expect(names.count == 30 && names.contains("block-07.json"))
        let report = try JSONValue(parsing: Data(contentsOf: URL(fileURLWithPath: folder + "/run.json")))
        let schema = try JSONSchema(
            parsing: Data(
                contentsOf: URL(fileURLWithPath: Programs.checkout + "/docs/schemas/run.schema.json")
            )
        )
        #expect(schema.errors(in: report).isEmpty)
        let all = try JSONValue(parsing: Data(contentsOf: URL(fileURLWithPath: folder + "/all.json")))
        #expect(all.array?.count == 30)
        #expect(all.value(at: "/6")?.text.contains("Paragraph number 7 of") == true)
    }

    @Test("a pointer that leads nowhere fails the run with the reason in both languages")
    func noList() throws {
        let workspace = try ScratchWorkspace()
        try write(Self.blocks.replacing("POINTER", with: "bloks"), as: "blocks", in: workspace)
        let file = workspace.root + "/short.txt"
        try "A short text.\n".write(toFile: file, atomically: true, encoding: .utf8)
        #expect(try workspace.greffier("run", "blocks", file).status == 3)
        let folder = try #require(workspace.published("blocks", failed: true).first)
        let error = try #require(try workspace.report(folder)["error"] as? [String: Any])
        #expect(error["code"] as? String == "stage.list" && error["stage"] as? String == "blocks")
        let note = try String(contentsOfFile: folder + "/ERROR.txt", encoding: .utf8)
        #expect(note.contains("Aucune liste à parcourir") && note.contains("#/pages/0/bloks"), "\(note)")
    }
}
