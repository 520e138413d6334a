// SPDX-License-Identifier: GPL-3.0-or-later
import Archives
import DocumentRendering
import Foundation
import JobModel
import Testing
import XMLStreams

/// Pictures, links and properties of filled templates.
@Suite("DOCX pictures, links and properties")
struct DOCXPictureTests {
    /// A PNG header of 40 × 80 pixels, which is all that a frame needs to know.
    static let tall =
        Data([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52])
        + Data([0, 0, 0, 40, 0, 0, 0, 80, 8, 2, 0, 0, 0])
    private static let spaces =
        " xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\""
        + " xmlns:wp=\"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing\""
        + " xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" xmlns:v=\"urn:schemas-microsoft-com:vml\""
        + " xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\""

    static func profile(image: Data? = nil) throws -> Data {
        var basics: [String: Any] = [
            "name": "Ada & Co", "email": "ada@example.org", "url": "https://www.example.org/a b",
            "phone": "+33612345678",
            "profiles": [["network": "X", "url": "javascript:alert(1)"], ["network": "Y", "url": "example.net/y"]],
        ]
        if let image { basics["image"] = "data:image/png;base64,\(image.base64EncodedString())" }
        return try Support.profile(["basics": basics])
    }

    private func fill(
        _ body: String,
        parts: [String: String] = [:],
        image: Data? = nil,
        logo: Data? = nil
    ) throws -> Data {
        try DOCXTemplate.render(
            template: try WordFile.make(body: body, parts: parts, rootAttributes: Self.spaces),
            profile: try Self.profile(image: image),
            logo: logo,
            options: Support.options
        )
    }

    private func xml(_ data: Data, _ part: String = "word/document.xml") throws -> String {
        String(decoding: try ZipReader(data: data).data(part), as: UTF8.self)
    }

    /// A picture as a word processor writes it, 1000 by 1000.
    private func drawing(_ description: String) -> String {
        """
        <w:p><w:r><w:drawing><wp:inline><wp:extent cx="1000" cy="1000"/><wp:docPr id="1" name="P" descr="\(description)"/>\
        <a:graphic><a:graphicData><a:blip r:embed="rId9"><a:extLst/></a:blip><a:srcRect l="5"/><a:ext cx="1000" cy="1000"/>\
        </a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>
        """
    }

    // MARK: Pictures

    @Test("a picture whose alternative text is a tag shows the field's picture, undistorted in the same place")
    func placeholder() throws {
        let data = try fill(drawing("{{photo}}"), image: Self.tall)
        let text = try xml(data)
        #expect(text.contains("<wp:extent cx=\"500\" cy=\"1000\"/>"))
        #expect(text.contains("descr=\"Ada &amp; Co\""))
        #expect(text.contains("<a:blip r:embed=\"rGreffier1\"/>") && text.contains("<a:srcRect/>"))
        #expect(try ZipReader(data: data).data("word/media/greffier1.png") == Self.tall)
        #expect(try xml(data, "word/_rels/document.xml.rels").contains("Target=\"/word/media/greffier1.png\""))
        #expect(try xml(data, "[Content_Types].xml").contains("<Default Extension=\"png\" ContentType=\"image/png\"/>"))
    }

    @Test("a picture of a header is replaced there, and one of a profile without photo goes")
    func headerPicture() throws {
        let header = "<w:hdr \(WordFile.namespace)\(Self.spaces)>\(drawing("{{logo}} Notre logo"))</w:hdr>"
        let data = try fill(drawing("{{photo}}") + "<w:p/>", parts: ["word/header1.xml": header], logo: Self.tall)
        #expect(try xml(data).contains("w:drawing") == false)
        #expect(try xml(data, "word/header1.xml").contains("descr=\"Notre logo\""))
        #expect(try xml(data, "word/_rels/header1.xml.rels").contains("rGreffier1"))
        #expect(try ZipReader(data: data).contains("word/_rels/document.xml.rels") == false)
    }

