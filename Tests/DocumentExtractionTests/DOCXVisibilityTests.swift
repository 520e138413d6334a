// SPDX-License-Identifier: GPL-3.0-or-later
import DocumentModel
import Testing

@Suite("DOCX: text that cannot be seen")
struct DOCXVisibilityTests {
    private static let drawing = """
        xmlns:wp='http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing' \
        xmlns:a='http://schemas.openxmlformats.org/drawingml/2006/main'
        """

    private func white(_ text: String) -> String { WordFixture.run(text, "<w:color w:val='FFFFFF'/>") }

    private func paragraph(_ runs: String) -> String { "<w:p>\(runs)</w:p>" }

    /// A drawing with a text box, over or behind the text.
    private func box(_ content: String, fill: String, behind: Bool = false, line: String = "") -> String {
        """
        <w:r><w:drawing><wp:anchor \(Self.drawing) behindDoc='\(behind ? 1 : 0)'><wp:extent cx='2000000' cy='2000000'/>\
        <wps:wsp><wps:spPr><a:xfrm><a:ext cx='2000000' cy='2000000'/></a:xfrm>\(fill)\(line)</wps:spPr>\
        <wps:txbx><w:txbxContent>\(content)</w:txbxContent></wps:txbx></wps:wsp></wp:anchor></w:drawing></w:r>
        """
    }

    private func solid(_ color: String) -> String { "<a:solidFill><a:srgbClr val='\(color)'/></a:solidFill>" }

    @Test("nearly white text is as hidden as white text, and grey text is not")
    func nearlyWhite() throws {
        let runs =
            WordFixture.run("vu ") + WordFixture.run("caché", "<w:color w:val='FEFEFE'/>")
            + WordFixture.run("gris", "<w:color w:val='A6A6A6'/>")
            + WordFixture.run("jaune", "<w:color w:val='FFC000'/>")
        let document = try WordFixture.document(paragraph(runs))
        #expect(document.plainText == "vu grisjaune")
        #expect(document.hidden.map(\.text) == ["caché"])
        #expect(document.hidden.map(\.reason) == ["white"])
    }

    @Test("colours of the theme count, whatever the stated value says")
    func theme() throws {
        let theme = """
            <a:theme \(Self.drawing)><a:themeElements><a:clrScheme name='x'><a:dk1><a:srgbClr val='101010'/></a:dk1>\
            <a:lt1><a:srgbClr val='FDFDFD'/></a:lt1><a:accent1><a:srgbClr val='FFFFFF'/></a:accent1></a:clrScheme>\
            </a:themeElements></a:theme>
            """
        let runs =
            WordFixture.run("vu", "<w:color w:val='FFFFFF' w:themeColor='text1'/>")
            + WordFixture.run("un", "<w:color w:themeColor='background1'/>")
            + WordFixture.run("deux", "<w:color w:val='000000' w:themeColor='accent1'/>")
            + WordFixture.run("ombre", "<w:color w:themeColor='background1' w:themeShade='80'/>")
        let document = try WordFixture.document(
            paragraph(runs),
            parts: ["word/theme/theme1.xml": theme],
            related: ["t theme theme/theme1.xml"]
        )
        #expect(document.plainText == "vuombre")
        #expect(document.hidden.map(\.text) == ["undeux"])
        #expect(document.pages[0].blocks[0].lines[0].spans.map(\.color) == ["#101010", "#7f7f7f"])
    }

    @Test("white text in a table is seen on a dark cell, and nowhere else")
    func cells() throws {
        let dark = "<w:shd w:val='clear' w:color='auto' w:fill='1F3864'/>"
        let body = WordFixture.table([
            (paragraph(white("clair")), dark), (paragraph(white("perdu")), ""),
            (paragraph(WordFixture.run("sombre", "<w:color w:val='1A2F5A'/>")), dark),
            (paragraph(WordFixture.run("lisible")), ""),
        ])
        let document = try WordFixture.document(body)
        #expect(document.plainText == "clair\nlisible")
        #expect(document.hidden.map(\.text) == ["perdu", "sombre"])
        #expect(document.hidden.map(\.reason) == ["white", "no_contrast"])
    }

