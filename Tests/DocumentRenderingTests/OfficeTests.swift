// SPDX-License-Identifier: GPL-3.0-or-later
import DocumentRendering
import Foundation
import JobModel
import TestThreads
import Testing
import WorkerProtocol

/// Filled templates as LibreOffice opens them.
@Suite("Documents in LibreOffice", .enabled(if: Tool("soffice") != nil, "LibreOffice is not installed"))
struct OfficeTests {
    @Test(
        "LibreOffice opens every kind of filled template and makes pages of it",
        .ownThreads,
        .timeLimit(.minutes(10))
    )
    func opens() throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "office-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let documents = try Self.documents()
        for (name, data) in documents { try data.write(to: folder.appending(path: "\(name).docx")) }
        // One process for all: each would take a second to start.
        let process = Process()
        process.executableURL = URL(filePath: try #require(Tool("soffice")).path)
        process.arguments =
            [
                "-env:UserInstallation=file://\(folder.path)/profile", "--headless", "--norestore", "--convert-to",
                "pdf", "--outdir", folder.path,
            ] + documents.map { folder.appending(path: "\($0.name).docx").path }
        process.environment = ProcessInfo.processInfo.environment.merging(["SAL_USE_VCLPLUGIN": "svp"]) { $1 }
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        try process.run()
        process.waitUntilExit()
        for (name, _) in documents {
            // Its exit code tells nothing: what counts is the file.
            let pdf = try? Data(contentsOf: folder.appending(path: "\(name).pdf"))
            #expect(pdf?.starts(with: Data("%PDF-".utf8)) == true, "\(name)")
            guard let pdf, let tool = Tool("pdfinfo") else { continue }
            let told = String(decoding: try tool.run(["%"], input: pdf, suffix: "pdf").output, as: UTF8.self)
            #expect(told.contains(/Pages: +[1-9]/), "\(name): \(told)")
        }
    }

    /// Every shipped template with every example, with nothing and with much, and with all that can be added.
    private static func documents() throws -> [(name: String, data: Data)] {
        let works: [[String: Any]] = (0..<500).map { ["position": "P\($0) <&>", "highlights": ["a", "b"]] }
        var profiles = try Support.examples.map { ($0, try Support.example($0)) }
        profiles.append(("empty", Data("{}".utf8)))
        profiles.append(("many", try Support.profile(["basics": ["name": "ليلى 👩‍💻"], "work": works])))
        var result: [(name: String, data: Data)] = []
        for template in DossierTests.templates {
            let bytes = try Support.repositoryFile("pipelines/templates/\(template).docx")
            let body = ["{{logo | width: 2cm}}", "{{basics.email | link}}"].map { WordFile.paragraph($0) }.joined()
            for (name, profile) in profiles {
                result.append(
                    (
                        "\(template)-\(name)",
                        try DOCXTemplate.render(
                            template: try WordFile.inserting(body, into: bytes),
                            profile: profile,
                            logo: DOCXPictureTests.tall,
                            options: Support.options
                        )
                    )
                )
            }
            let wrong = try WordFile.inserting(WordFile.paragraph("{{a}}"), into: bytes)
            let date = Date(timeIntervalSince1970: 0)
            result.append(
                ("\(template)-comments", try TemplateCheck.annotated(wrong, language: .english, date: date))
            )
        }
        return result
    }
}