    @Test("the older form of a drawing is replaced with the newer one")
    func legacyPicture() throws {
        let old = """
            <w:pict><v:shape alt="{{photo}}" style="position:absolute;width:40pt;height:40pt">\
            <v:imagedata r:id="rId9" o:title="x" xmlns:o="urn:o"/></v:shape></w:pict>
            """
        let data = try fill("<w:p><w:r>\(old)</w:r></w:p>", image: Self.tall)
        let text = try xml(data)
        #expect(text.contains("width:20.0pt;height:40.0pt") && text.contains("r:id=\"rGreffier1\""))
        #expect(try xml(try fill("<w:p><w:r>\(old)</w:r></w:p>")).contains("pict") == false)
    }

    @Test("a picture's tag in a text sets the picture there, as large as asked")
    func pictureInText() throws {
        let data = try fill(WordFile.paragraph("a {{photo | height: 2cm}} b"), image: Self.tall)
        #expect(try xml(data).contains("<wp:extent cx=\"360000\" cy=\"720000\"/>"))
        #expect(try WordFile.paragraphs(data) == ["a  b"])
        #expect(try WordFile.paragraphs(try fill(WordFile.paragraph("{{#if photo}}x{{else}}none{{/if}}"))) == ["none"])
        let shown = try fill(WordFile.paragraph("{{#each basics.profiles}}{{logo}}{{/each}}"), logo: Self.tall)
        let root = try WordFile.root(shown)
        var identifiers: [String] = []
        func walk(_ element: XMLTreeElement) {
            if element.name == "wp:docPr" { identifiers.append(element["id"] ?? "") }
            element.elements.forEach(walk)
        }
        walk(root)
        #expect(identifiers.count == 2 && Set(identifiers).count == 2)
    }

    @Test("other tags of an alternative text are filled in, and its mistakes are named")
    func alternativeText() throws {
        let text = try xml(try fill(drawing("Portrait de {{basics.name}}")))
        #expect(text.contains("descr=\"Portrait de Ada &amp; Co\"") && text.contains("r:embed=\"rId9\""))
        #expect(throws: GreffierError.self) { try fill(drawing("{{portrait}}")) }
    }

    @Test("a logo that is no picture, or too large, is refused in both languages")
    func badLogo() throws {
        for logo in [Data("text".utf8), Data(count: 200 << 20)] {
            let error = #expect(throws: GreffierError.self) { try fill("<w:p/>", logo: logo) }
            #expect(error?.code == .templateInvalid)
            #expect(error?.detail.contains("logo") == true && error?.detailFR?.contains("logo") == true)
        }
    }

    @Test("the sizes of PNG, JPEG and GIF pictures are read from their bytes")
    func sizes() throws {
        let jpeg = Data([0xFF, 0xD8, 0xFF, 0xE0, 0, 4, 0, 0, 0xFF, 0xC0, 0, 11, 8, 0, 80, 0, 40, 1, 0, 0, 0])
        let gif = Data("GIF89a".utf8) + Data([40, 0, 80, 0])
        for picture in [Self.tall, jpeg, gif] {
            let data = try fill(WordFile.paragraph("{{logo | width: 10mm}}"), logo: picture)
            #expect(try xml(data).contains("<wp:extent cx=\"360000\" cy=\"720000\"/>"))
        }
    }

    // MARK: Links

    @Test("a value becomes a link of its own, in the run's own style")
    func linkFilter() throws {
        let run =
            "<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>Site {{basics.url | link}}, {{basics.email | link: \"mail\"}}.</w:t></w:r></w:p>"
        let data = try fill(run)
        #expect(try WordFile.paragraphs(data) == ["Site example.org/a b, mail."])
        #expect(try xml(data).contains("<w:r><w:rPr><w:b/></w:rPr><w:t>mail</w:t></w:r></w:hyperlink>"))
        // An address with a space is none.
        let relationships = try xml(data, "word/_rels/document.xml.rels")
        #expect(relationships.contains("Target=\"mailto:ada@example.org\" TargetMode=\"External\""))
        #expect(!relationships.contains("example.org/a"))
    }

