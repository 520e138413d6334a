// SPDX-License-Identifier: GPL-3.0-or-later
import DocumentModel
import Testing

@Suite("White space at the ends of texts")
struct TrimmingTests {
    /// Pieces that join with their neighbours in all the ways that characters do.
    private static let pieces: [String.UnicodeScalarView] = [
        " ", "  ", "\t", "\n", "\r", "\r\n", "\u{0B}", "\u{0C}", "\0", "\u{1C}", "a", "é", "-", "\u{85}", "\u{A0}",
        "\u{AD}",
        "\u{300}", "\u{34F}", "\u{600}", "\u{903}", "\u{110BD}", "\u{1100}", "\u{1161}", "\u{1680}", "\u{2003}",
        "\u{200B}",
        "\u{200D}", "\u{2028}", "\u{2029}", "\u{3000}", "\u{FE0F}", "\u{FEFF}", "\u{1F1EB}", "\u{1F1F7}", "👩",
        "\u{1F3FD}",
        "                                        ",
    ].map(\.unicodeScalars)

    /// What characters say, one after the other.
    private static func trimmed(_ text: String) -> (leading: String, trailing: String, both: String) {
        var (leading, trailing) = (Substring(text), Substring(text))
        while leading.first?.isWhitespace == true { leading.removeFirst() }
        while trailing.last?.isWhitespace == true { trailing.removeLast() }
        var both = leading
        while both.last?.isWhitespace == true { both.removeLast() }
        return (String(leading), String(trailing), String(both))
    }

    /// By scalars: equal strings may be spelt otherwise.
    private static func isSame(_ text: String, _ other: String) -> Bool {
        text.unicodeScalars.elementsEqual(other.unicodeScalars)
    }

    @Test("whole characters go, whatever they are made of, and none that begins with anything else")
    func randomTexts() {
        var random = SystemRandomNumberGenerator()
        for _ in 0..<30_000 {
            var scalars = String.UnicodeScalarView()
            for _ in 0..<Int.random(in: 0...9, using: &random) {
                scalars.append(contentsOf: Self.pieces.randomElement(using: &random) ?? .init())
            }
            let text = String(scalars)
            let expected = Self.trimmed(text)
            let isRight =
                Self.isSame(text.trimmingSpaces, expected.both)
                && Self.isSame(text.trimmingLeadingSpaces, expected.leading)
                && Self.isSame(text.trimmingTrailingSpaces, expected.trailing)
                && text.isBlank == text.allSatisfy(\.isWhitespace)
            #expect(isRight, "\(scalars.map { String($0.value, radix: 16) })")
        }
    }

    @Test("the spans of a line lose the white space at its ends, and those of nothing else go")
    func spans() {
        func ends(_ texts: String...) -> [String] { texts.map { Span(text: $0) }.trimmedEnds.map(\.text) }
        #expect(ends(" \t", "\u{A0} a ", " b", "c \r\n", "\u{3000} ") == ["a ", " b", "c"])
        #expect(ends("  ", "\u{2003}") == [])
        #expect(ends(" \u{301}a\u{600} ") == ["a\u{600} "])
    }
}
