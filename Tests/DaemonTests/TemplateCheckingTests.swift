// SPDX-License-Identifier: GPL-3.0-or-later
import Daemon
import Foundation
import JobModel
import Logging
import PipelineModel
import Stages
import Testing
import WorkerPool

@Suite("Checking pipelines that fill templates")
final class TemplateCheckingTests {
    private let root = FileManager.default.temporaryDirectory.path + "/greffier-templates-" + UUID().uuidString
    private let workers: WorkerPool

    init() throws {
        let folder = URL(fileURLWithPath: root + "/pipelines")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let repository = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        try FileManager.default.copyItem(
            at: repository.appending(path: "pipelines/templates/dossier.docx"),
            to: folder.appending(path: "good.docx")
        )
        try Data("hello".utf8).write(to: folder.appending(path: "bad.docx"))
        workers = WorkerPool(
            configuration: WorkerPoolConfiguration(executable: ProgramPath.worker(), processes: 1),
            logger: Logger(label: "test")
        )
    }

    deinit { try? FileManager.default.removeItem(atPath: root) }

    private func entry(template: String) async throws -> PipelineFolder.Entry {
        let text = """
            pipeline: cv
            inbox: cv
            stages:
              text:    {use: extract}
              profile: {use: profile, from: text}
              dossier: {use: render, from: profile, template: \(template)}

            """
        try text.write(toFile: root + "/pipelines/cv.yaml", atomically: true, encoding: .utf8)
        let folder = PipelineFolder(path: root + "/pipelines", kinds: StageCatalogue.descriptions)
        return try #require(await folder.entries(checking: workers).first)
    }

    @Test("a template that can be filled lets its pipeline check, another is a mistake at its place in the file")
    func templates() async throws {
        #expect(try await entry(template: "good.docx").pipeline != nil)
        guard case .failure(let mistakes) = try await entry(template: "bad.docx").outcome else {
            Issue.record("the pipeline checks")
            return
        }
        #expect(
            mistakes.all.map(\.description) == [
                "pipelines/cv.yaml:6:51: bad.docx: the template is no Word document (.docx) — "
                    + "correct the template; `greffier templates check pipelines/bad.docx` shows its mistakes"
            ]
        )
        await workers.shutdown()
    }
}
