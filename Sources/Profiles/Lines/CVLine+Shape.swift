// SPDX-License-Identifier: GPL-3.0-or-later
import DocumentModel
import TextFolding

extension CVLine {
    /// In the header or footer of a page.
    var isMargin: Bool { source.kind == .header || source.kind == .footer }

    /// Whether it stands in another cell of the same row of a table.
    func isBeside(_ other: CVLine?) -> Bool {
        guard let own = source.cell, let beside = other?.source.cell else { return false }
        return own.table == beside.table && own.row == beside.row && own.column != beside.column
    }

    /// A rule under a title.
    var isUnderline: Bool {
        isOrnament && source.text.count >= 3 && source.text.allSatisfy { "-=_—–~*#─━═".contains($0) || $0.isWhitespace }
    }

    /// A period stands at its edge, as in the header of an entry.
    var hasPeriod: Bool { !isBullet && edgeDate?.isSpan == true }

    /// Between signs of a rule: `== Work record ==`.
    var isFramed: Bool {
        let text = Text.trim(source.text)
        guard let sign = text.first, "=-*#~_".contains(sign), text.count >= 6 else { return false }
        return text.prefix(2).allSatisfy { $0 == sign } && text.suffix(2).allSatisfy { $0 == sign }
    }

    /// The same line with another text, its words and dates.
    func with(_ text: String, dates scanner: DateScanner) -> CVLine {
        var line = self
        line.text = text
        line.words = Folding.words(text)
        line.dates = scanner.matches(in: text)
        return line
    }

    /// Leaves nothing of the line to be read.
    mutating func empty() {
        text = ""
        words = []
        dates = []
        isOrnament = true
    }

    /// The same line with only a part of its text.
    func cut(to rest: String) -> CVLine {
        var line = self
        line.text = rest
        line.words = Folding.words(rest)
        line.dates = []
        line.isCut = true
        return line
    }
}

extension [CVLine] {
    /// The line below, where there is one.
    func line(after index: Int) -> CVLine? { index + 1 < count ? self[index + 1] : nil }
}
