// SPDX-License-Identifier: GPL-3.0-or-later
import Daemon
import DocumentModel
import Foundation
import JobModel
import Logging
import PipelineModel
import Retrieval
import StageInputs
import Stages
import TestLexicons
import Testing
import WorkerPool

@Suite("Rendering by LibreOffice")
final class OfficeRenderTests {
    private let root = FileManager.default.temporaryDirectory.path + "/greffier-office-" + UUID().uuidString
    private let workers = WorkerPool(
        configuration: WorkerPoolConfiguration(executable: ProgramPath.worker(), processes: 1),
        logger: Logger(label: "test")
    )

    init() throws {
        try FileManager.default.createDirectory(atPath: root, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(atPath: root) }

    private func output(_ office: OfficePrinter?, formats: [String]) async throws -> [StageOutput.Made] {
        let stage = RenderStage(
            workers: workers,
            office: office,
            language: "fr",
            lexicons: FixedLexicons(try ShippedLexicons.shared.get()),
            library: try Library(path: root + "/library.sqlite")
        )
        let repository = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let template = try Data(contentsOf: repository.appending(path: "pipelines/templates/dossier.docx"))
        let profile = try Data(
            contentsOf: repository.appending(path: "Tests/Fixtures/profiles/soazig-le-goff.json")
        )
        let input = StageInput(
            kind: "render",
            options: [
                "template": .string("t.docx"), "pdf": .string("libreoffice"),
                "formats": .list(formats.map { .string($0) }),
            ],
            artifacts: ["profile.json": profile],
            files: ["t.docx": template]
        )
        return try await stage.run(input).artifacts
    }

    @Test("without LibreOffice the stage says so and waits")
    func missing() async throws {
        let error = await #expect(throws: GreffierError.self) { try await output(nil, formats: ["docx", "pdf"]) }
        #expect(error?.code == .officeMissing && error?.code.errorClass == .environment)
        await workers.shutdown()
    }

    @Test(
        "the PDF is that of the filled template, also where the DOCX is not asked for",
        .enabled(if: OfficeConverter.locate("auto") != nil, "LibreOffice is not installed"),
        .timeLimit(.minutes(10))
    )
    func made() async throws {
        let office = OfficePrinter(
            .init(
                program: try #require(OfficeConverter.locate("auto")),
                worker: ProgramPath.worker(),
                scratch: root + "/scratch"
            ),
            places: 1
        )
        #expect(try await output(office, formats: ["docx", "pdf"]).map(\.name) == ["profile.docx", "profile.pdf"])
        let made = try await output(office, formats: ["pdf"])
        #expect(made.map(\.name) == ["profile.pdf"])
        let text = try await workers.extract(try #require(made.first).data, name: "profile.pdf").document.plainText
        // A second is the least that two LibreOffice files differ by, were their time and identifiers kept.
        let first = try #require(made.first).data
        #expect(try await output(office, formats: ["pdf"]).first?.data == first)
        #expect(first.firstRange(of: Data("/DocChecksum".utf8)) == nil)
        // The drawn PDF has no such line.
        #expect(text.uppercased().contains("DOSSIER DE COMPÉTENCES"))
        await office.shutdown()
        await workers.shutdown()
    }
}
