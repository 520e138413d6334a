// SPDX-License-Identifier: GPL-3.0-or-later
import DocumentModel
import Testing

@Suite("DOCX: fields and symbols")
struct DOCXFieldTests {
    private func lines(_ body: String) throws -> [String] {
        try WordFixture.document(body).rendering.lines.map(\.text)
    }

    @Test("a field that is never closed swallows neither its paragraph nor the rest of the document")
    func unclosed() throws {
        let broken =
            "<w:p>" + WordFixture.run("Avant ") + WordFixture.field("begin") + WordFixture.code(" PAGE ")
            + WordFixture.run("dedans") + "<w:r><w:br/></w:r>" + WordFixture.run("suite") + "</w:p>"
        #expect(try lines(broken + WordFixture.paragraph("Après")) == ["Avant dedans", "suite", "Après"])
        let inResult =
            "<w:p>" + WordFixture.field("begin") + WordFixture.code(" TOC ") + WordFixture.field("separate")
            + WordFixture.run("Sommaire") + "</w:p>"
        #expect(try lines(inResult + WordFixture.paragraph("Après")) == ["Sommaire", "Après"])
        let stray =
            "<w:p>" + WordFixture.field("end") + WordFixture.field("separate") + WordFixture.run("Fin") + "</w:p>"
        #expect(try lines(stray) == ["Fin"])
    }

    @Test("the code of a field is not shown, the result of a field within it neither")
    func nested() throws {
        let inner =
            WordFixture.field("begin") + WordFixture.code(" MERGEFIELD a ") + WordFixture.field("separate")
            + WordFixture.run("valeur") + WordFixture.field("end")
        let body =
            "<w:p>" + WordFixture.field("begin") + WordFixture.code(" IF ") + inner + WordFixture.run("code")
            + WordFixture.field("separate") + WordFixture.run("résultat") + WordFixture.field("end")
            + WordFixture.run(" fin") + "</w:p>"
        #expect(try lines(body) == ["résultat fin"])
        let spanning =
            "<w:p>" + WordFixture.field("begin") + WordFixture.code(" HYPERLINK \"https://a.example/\" ")
            + WordFixture.field("separate") + WordFixture.run("un") + "</w:p><w:p>" + WordFixture.run("deux")
            + WordFixture.field("end") + WordFixture.run("trois") + "</w:p>"
        let spans = try WordFixture.document(spanning).pages[0].blocks.flatMap(\.lines).flatMap(\.spans)
        #expect(spans.map(\.text) == ["un", "deux", "trois"])
        #expect(spans.map(\.link) == ["https://a.example/", "https://a.example/", nil])
    }

    @Test("letters of symbol fonts are read as what they show")
    func symbols() throws {
        func symbol(_ font: String, _ code: String) -> String {
            "<w:r><w:sym w:font='\(font)' w:char='\(code)'/></w:r>"
        }
        let body =
            "<w:p>" + WordFixture.run("Risque ") + symbol("Symbol", "F061") + symbol("Symbol", "62")
            + symbol("Wingdings", "F028") + symbol("Wingdings", "F01F") + "</w:p><w:p>"
            + WordFixture.run("\u{F0A3} 5 %", "<w:rFonts w:ascii='Symbol'/>")
            + WordFixture.run(" \u{F0FC}", "<w:rFonts w:ascii='Wingdings' w:hAnsi='Wingdings'/>") + "</w:p>"
        #expect(try lines(body) == ["Risque αβ☎", "≤ 5 % ✓"])
    }
}
