// SPDX-License-Identifier: GPL-3.0-or-later
import Archives
import DocumentRendering
import Foundation
import JobModel
import Testing
import WorkerProtocol
import XMLStreams

/// Templates and texts that are allowed, and rare.
@Suite("Odd templates and texts")
struct TemplateOdditiesTests {
    private func fill(_ body: String, _ profile: [String: Any], parts: [String: String] = [:]) throws -> Data {
        try DOCXTemplate.render(
            template: try WordFile.make(body: body, parts: parts),
            profile: try Support.profile(profile),
            options: Support.options
        )
    }

    @Test("within a loop the whole list is still at hand by number")
    func byNumber() throws {
        let body = ["{{#each work}}", "{{position}} after {{work.0.name}}", "{{/each}}"]
        let work = [["name": "First", "position": "A"], ["name": "Second", "position": "B"]]
        let data = try fill(body.map { WordFile.paragraph($0) }.joined(), ["work": work])
        #expect(try WordFile.paragraphs(data) == ["A after First", "B after First"])
    }

    @Test("very long words, emoji, other scripts and control characters come through as they can")
    func texts() throws {
        let word = String(repeating: "a", count: 5000)
        let texts = [word, "👩‍💻 🇫🇷", "שלום עולם", "日本語", "a\u{0}b\u{8}c\u{FFFE}d", "x\u{202E}y", "<&>\"'"]
        let shown = [word, "👩‍💻 🇫🇷", "שלום עולם", "日本語", "abcd", "x\u{202E}y", "<&>\"'"]
        let body = ["{{#each work}}", "{{position}}", "{{/each}}"].map { WordFile.paragraph($0) }.joined()
        let data = try fill(body, ["work": texts.map { ["position": $0] }])
        #expect(try WordFile.paragraphs(data) == shown)
    }

    // MARK: The strict kind

    /// `template` with the names that a strict file has for everything.
    private func strict(_ template: Data) throws -> Data {
        let archive = try ZipReader(data: template)
        let writer = try ZipWriter(updating: template)
        for name in archive.names where name.hasSuffix(".xml") || name.hasSuffix(".rels") {
            var text = String(decoding: try archive.data(name), as: UTF8.self)
            for (transitional, strict) in [
                (
                    "http://schemas.openxmlformats.org/officeDocument/2006/",
                    "http://purl.oclc.org/ooxml/officeDocument/"
                ),
                (
                    "http://schemas.openxmlformats.org/wordprocessingml/2006/",
                    "http://purl.oclc.org/ooxml/wordprocessingml/"
                ),
                ("http://schemas.openxmlformats.org/drawingml/2006/", "http://purl.oclc.org/ooxml/drawingml/"),
            ] { text = text.replacing(transitional, with: strict) }
            try writer.set(name, Data(text.utf8))
        }
        return try writer.finish(modified: Date(timeIntervalSince1970: 0))
    }

    @Test("a strict template stays strict, with pictures, links and comments added")
    func strictTemplate() throws {
        let added = ["{{logo | width: 2cm}}", "{{basics.url | link}}"].map { WordFile.paragraph($0) }.joined()
        let template = try WordFile.inserting(added, into: Support.repositoryFile("pipelines/templates/dossier.docx"))
        let data = try DOCXTemplate.render(
            template: try strict(template),
            profile: try Support.profile(["basics": ["name": "Ada", "url": "example.org"]]),
            logo: DOCXPictureTests.tall,
            options: Support.options
        )
        let wrong = try WordFile.inserting(WordFile.paragraph("{{nope}}"), into: template)
        let copy = try TemplateCheck.annotated(
            try strict(wrong),
            language: .french,
            date: Date(timeIntervalSince1970: 0)
        )
        for document in [data, copy] {
            let archive = try ZipReader(data: document)
            for name in archive.names where name.hasSuffix(".xml") || name.hasSuffix(".rels") {
                let text = String(decoding: try archive.data(name), as: UTF8.self)
                for space in ["officeDocument/2006", "wordprocessingml/2006", "drawingml/2006"] {
                    #expect(!text.contains("http://schemas.openxmlformats.org/\(space)"), "\(name)")
                }
            }
        }
        #expect(try WordFile.paragraphs(data).contains("Ada"))
        #expect(try ZipReader(data: data).contains("word/media/greffier1.png"))
    }

