// SPDX-License-Identifier: GPL-3.0-or-later
import DocumentModel
import Lexicons
import TextFolding

/// Takes what is sensitive out of the lines before any step reads them.
extension RulesReader {
    /// Notes every sensitive fact, and leaves of its line what stands before and behind it, as lines of their own.
    ///
    /// So no value can hold one, and none is made of words that do not stand together in the document.
    func withhold(_ draft: inout ProfileDraft) {
        let reader = sensitive
        var findings: [SensitiveReader.Finding] = []
        for index in draft.sections.indices {
            let kind = draft.sections[index].kind
            let isOpen = kind.map { [.contact, .other, .summary].contains($0) } ?? true
            var lines: [CVLine] = []
            var pending: String?
            var isAfterCut = false
            for var line in draft.sections[index].lines {
                let found = reader.findings(in: line, isOpen: isOpen, pending: pending)
                pending = isOpen && found.isEmpty ? reader.label(line) : nil
                if isAfterCut { line.isCut = true }
                isAfterCut =
                    found.last.map { !line.text[$0.range.upperBound...].contains(where: Self.isSaying) } ?? false
                guard !found.isEmpty else {
                    lines.append(line)
                    continue
                }
                findings += found
                lines += rest(of: line, without: found)
                draft.withheld[line.index, default: []] += Self.printed(found.map(\.range), of: line)
                draft.lines[line.index].text = ""
                draft.lines[line.index].words = []
                draft.lines[line.index].dates = []
            }
            draft.sections[index].lines = lines
        }
        draft.sensitive = findings
    }

    private static func isSaying(_ character: Character) -> Bool { character.isLetter || character.isNumber }

    /// What is left of a line, each piece a line.
    func rest(of line: CVLine, without findings: [SensitiveReader.Finding]) -> [CVLine] {
        var pieces: [CVLine] = []
        var start = line.text.startIndex
        func add(_ range: Range<String.Index>) {
            let text = Text.tidy(line.text[range])
            guard text.contains(where: Self.isSaying) else { return }
            var piece = line.cut(to: text)
            piece.isCut = line.isCut || range.lowerBound > line.text.startIndex
            piece.source.text = text
            piece.dates = dates.matches(in: text)
            pieces.append(piece)
        }
        for finding in findings {
            add(start..<finding.range.lowerBound)
            start = finding.range.upperBound
        }
        add(start..<line.text.endIndex)
        return pieces
    }

    /// The first `printed` lines of the document without what was found sensitive.
    func openLines(_ draft: ProfileDraft, printed: Int) -> [TextLine] {
        draft.lines.prefix(printed).flatMap { line in
            draft.withheld[line.index].map { Self.pieces(of: line.source, between: $0) } ?? [line.source]
        }
    }

    /// The pieces of a line between `ranges`, with an empty line for each of these.
    private static func pieces(of line: TextLine, between ranges: [Range<String.Index>]) -> [TextLine] {
        var pieces: [Substring] = []
        var start = line.text.startIndex
        for range in ranges.sorted(by: { $0.lowerBound < $1.lowerBound }) {
            pieces += [line.text[start..<max(start, range.lowerBound)], ""]
            start = max(start, range.upperBound)
        }
        pieces.append(line.text[start...])
        return pieces.filter { $0.isEmpty || $0.contains(where: isSaying) }.map { line.saying(Text.tidy($0)) }
    }

    /// Where `ranges` of the text that the steps read stand in the line as printed; all of it where that cannot be told.
    private static func printed(_ ranges: [Range<String.Index>], of line: CVLine) -> [Range<String.Index>] {
        let printed = line.source.text
        guard let start = start(of: line.text, in: printed) else { return [printed.startIndex..<printed.endIndex] }
        func place(_ index: String.Index) -> String.Index {
            printed.utf8.index(start, offsetBy: line.text.utf8.distance(from: line.text.startIndex, to: index))
        }
        return ranges.map { place($0.lowerBound)..<place($0.upperBound) }
    }

    /// Where the text of a line begins in what is printed; `nil` where that cannot be told.
    ///
    /// Behind a bullet or a title it goes to the end of what is read.
    private static func start(of text: String, in printed: String) -> String.Index? {
        let read = printed.prefix(LineReader.longest)
        let end = read.lastIndex { !$0.isWhitespace }.map(read.index(after:)) ?? read.startIndex
        let tail = read[..<end].utf8.suffix(text.utf8.count)
        if tail.elementsEqual(text.utf8) { return tail.startIndex }
        let places = read.ranges(of: text)
        return places.count == 1 ? places[0].lowerBound : nil
    }

    /// A picture shaped and placed like that of a person: upright or square, on the upper half of the first page.
    func hasPhoto(_ document: Document) -> Bool {
        guard let page = document.pages.first, page.height > 0 else { return false }
        return document.images.contains { image in
            guard let box = image.box, image.page == page.number else { return false }
            let (width, height) = (box.x1 - box.x0, box.y1 - box.y0)
            return (50...240).contains(width) && (55...280).contains(height) && (0.62...1.05).contains(width / height)
                && box.y0 < page.height / 2
        }
    }
}

extension TextLine {
    /// The same line with this text.
    fileprivate func saying(_ text: String) -> TextLine {
        var line = self
        line.text = text
        return line
    }
}
