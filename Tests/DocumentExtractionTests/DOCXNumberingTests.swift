// SPDX-License-Identifier: GPL-3.0-or-later
import DocumentModel
import Testing

@Suite("DOCX: list numbers")
struct DOCXNumberingTests {
    private func level(_ number: Int, _ format: String, _ text: String, _ more: String = "") -> String {
        """
        <w:lvl w:ilvl='\(number)'><w:start w:val='1'/><w:numFmt w:val='\(format)'/>\(more)<w:lvlText w:val='\(text)'/></w:lvl>
        """
    }

    private func item(_ level: Int?, list: Int? = 1, style: String? = nil) -> String {
        let own = level.map { "<w:ilvl w:val='\($0)'/>" } ?? ""
        let numbers = list.map { "<w:numPr>\(own)<w:numId w:val='\($0)'/></w:numPr>" } ?? ""
        return WordFixture.paragraph("x", (style.map { "<w:pStyle w:val='\($0)'/>" } ?? "") + numbers)
    }

    private func markers(_ body: String, numbering: String, styles: String = "") throws -> [String?] {
        try WordFixture.document(
            body,
            parts: [
                "word/numbering.xml": WordFixture.part("numbering", numbering),
                "word/styles.xml": WordFixture.part("styles", styles),
            ],
            related: ["n numbering numbering.xml", "s styles styles.xml"]
        ).pages[0].blocks.map(\.marker)
    }

    private func list(_ levels: String, link: String = "") -> String {
        "<w:abstractNum w:abstractNumId='0'>\(link)\(levels)</w:abstractNum><w:num w:numId='1'><w:abstractNumId w:val='0'/></w:num>"
    }

    @Test("legal numbering shows digits at every level, and a level may go on or restart late")
    func restarts() throws {
        let levels =
            level(0, "upperRoman", "%1") + level(1, "lowerLetter", "%1.%2", "<w:isLgl/>")
            + level(2, "decimal", "%3)", "<w:lvlRestart w:val='0'/>")
        let body = [0, 1, 2, 0, 1, 2].map { item($0) }.joined()
        #expect(try markers(body, numbering: list(levels)) == ["I", "1.1", "1)", "II", "2.1", "2)"])
        let late =
            level(0, "decimal", "%1") + level(1, "decimal", "%2")
            + level(2, "decimal", "%3", "<w:lvlRestart w:val='1'/>")
        let other = [0, 1, 2, 1, 2, 0, 1, 2].map { item($0) }.joined()
        #expect(try markers(other, numbering: list(late)) == ["1", "1", "1", "2", "2", "2", "1", "1"])
    }

    @Test("a picture that is a bullet marks an item, and is no picture of the document")
    func pictures() throws {
        let bullet = """
            <w:numPicBullet w:numPicBulletId='0'><w:pict xmlns:v='urn:schemas-microsoft-com:vml'><v:shape \
            alt='Flèche'><v:imagedata r:id='i' o:title=''  xmlns:o='urn:schemas-microsoft-com:office:office'/></v:shape>\
            </w:pict></w:numPicBullet>
            """
        let levels = level(0, "bullet", "", "<w:lvlPicBulletId w:val='0'/>") + level(1, "bullet", "\u{F0B7}")
        let document = try WordFixture.document(
            item(0) + item(1),
            parts: ["word/numbering.xml": WordFixture.part("numbering", bullet + list(levels))],
            related: ["n numbering numbering.xml"]
        )
        let blocks = document.pages[0].blocks
        #expect(blocks.map(\.kind) == [.listItem, .listItem])
        #expect(blocks.map(\.spokenMarker) == [nil, nil])
        #expect(document.images.isEmpty)
        #expect(document.counts?.unexplained == 0)
    }

    @Test("a style stands for a level of its list, and a list may take another's definition")
    func links() throws {
        let styles = """
            <w:style w:type='paragraph' w:styleId='A'><w:name w:val='A'/><w:pPr><w:numPr><w:numId w:val='1'/></w:numPr></w:pPr></w:style>
            <w:style w:type='paragraph' w:styleId='B'><w:name w:val='B'/><w:basedOn w:val='A'/></w:style>
            """
        let levels =
            level(0, "decimal", "%1.", "<w:pStyle w:val='A'/>") + level(1, "decimal", "%1.%2", "<w:pStyle w:val='B'/>")
        let linked =
            list(levels, link: "<w:styleLink w:val='L'/>")
            + "<w:abstractNum w:abstractNumId='9'><w:numStyleLink w:val='L'/></w:abstractNum>"
            + "<w:num w:numId='2'><w:abstractNumId w:val='9'/></w:num>"
        let body = item(nil, list: nil, style: "A") + item(nil, list: nil, style: "B") + item(0, list: 2)
        #expect(try markers(body, numbering: linked, styles: styles) == ["1.", "1.1", "2."])
    }

    @Test("a list may override a level or its start")
    func overrides() throws {
        let numbering =
            list(level(0, "decimal", "%1."))
            + "<w:num w:numId='2'><w:abstractNumId w:val='0'/><w:lvlOverride w:ilvl='0'><w:startOverride w:val='5'/></w:lvlOverride></w:num>"
            + "<w:num w:numId='3'><w:abstractNumId w:val='0'/><w:lvlOverride w:ilvl='0'>\(level(0, "upperLetter", "%1)"))</w:lvlOverride></w:num>"
        let body = item(0) + item(0, list: 2) + item(0, list: 2) + item(0) + item(0, list: 3)
        #expect(try markers(body, numbering: numbering) == ["1.", "5.", "6.", "2.", "C)"])
    }

    @Test(
        "formats of numbers",
        arguments: [
            ("ordinal", "3rd"), ("decimalZero", "03"), ("lowerRoman", "iii"), ("russianLower", "в"), ("chicago", "‡"),
            ("decimalEnclosedCircle", "③"), ("numberInDash", "- 3 -"), ("aiueo", "3"),
        ]
    )
    func formats(format: String, shown: String) throws {
        let markers = try markers(String(repeating: item(0), count: 3), numbering: list(level(0, format, "%1")))
        #expect(markers.last == shown)
    }
}
