// SPDX-License-Identifier: GPL-3.0-or-later
import Testing
import TextFolding

@Suite("Tables in files")
struct DelimitedTableTests {
    private func cells(_ text: String) -> [[String]] { DelimitedTable(Array(text.utf8)).rows.map(\.cells) }

    @Test("quotes, separators and lines within cells are kept, empty lines passed over")
    func quoted() {
        #expect(cells("a;b\r\n\r\n\"x; \"\"y\"\"\n z\";2\n") == [["a", "b"], ["x; \"y\"\n z", "2"]])
        #expect(cells("a,b\n1,") == [["a", "b"], ["1", ""]])
        #expect(cells("a\tb\rc\td") == [["a", "b"], ["c", "d"]])
        #expect(cells("").isEmpty)
    }

    @Test("a row whose quotation marks do not fit is marked, and the next one is read")
    func broken() {
        let rows = DelimitedTable(Array("a;b\n\"1;2\n3;4\n".utf8)).rows
        #expect(rows.map(\.isBroken) == [false, true, false])
        #expect(rows.map(\.number) == [1, 2, 3] && rows.last?.cells == ["3", "4"])
    }

    @Test("a cell may be of many lines, as the other names of a skill")
    func long() {
        let names = (1...500).map { "name \($0)" }.joined(separator: "\n")
        #expect(cells("a,b\n\"\(names)\",2\n").last == [names, "2"])
    }

    @Test("text is decoded as it was written; bytes that are no text are refused")
    func encodings() {
        #expect(DecodedText([0xEF, 0xBB, 0xBF, 0x61])?.text == "a")
        #expect(DecodedText([0x91, 0xE9, 0x80])?.text == "‘é€")
        #expect(DecodedText([0xFE, 0xFF, 0x00, 0xE9])?.text == "é")
        #expect(DecodedText(Array("é".utf8))?.encoding == "utf-8")
        #expect(DecodedText([0x25, 0x50, 0, 1]) == nil)
    }
}
