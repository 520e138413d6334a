// SPDX-License-Identifier: GPL-3.0-or-later
import DocumentModel

/// The complex fields that are open (`w:fldChar`; ECMA-376 part 1, 17.16.18).
///
/// A field is a code, then a result. Text in a code is not shown, unless the paragraph ends and the code has not: such a
/// field was never closed, and what stood in it is text like any other.
struct WordFields {
    private struct Field {
        var code = ""
        var inResult = false
        /// Of its own code, or of a field around it.
        var link: String?
    }

    private var open: [Field] = []
    /// What stands in codes, in order, until it is known whether they are closed.
    private var withheld: [InlinePiece] = []
    /// Characters of the file in closed codes, since they were last asked for.
    private var forgotten = 0

    /// How many open fields are still in their code.
    private var codes = 0

    /// Whether text here is shown: not in the code of a field.
    var isShown: Bool { codes == 0 }

    mutating func begin() {
        open.append(Field(link: open.last?.link))
        codes += 1
    }

    mutating func separate() {
        guard let field = open.last, !field.inResult else { return }
        open[open.count - 1].inResult = true
        open[open.count - 1].link = Self.hyperlink(inCode: field.code) ?? field.link
        codes -= 1
        forgetCodes()
    }

    mutating func end() {
        if let field = open.popLast(), !field.inResult { codes -= 1 }
        forgetCodes()
    }

    mutating func append(code: String) {
        guard let last = open.indices.last, !open[last].inResult else { return }
        open[last].code += code
    }

    /// Keeps what stands in a code.
    mutating func withhold(_ piece: InlinePiece) { withheld.append(piece) }

    /// Ends the codes that a paragraph leaves open, and gives back what was kept from being shown.
    mutating func closeCodes() -> [InlinePiece] {
        guard !isShown else { return [] }
        open.removeAll { !$0.inResult }
        codes = 0
        defer { withheld = [] }
        return withheld
    }

    /// The address that the innermost link field leads to.
    var link: String? { open.last?.link }

    /// The address in ` HYPERLINK "https://…" `.
    static func hyperlink(inCode code: String) -> String? {
        let words = code.split(whereSeparator: \.isWhitespace)
        guard words.first == "HYPERLINK", let target = words.dropFirst().first(where: { !$0.hasPrefix("\\") }) else {
            return nil
        }
        let isBookmark = words.contains("\\l")
        return isBookmark ? nil : target.filter { $0 != "\"" }
    }

    /// Characters of the file in codes that were closed since the last call.
    mutating func takeForgotten() -> Int {
        defer { forgotten = 0 }
        return forgotten
    }

    private mutating func forgetCodes() {
        guard isShown else { return }
        forgotten += withheld.reduce(0) { $0 + $1.count }
        withheld = []
    }
}

/// A piece of the content of a paragraph.
struct InlinePiece {
    enum Content {
        case span(Span)
        case hidden(String, reason: String)
        case lineBreak
    }

    var content: Content
    /// Characters of the file that it was made of.
    var count = 0
}