    @Test("a table's style may fill its cells")
    func tableStyle() throws {
        func document(fill: String) throws -> Document {
            let styles = WordFixture.part(
                "styles",
                """
                <w:style w:type='table' w:styleId='T'><w:name w:val='T'/><w:tblStylePr w:type='firstRow'><w:tcPr>\
                <w:shd w:val='clear' w:fill='\(fill)'/></w:tcPr></w:tblStylePr></w:style>
                """
            )
            let body = WordFixture.table(
                [(paragraph(white("entête")), ""), (paragraph(WordFixture.run("vu")), "")],
                "<w:tblStyle w:val='T'/>"
            )
            return try WordFixture.document(body, parts: ["word/styles.xml": styles], related: ["s styles styles.xml"])
        }
        #expect(try document(fill: "4472C4").plainText == "entête\nvu")
        #expect(try document(fill: "FFFFFF").plainText == "vu")
    }

    @Test("white text in a box is seen on the box's fill or on a drawing beneath")
    func boxes() throws {
        let seen = WordFixture.paragraph("vu")
        func hidden(_ body: String) throws -> [String] { try WordFixture.document(seen + body).hidden.map(\.text) }
        #expect(try hidden(paragraph(box(paragraph(white("boîte")), fill: solid("203864")))) == [])
        #expect(try hidden(paragraph(box(paragraph(white("boîte")), fill: solid("FFFFFF")))) == ["boîte"])
        #expect(try hidden(paragraph(box(paragraph(white("boîte")), fill: "<a:gradFill/>"))) == [])
        let empty = box(paragraph(white("boîte")), fill: "<a:noFill/>", line: "<a:ln>\(solid("000000"))</a:ln>")
        #expect(try hidden(paragraph(empty)) == ["boîte"])
        let beneath = box(WordFixture.paragraph("fond"), fill: solid("203864"), behind: true)
        #expect(try hidden(paragraph(beneath + empty)) == [])
        #expect(try hidden(paragraph(white("texte")) + paragraph(beneath)) == [])
        let above = box(WordFixture.paragraph("fond"), fill: solid("203864"))
        #expect(try hidden(paragraph(white("texte")) + paragraph(above)) == ["texte"])
    }

    @Test("text squeezed to nothing or moved off the line is hidden")
    func squeezed() throws {
        let runs =
            WordFixture.run("vu") + WordFixture.run("serré", "<w:w w:val='1'/>")
            + WordFixture.run("étroit", "<w:w w:val='80'/>") + WordFixture.run("haut", "<w:position w:val='3000'/>")
        let document = try WordFixture.document(paragraph(runs))
        #expect(document.plainText == "vuétroit")
        #expect(document.hidden.map(\.reason) == ["tiny", "off_page"])
    }

    @Test("boxes, rows and lines of no height hide their text, boxes far off the page too")
    func clipped() throws {
        let hidden = WordFixture.paragraph("caché")
        func anchored(_ position: String, _ extent: String) -> String {
            """
            <w:p><w:r><w:drawing><wp:anchor \(Self.drawing)><wp:extent \(extent)/>\(position)<wps:wsp><wps:txbx>\
            <w:txbxContent>\(hidden)</w:txbxContent></wps:txbx></wps:wsp></wp:anchor></w:drawing></w:r></w:p>
            """
        }
        func reasons(_ body: String) throws -> [String] {
            let document = try WordFixture.document(WordFixture.paragraph("vu") + body)
            #expect(document.counts?.unexplained == 0)
            return document.hidden.map(\.reason)
        }
        let place = "<wp:positionH><wp:posOffset>914400</wp:posOffset></wp:positionH>"
        let away = "<wp:positionV><wp:posOffset>91440000</wp:posOffset></wp:positionV>"
        #expect(try reasons(anchored(place, "cx='2000000' cy='2000000'")) == [])
        #expect(try reasons(anchored(place, "cx='2000000' cy='0'")) == ["clipped"])
        #expect(try reasons(anchored(place + away, "cx='2000000' cy='2000000'")) == ["off_page"])
        let row =
            "<w:tbl><w:tr><w:trPr><w:trHeight w:val='1' w:hRule='exact'/></w:trPr><w:tc>\(hidden)</w:tc></w:tr></w:tbl>"
        #expect(try reasons(row) == ["clipped"])
        #expect(
            try reasons(row.replacing("<w:trHeight w:val='1' w:hRule='exact'/>", with: "<w:hidden/>")) == ["vanish"]
        )
        let flat = WordFixture.paragraph("caché", "<w:spacing w:line='1' w:lineRule='exact'/>")
        #expect(try reasons(flat) == ["tiny"])
        let frame = WordFixture.paragraph("caché", "<w:framePr w:x='-40000'/>")
        #expect(try reasons(frame) == ["off_page"])
    }
}
