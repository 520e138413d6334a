// SPDX-License-Identifier: GPL-3.0-or-later
import BlobStore
import Engine
import Foundation
import JobModel
import JobStore
import PipelineModel
import Testing

@Suite("Runs of files found in a file", .timeLimit(.minutes(10)))
struct PartRunsTests {
    /// Finds two files in `mail.eml`, none in others.
    private let reader = ScriptedStage("read") { input, _ in
        var output = StageOutput.made("text", input.file?.name ?? "")
        guard input.file?.name == "mail.eml" else { return output }
        for (name, tags) in [("un.txt", []), ("deux.txt", ["dossier"])] as [(String, [String])] {
            let sha256 = try await input.keep(Data(name.utf8))
            output.parts.append(
                .init(
                    RunInput(name: name, sha256: sha256, bytes: name.utf8.count, mediaType: "text/plain"),
                    tags: tags
                )
            )
        }
        output.isHandedOver = true
        return output
    }
    private let shaper = ScriptedStage("shape") { input, _ in
        #expect(input.parent?.name == "mail.eml" && input.parent?.depth == 1 && input.payload == "{\"a\":1}")
        return .made("profile")
    }
    private let stages = [
        StageSpec(name: "text", kind: "read"), StageSpec(name: "profile", kind: "shape", from: ["text": "text"]),
    ]

    private func submit(_ bench: Workbench, _ pipeline: Pipeline) async throws -> ULID {
        let snapshot = try CanonicalJSON.pretty(PipelineSnapshot(text: pipeline.name, files: [:]))
        let input = RunInput(
            name: "mail.eml",
            sha256: try await bench.blobs.store(Data("mail".utf8)),
            bytes: 4,
            mediaType: "message/rfc822"
        )
        let run = NewRun(
            id: ULID(),
            pipeline: pipeline.name,
            pipelineSHA256: try await bench.blobs.store(snapshot),
            trigger: .row,
            tags: ["paris"],
            input: input,
            submittedAt: Date(),
            priority: 3,
            payload: "{\"a\":1}",
            jobs: pipeline.jobs(kinds: [:])
        )
        return try await bench.store.submit(run).run
    }

    private func rows(_ bench: Workbench) async throws -> [RunRow] { try await bench.store.runs(RunFilter()) }

    @Test("each file becomes a run of its own, and the run that held them has nothing more to do")
    func children() async throws {
        let bench = try Workbench()
        let pipeline = try await bench.pipeline(stages, publish: ["text.json", "profile.json"])
        let run = try await submit(bench, pipeline)
        try await bench.running(bench.engine([reader, shaper])) { events in
            #expect(await events.end(of: run)?.status == .succeeded)
            while try await rows(bench).contains(where: { !$0.status.isFinal }) {
                try await Task.sleep(for: .milliseconds(5))
            }
        }
        let report = try #require(bench.outbox.report(run))
        #expect(report.stages.map(\.status) == [.succeeded, .skipped])
        #expect(report.artifacts.map(\.name) == ["text.json"])
        #expect(report.children.map(\.file.name) == ["un.txt", "deux.txt"] && report.parent == nil)
        #expect(shaper.calls == 2)
        for (child, tags) in zip(report.children, [["paris"], ["paris", "dossier"]]) {
            let row = try #require(try await bench.store.run(child.run))
            #expect(row.tags == tags && row.priority == 3 && row.trigger == .row && row.status == .succeeded)
            #expect(row.input == child.file)
            let own = try #require(bench.outbox.report(child.run))
            #expect(own.parent == RunParent(run: run, name: "mail.eml", depth: 1) && own.children.isEmpty)
            #expect(own.stages.map(\.status) == [.succeeded, .succeeded])
            #expect(try await bench.blobs.read(child.file.sha256) == Data(child.file.name.utf8))
        }
    }

    @Test("a stage that is done again finds its runs made")
    func again() async throws {
        let bench = try Workbench()
        let pipeline = try await bench.pipeline(stages)
        let run = try await submit(bench, pipeline)
        try await bench.running(bench.engine([reader, shaper])) { events in _ = await events.end(of: run) }
        let before = try await rows(bench).map(\.id).sorted()
        _ = try await bench.store.retry(RetryRequest(run: run, scope: .from(stage: "text")), now: Date())
        try await bench.running(bench.engine([reader, shaper])) { events in _ = await events.end(of: run) }
        #expect(reader.calls > 1)
        #expect(before.count == 3)
        #expect(try await rows(bench).map(\.id).sorted() == before)
        let reports = bench.outbox.deliveries.map(\.report).filter { $0.run == run }
        #expect(reports.count == 2 && reports[0].children == reports[1].children)
    }

    @Test("the same file again makes runs of its own under itself, from the memo")
    func memo() async throws {
        let bench = try Workbench()
        let pipeline = try await bench.pipeline(stages)
        let first = try await submit(bench, pipeline)
        try await bench.running(bench.engine([reader, shaper])) { events in _ = await events.end(of: first) }
        let calls = reader.calls
        let second = try await submit(bench, pipeline)
        try await bench.running(bench.engine([reader, shaper])) { events in _ = await events.end(of: second) }
        let report = try #require(bench.outbox.report(second))
        #expect(report.stages.map(\.cached) == [true, false])
        #expect(report.children.map(\.file.name) == ["un.txt", "deux.txt"])
        let known = Set(try #require(bench.outbox.report(first)).children.map(\.run))
        for child in report.children {
            #expect(!known.contains(child.run))
            let row = try #require(try await bench.store.run(child.run))
            #expect(RunPayload(stored: row.payload).parent?.run == second)
            #expect(row.duplicateOf.map { known.contains($0) } == true)
        }
        #expect(reader.calls <= calls + 2)
    }

    @Test("what is kept of a payload is read back, and what others wrote stays theirs")
    func payloads() throws {
        let parent = RunParent(run: ULID(), name: "a\".eml", depth: 2)
        for text in [nil, "", "{\"greffier_parent\":1}", "x"] {
            let whole = RunPayload(parent: parent, text: text)
            #expect(RunPayload(stored: try whole.stored()) == whole)
            #expect(RunPayload(stored: text) == RunPayload(parent: nil, text: text))
            #expect(try RunPayload(parent: nil, text: text).stored() == text)
        }
        let forged = try RunPayload(parent: RunParent(run: ULID(), name: "a", depth: -1), text: "b").stored()
        #expect(RunPayload(stored: forged).parent == nil)
    }
}
