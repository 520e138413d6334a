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

    /// Writes a pipeline whose last stage renders with these options.
    private func writePipeline(_ options: String) throws {
        let text = """
            pipeline: cv
            inbox: cv
            stages:
              text:    {use: extract}
              profile: {use: profile, from: text}
              dossier: {use: render, from: profile, \(options)}

            """
        try text.write(toFile: root + "/pipelines/cv.yaml", atomically: true, encoding: .utf8)
    }

    private func entry(template: String) async throws -> PipelineFolder.Entry {
        try writePipeline("template: \(template)")
        let folder = PipelineFolder(path: root + "/pipelines", kinds: StageCatalogue.descriptions)
        return try #require(await folder.entries(checking: workers).first)
    }

    @Test("where LibreOffice is to make the PDF and is missing, the pipeline checks with a warning in both languages")
    func office() async throws {
        try writePipeline("template: good.docx, pdf: libreoffice")
        for (program, count) in [("/nowhere/soffice", 1), ("never", 1), ("/bin/sh", 0)] {
            let folder = PipelineFolder(
                path: root + "/pipelines",
                kinds: StageCatalogue.descriptions,
                libreoffice: program
            )
            let entry = try #require(folder.entries().first)
            #expect(entry.pipeline != nil)
            #expect(entry.warnings.count == count, "\(program)")
            guard let warning = entry.warnings.first else { continue }
            #expect(warning.line == 6 && warning.message.contains("LibreOffice"))
            #expect(warning.descriptionFR.contains("produit son PDF avec LibreOffice, qui n’est pas installé"))
        }
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
