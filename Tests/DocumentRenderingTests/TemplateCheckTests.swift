// SPDX-License-Identifier: GPL-3.0-or-later
import Archives
import DocumentRendering
import Foundation
import JobModel
import Testing
import WorkerProtocol
import XMLStreams

/// What is told of a template before it is used.
@Suite("Template check")
struct TemplateCheckTests {
    private static let laidOut = "<w:p><w:r><w:lastRenderedPageBreak/><w:t>{{basics.nom}}</w:t></w:r></w:p>"

    @Test("fields are counted by their place in the profile, whatever loop they stand in")
    func fields() throws {
        let body = ["{{#each work}}", "{{position}} {{name}}", "{{/each}}", "{{work.0.name}} {{basics.name | upper}}"]
        let report = try TemplateCheck.report(try WordFile.make(body: body.map { WordFile.paragraph($0) }.joined()))
        #expect(report.mistakes == [])
        #expect(
            report.fields.map { "\($0.name) \($0.count)" } == [
                "basics.name 1", "work 1", "work.name 2", "work.position 1",
            ]
        )
    }

    @Test("mistakes come with page, paragraph and both languages")
    func places() throws {
        let body = WordFile.paragraph("a") + WordFile.paragraph("{{#each work}}") + Self.laidOut
        let header = "<w:hdr \(WordFile.namespace)>\(WordFile.paragraph("{{nope}}"))</w:hdr>"
        let report = try TemplateCheck.report(try WordFile.make(body: body, parts: ["word/header1.xml": header]))
        #expect(
            report.mistakes.map { "\($0.part) \($0.page ?? 0) \($0.paragraph ?? 0) \($0.text)" } == [
                "word/document.xml 1 2 {{#each work}}", "word/document.xml 2 3 {{basics.nom}}",
                "word/header1.xml 0 1 {{nope}}",
            ]
        )
        #expect(report.mistakes[0].messageFR == "`{{#each work}}` n’est pas fermé là où il pourrait l’être")
        #expect(report.mistakes[1].message.hasPrefix("`{{basics.nom}}`: no profile has this field"))
    }

    @Test("both forms of a drawing make one mistake")
    func twoForms() throws {
        let box = "<w:txbxContent>\(WordFile.paragraph("{{nope}}"))</w:txbxContent>"
        let body = """
            <w:p><w:r><mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">\
            <mc:Choice Requires="wps">\(box)</mc:Choice><mc:Fallback><w:pict>\(box)</w:pict></mc:Fallback>\
            </mc:AlternateContent></w:r></w:p>
            """
        #expect(try TemplateCheck.report(try WordFile.make(body: body)).mistakes.count == 1)
    }

    @Test("a copy has a comment at each mistake, and is a document that opens")
    func annotated() throws {
        let body = WordFile.paragraph("{{a}}") + WordFile.paragraph("fine") + WordFile.paragraph("{{b}} {{c}}")
        let footer = "<w:ftr \(WordFile.namespace)>\(WordFile.paragraph("{{d}}"))</w:ftr>"
        let template = try WordFile.make(body: body, parts: ["word/footer1.xml": footer])
        let copy = try TemplateCheck.annotated(template, language: .french, date: Date(timeIntervalSince1970: 0))
        let comments = try WordFile.root(copy, "word/comments.xml").elements
        #expect(comments.map { $0["w:id"] } == ["0", "1", "2", "3"])
        #expect(comments[0].text.hasPrefix("`{{a}}` : aucun profil n’a ce champ"))
        #expect(comments[3].text.hasPrefix("word/footer1.xml"))
        let paragraphs = try WordFile.root(copy).elements[0].elements
        func starts(_ paragraph: XMLTreeElement) -> [String?] {
            paragraph.elements.filter { $0.name == "w:commentRangeStart" }.map { $0["w:id"] }
        }
        #expect(paragraphs.map(starts) == [["0", "3"], [], ["1", "2"]])
        let types = String(decoding: try ZipReader(data: copy).data("[Content_Types].xml"), as: UTF8.self)
        #expect(types.contains("/word/comments.xml"))
        // The copy is a template with the same mistakes.
        #expect(try TemplateCheck.report(copy).mistakes.count == 4)
    }

    @Test("every field that is offered can be named in a template")
    func offered() throws {
        let fields = TemplateGuide.fields
        #expect(fields.count > 100 && Set(fields.map(\.name)).count == fields.count)
        #expect(fields.first { $0.name == "work.position" }?.loop == "work")
        // A list of entries is named by what stands in them.
        let lists = Set(fields.compactMap(\.loop))
        let tags = fields.filter { $0.kind != .list || !lists.contains($0.name) }.map { field in
            guard let loop = field.loop else { return "{{\(field.name)}}" }
            return "{{#each \(loop)}}{{\(field.name.dropFirst(loop.count + 1))}}{{/each}}"
        }
        let report = try TemplateCheck.report(try WordFile.make(body: tags.map { WordFile.paragraph($0) }.joined()))
        #expect(report.mistakes.map(\.message) == [])
        for field in fields where field.kind != .list || field.loop != nil {
            #expect(field.description != field.name, "\(field.name) has no description")
        }
    }

    // MARK: What is no template

    private func refusal(_ data: Data) -> GreffierError? {
        do {
            _ = try TemplateCheck.report(data)
            return nil
        } catch { return error }
    }

    private func relationship(_ kind: String, _ target: String, isExternal: Bool) -> String {
        """
        <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" \
        Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/\(kind)" Target="\(target)"\
        \(isExternal ? " TargetMode=\"External\"" : "")/></Relationships>
        """
    }

    @Test("macros, pictures from outside and objects of other programs are refused in both languages")
    func refused() throws {
        let rels = "word/_rels/document.xml.rels"
        let cases: [(parts: [String: String], english: String, french: String)] = [
            (["word/vbaProject.bin": "x"], "contains macros", "contient des macros"),
            (
                [rels: relationship("image", "http://example.org/x.png", isExternal: true)],
                "loads something from outside (image)", "charge un élément extérieur"
            ),
            (
                [rels: relationship("oleObject", "embeddings/oleObject1.bin", isExternal: false)],
                "an object of another program", "un objet d’un autre programme"
            ),
            (
                [rels: relationship("aFChunk", "chunk.html", isExternal: false)], "an object of another program",
                "un objet d’un autre programme"
            ),
        ]
        for (parts, english, french) in cases {
            let error = refusal(try WordFile.make(body: "<w:p/>", parts: parts))
            #expect(error?.code == .templateInvalid)
            #expect(error?.detail.contains(english) == true, "\(error as Any)")
            #expect(error?.detailFR?.contains(french) == true)
        }
        let sheet = try ZipWriter()
        try sheet.set("[Content_Types].xml", Data("<Types/>".utf8))
        #expect(refusal(try sheet.finish(modified: .now))?.detailFR == "le modèle n’est pas un document Word (.docx)")
    }

    @Test("a template made from another template forgets where that lies")
    func attachedTemplate() throws {
        let settings = """
            <w:settings \(WordFile.namespace) xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">\
            <w:attachedTemplate r:id="rId1"/><w:zoom w:percent="100"/></w:settings>
            """
        let parts = [
            "word/settings.xml": settings,
            "word/_rels/settings.xml.rels": relationship(
                "attachedTemplate",
                "file:///C:/Jeanne/x.dotx",
                isExternal: true
            ),
        ]
        let data = try DOCXTemplate.render(
            template: try WordFile.make(body: "<w:p/>", parts: parts),
            profile: Data("{}".utf8),
            options: Support.options
        )
        #expect(try WordFile.root(data, "word/settings.xml").elements.map(\.name) == ["w:zoom"])
        #expect(try WordFile.root(data, "word/_rels/settings.xml.rels").elements == [])
    }

    @Test("a picture of 200 MB in a template goes through as it is")
    func largePicture() throws {
        let writer = try ZipWriter(updating: try WordFile.make(body: WordFile.paragraph("{{basics.name}}")))
        try writer.set("word/media/image1.png", Data(count: 200 << 20), isCompressed: false)
        let data = try DOCXTemplate.render(
            template: try writer.finish(modified: .now),
            profile: Data(#"{"basics":{"name":"Ada"}}"#.utf8),
            options: Support.options
        )
        #expect(data.count > 200 << 20)
        #expect(try WordFile.paragraphs(data) == ["Ada"])
    }

    @Test("long words, emoji, and what XML cannot hold are filled in or left out")
    func hardTexts() throws {
        let word = String(repeating: "x", count: 5000)
        for (text, shown) in [(word, word), ("👩‍💻 é\u{0}\u{8}\u{FFFE}z", "👩‍💻 éz"), ("]]> &amp; <b>", "]]> &amp; <b>")] {
            let data = try DOCXTemplate.render(
                template: try WordFile.make(body: WordFile.paragraph("{{basics.name}}")),
                profile: try Support.profile(["basics": ["name": text]]),
                options: Support.options
            )
            #expect(try WordFile.paragraphs(data) == [shown])
        }
    }
}