    @Test("a link whose target is a tag leads to the value, and only to the web, mail and telephones")
    func linkTarget() throws {
        let relationships = """
            <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId5" \
            Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink" \
            Target="http://%7B%7Burl%7D%7D" TargetMode="External"/></Relationships>
            """
        let body =
            WordFile.paragraph("{{#each basics.profiles}}")
            + "<w:p><w:hyperlink r:id=\"rId5\"><w:r><w:t>{{network}}</w:t></w:r></w:hyperlink></w:p>"
            + WordFile.paragraph("{{/each}}")
        let data = try fill(body, parts: ["word/_rels/document.xml.rels": relationships])
        #expect(try WordFile.paragraphs(data) == ["X", "Y"])
        let written = try xml(data, "word/_rels/document.xml.rels")
        #expect(!written.contains("rId5") && !written.contains("javascript"))
        #expect(written.contains("Target=\"http://example.net/y\""))
        #expect(try xml(data).contains("<w:p><w:r><w:t>X</w:t></w:r></w:p>"))
    }

    @Test("telephone numbers are written as they are read")
    func phones() throws {
        #expect(try WordFile.paragraphs(try fill(WordFile.paragraph("{{basics.phone | phone}}"))) == ["06 12 34 56 78"])
        let data = try DOCXTemplate.render(
            template: try WordFile.make(body: WordFile.paragraph("{{basics.phone | phone}}")),
            profile: try Self.profile(),
            options: Support.english
        )
        #expect(try WordFile.paragraphs(data) == ["+33 6 12 34 56 78"])
    }

    // MARK: Properties and directions

    @Test("properties with tags are filled in, the others of the template's author go")
    func properties() throws {
        let core = """
            <cp:coreProperties xmlns:cp="c" xmlns:dc="d"><dc:title>Dossier – {{basics.name}}</dc:title>\
            <dc:subject>{{basics.email}}</dc:subject><dc:creator>Jeanne</dc:creator></cp:coreProperties>
            """
        let custom =
            "<Properties xmlns:vt=\"v\"><property name=\"n\"><vt:lpwstr>{{basics.phone | phone}}</vt:lpwstr></property></Properties>"
        let app = "<Properties><Company>{{basics.name | upper}}</Company></Properties>"
        let parts = ["docProps/core.xml": core, "docProps/custom.xml": custom, "docProps/app.xml": app]
        let data = try fill("<w:p/>", parts: parts)
        let root = try WordFile.root(data, "docProps/core.xml")
        #expect(root.first("dc:title")?.text == "Dossier – Ada & Co")
        #expect(root.first("dc:subject")?.text == "ada@example.org")
        #expect(root.first("dc:creator")?.text == "Greffier")
        #expect(try WordFile.root(data, "docProps/custom.xml").text == "06 12 34 56 78")
        #expect(try WordFile.root(data, "docProps/app.xml").text == "ADA & CO")
        #expect(throws: GreffierError.self) {
            try fill("<w:p/>", parts: ["docProps/core.xml": core.replacing("basics.email", with: "nope")])
        }
    }

    @Test("a run whose text is written from right to left says so")
    func rightToLeft() throws {
        let data = try DOCXTemplate.render(
            template: try WordFile.make(
                body: "<w:p><w:r><w:rPr><w:b/><w:lang w:val=\"fr\"/></w:rPr><w:t>{{basics.name}}</w:t></w:r></w:p>"
            ),
            profile: try Support.profile(["basics": ["name": "ليلى (مهندسة)"]]),
            options: Support.options
        )
        #expect(try xml(data).contains("<w:rPr><w:b/><w:rtl/><w:lang w:val=\"fr\"/></w:rPr><w:t>ليلى (مهندسة)</w:t>"))
    }
}
