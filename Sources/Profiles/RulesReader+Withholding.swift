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
        let found = Dictionary(grouping: draft.sensitive, by: \.line)
        return draft.lines.prefix(printed).flatMap { line in
            found[line.index].map { Self.open(line.source, without: $0.map(\.value)) } ?? [line.source]
        }
    }

    /// The pieces between `values` with an empty line for each; nothing of the line where one of them is not in it.
    private static func open(_ line: TextLine, without values: [String]) -> [TextLine] {
        var pieces: [Substring] = []
        var rest = line.text[...]
        for value in values {
            guard let range = rest.firstRange(of: value) else { return [line.saying("")] }
            pieces += [rest[..<range.lowerBound], ""]
            rest = rest[range.upperBound...]
        }
        pieces.append(rest)
        return pieces.filter { $0.isEmpty || $0.contains(where: isSaying) }.map { line.saying(Text.tidy($0)) }
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
