// SPDX-License-Identifier: GPL-3.0-or-later
import DocumentRendering
import Foundation
import JobModel
import Testing
import WorkerProtocol

/// Filled templates as other programs see them.
@Suite("DOCX conformance", .enabled(if: DOCXChecker.shared != nil, "no checker: scripts/setup --all"))
struct DOCXConformanceTests {
    @Test(
        "filled dossiers keep to the schemas and open",
        arguments: DossierTests.templates,
        Support.examples + ["empty", "many"]
    )
    func dossiers(template: String, name: String) throws {
        let works: [[String: Any]] = (0..<500).map { ["position": "P\($0) <&>", "highlights": ["a", "b"]] }
        let profile =
            switch name {
            case "empty": Data("{}".utf8)
            case "many": try Support.profile(["basics": ["name": "ليلى 👩‍💻"], "work": works])
            default: try Support.example(name)
            }
        let data = try DOCXTemplate.render(
            template: try Support.repositoryFile("pipelines/templates/\(template).docx"),
            profile: profile,
            options: Support.options
        )
        #expect(try DOCXChecker.shared?.failures(of: data) == [])
    }

    @Test("pictures, links and comments that are added keep to the schemas")
    func additions() throws {
        let body = [
            "{{logo | width: 2cm}} {{basics.url | link}}", "{{#each basics.profiles}}",
            "{{url | link: \"x\"}} {{logo}}",
            "{{/each}}",
        ]
        let template = try spliced(body.map { WordFile.paragraph($0) }.joined())
        let profile = try Support.profile([
            "basics": [
                "name": "Ada", "url": "example.org", "profiles": [["url": "https://a.example"], ["url": "b.example"]],
            ]
        ])
        let data = try DOCXTemplate.render(
            template: template,
            profile: profile,
            logo: DOCXPictureTests.tall,
            options: Support.options
        )
        #expect(try DOCXChecker.shared?.failures(of: data) == [])
        let wrong = try spliced(WordFile.paragraph("{{a}}") + WordFile.paragraph("{{#if b}}"))
        let copy = try TemplateCheck.annotated(wrong, language: .english, date: Date(timeIntervalSince1970: 0))
        #expect(try TemplateCheck.report(copy).mistakes.count > 1)
        #expect(try DOCXChecker.shared?.failures(of: copy) == [])
    }

    /// The shipped dossier with `body` at its head.
    private func spliced(_ body: String) throws -> Data {
        try WordFile.inserting(body, into: try Support.repositoryFile("pipelines/templates/dossier-en.docx"))
    }
}