    // MARK: Where no tag is filled

    @Test("a tag in a field code is a mistake, wherever its parts stand")
    func fieldCodes() throws {
        func run(_ inner: String) -> String { "<w:r>\(inner)</w:r>" }
        let complex =
            "<w:p>" + run("<w:fldChar w:fldCharType=\"begin\"/>") + run("<w:instrText> IF {{basics</w:instrText>")
            + run("<w:instrText>.name}} = \"\" </w:instrText>") + run("<w:fldChar w:fldCharType=\"end\"/>") + "</w:p>"
        let simple = "<w:p><w:fldSimple w:instr=\" AUTHOR {{basics.name}} \">\(run("<w:t>x</w:t>"))</w:fldSimple></w:p>"
        let report = try TemplateCheck.report(
            try WordFile.make(body: complex + simple + WordFile.paragraph("{{photo}}"))
        )
        #expect(report.mistakes.map(\.paragraph) == [1, 2])
        #expect(report.mistakes[0].message.hasPrefix("a tag in a field code is not filled"))
        #expect(report.mistakes[0].messageFR.hasPrefix("une balise dans un code de champ"))
    }

    @Test("a tag in SmartArt or a chart is a mistake")
    func graphics() throws {
        func graphic(_ text: String) -> String {
            "<x xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\"><ext uri=\"{28A0}\"/><a:p><a:r><a:t>"
                + text + "</a:t></a:r></a:p></x>"
        }
        let template = try WordFile.make(
            body: WordFile.paragraph("{{basics.name}}"),
            parts: [
                "word/diagrams/data1.xml": graphic("{{basics.</a:t></a:r><a:r><a:t>label}}"),
                "word/diagrams/data2.xml": graphic("plain"), "word/diagrams/drawing1.xml": graphic("{{basics.label}}"),
                "word/charts/chart1.xml": graphic("{{work}}"),
            ]
        )
        let mistakes = try TemplateCheck.report(template).mistakes
        #expect(mistakes.map(\.part).sorted() == ["word/charts/chart1.xml", "word/diagrams/data1.xml"])
        #expect(mistakes.contains { $0.messageFR.contains("SmartArt") && $0.text == "{{basics.label}}" })
    }

    @Test("comments of a template are told, and are no mistake")
    func comments() throws {
        let comments =
            "<w:comments \(WordFile.namespace)><w:comment w:id=\"0\">\(WordFile.paragraph("use {{x}}"))</w:comment></w:comments>"
        let body = WordFile.paragraph("{{basics.name}}")
        let template = try WordFile.make(body: body, parts: ["word/comments.xml": comments])
        let report = try TemplateCheck.report(template)
        #expect(report.mistakes == [])
        #expect(report.hints.map(\.part) == ["word/comments.xml"])
        #expect(report.hints.first?.messageFR.contains("1 commentaire") == true)
        #expect(try TemplateCheck.report(try WordFile.make(body: body)).hints == [])
    }

    // MARK: Photos

    @Test("a photo that is too large is a reason in both languages, where the template shows it")
    func largePhoto() throws {
        let image = "data:image/png;base64," + String(repeating: "A", count: 16 << 20)
        let profile: [String: Any] = ["basics": ["name": "Ada", "image": image]]
        #expect(try WordFile.paragraphs(try fill(WordFile.paragraph("{{basics.name}}"), profile)) == ["Ada"])
        let error = #expect(throws: GreffierError.self) { try fill(WordFile.paragraph("{{photo}}"), profile) }
        #expect(error?.code == .stageInput)
        #expect(error?.detail == "the photo in profile.json has 12 MB; make it smaller than 10 MB")
        #expect(error?.detailFR == "la photo de profile.json pèse 12 Mo ; réduisez-la à moins de 10 Mo")
    }
}
