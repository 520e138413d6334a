// SPDX-License-Identifier: GPL-3.0-or-later
import JobModel
import PipelineModel
import Testing

/// Colours in pipeline files.
@Suite("Colours in pipeline files")
struct ColourOptionTests {
    @Test("a dark colour is taken in any writing", arguments: ["#11596B", "11596b", "#000000", "#7A1F5C"])
    func taken(text: String) {
        #expect(OptionKind.colour.objection(to: .string(text)) == nil)
    }

    @Test(
        "what is no colour, or too pale for text, is refused in both languages",
        arguments: ["teal", "#12345", "#FFD500", "#9AA", "", "#11596B00"]
    )
    func refused(text: String) {
        #expect(OptionKind.colour.objection(to: .string(text))?.contains("#11596B") == true)
        #expect(OptionKind.colour.wordsFR.contains("contraste") == true)
    }

    @Test("contrast is measured as WCAG does")
    func contrast() throws {
        #expect(try #require(HexColor("#000000")).contrastOnWhite == 21)
        #expect(try #require(HexColor("#FFFFFF")).contrastOnWhite == 1)
        // A known pair: #767676 is the palest grey that passes, #777777 does not.
        #expect(try #require(HexColor("#767676")).isReadableOnWhite)
        #expect(try !#require(HexColor("#777777")).isReadableOnWhite)
    }
}
