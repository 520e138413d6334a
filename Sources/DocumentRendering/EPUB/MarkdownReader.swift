// SPDX-License-Identifier: GPL-3.0-or-later

/// Reads the Markdown of manuscripts (CommonMark 0.31, and tables of GitHub): headings, paragraphs, lists, quotations,
/// code, rules.
///
/// HTML in it is text, and so are definitions of links. Time and memory grow with the text; lists and quotations nest at
/// most `maximumDepth` deep, below which their signs are text.
struct MarkdownReader {
    static let maximumDepth = 8

    private let lines: [Substring]
    private let depth: Int
    private var place = 0
    private var blocks: [MarkdownBlock] = []
    private var paragraph: [String] = []

    static func blocks(_ text: String) -> [MarkdownBlock] {
        var reader = MarkdownReader(
            CleanText.lines(text).split(separator: "\n", omittingEmptySubsequences: false),
            depth: 0
        )
        return reader.read()
    }

    private init(_ lines: [Substring], depth: Int) {
        self.lines = lines
        self.depth = depth
    }

    private mutating func read() -> [MarkdownBlock] {
        while place < lines.count {
            let line = lines[place]
            if Self.isBlank(line) {
                endParagraph()
                place += 1
            } else if !readFence(line) && !readLine(line) && !readContainer(line) && !readTable(line) {
                paragraph.append(Self.unindented(line))
                place += 1
            }
        }
        endParagraph()
        return blocks
    }

    private mutating func append(_ block: MarkdownBlock) {
        endParagraph()
        blocks.append(block)
    }

    private mutating func endParagraph() {
        guard !paragraph.isEmpty else { return }
        let text = paragraph.joined(separator: "\n")
        paragraph = []
        blocks.append(.paragraph(text))
    }

    // MARK: Single lines

    /// A heading, an underline of one, or a rule.
    private mutating func readLine(_ line: Substring) -> Bool {
        let text = CleanText.trimmed(String(line))
        guard Self.indentation(line) < 4 else { return false }
        let signs = text.prefix { $0 == "#" }
        if (1...6).contains(signs.count), text.dropFirst(signs.count).first.map(\.isWhitespace) ?? true {
            var title = CleanText.trimmed(String(text.dropFirst(signs.count)))
            let closing = title.reversed().prefix { $0 == "#" }.count
            if closing > 0, title.count == closing || title.dropLast(closing).last?.isWhitespace == true {
                title = CleanText.trimmed(String(title.dropLast(closing)))
            }
            append(.heading(signs.count, title))
        } else if !paragraph.isEmpty, let first = text.first, first == "=" || first == "-",
            text.allSatisfy({ $0 == first })
        {
            let title = CleanText.trimmed(paragraph.joined(separator: " "))
            paragraph = []
            blocks.append(.heading(first == "=" ? 1 : 2, title))
        } else if Self.isRule(text) {
            append(.rule)
        } else {
            return false
        }
        place += 1
        return true
    }

    private static func isRule(_ text: String) -> Bool {
        let signs = text.filter { !$0.isWhitespace }
        guard let first = signs.first, "*-_".contains(first) else { return false }
        return signs.count >= 3 && signs.allSatisfy { $0 == first }
    }

    // MARK: Blocks of lines

    private mutating func readFence(_ line: Substring) -> Bool {
        let text = CleanText.trimmed(String(line))
        guard let sign = text.first, sign == "`" || sign == "~", Self.indentation(line) < 4 else { return false }
        let fence = text.prefix { $0 == sign }.count
        guard fence >= 3, sign == "~" || !text.dropFirst(fence).contains("`") else { return false }
        var code: [Substring] = []
        place += 1
        while place < lines.count {
            let closing = CleanText.trimmed(String(lines[place]))
            if closing.count >= fence, closing.allSatisfy({ $0 == sign }) { break }
            code.append(lines[place])
            place += 1
        }
        place = min(lines.count, place + 1)
        append(.code(code.joined(separator: "\n")))
        return true
    }

    /// A quotation or a list, whose lines are read as a text of their own.
    private mutating func readContainer(_ line: Substring) -> Bool {
        guard depth < Self.maximumDepth, Self.indentation(line) < 4 else { return false }
        if CleanText.trimmed(String(line)).hasPrefix(">") {
            var inner: [Substring] = []
            while place < lines.count, !Self.isBlank(lines[place]) {
                var rest = lines[place].drop { $0 == " " }
                if rest.first == ">" {
                    rest = rest.dropFirst()
                    if rest.first == " " { rest = rest.dropFirst() }
                }
                inner.append(rest)
                place += 1
            }
            append(.quote(Self.inner(inner, depth: depth)))
            return true
        }
        guard let marker = MarkdownMarker(line), paragraph.isEmpty || marker.mayInterrupt else { return false }
        readList(marker)
        return true
    }

    private static func inner(_ lines: [Substring], depth: Int) -> [MarkdownBlock] {
        var reader = MarkdownReader(lines, depth: depth + 1)
        return reader.read()
    }

    private mutating func readList(_ first: MarkdownMarker) {
        var items: [[MarkdownBlock]] = []
        while place < lines.count, let marker = MarkdownMarker(lines[place]), marker.isLike(first) {
            if Self.isRule(CleanText.trimmed(String(lines[place]))) { break }
            var inner = [lines[place].dropFirst(marker.width)]
            place += 1
            while place < lines.count {
                let line = lines[place]
                let isInside = Self.indentation(line) >= marker.width
                if Self.isBlank(line) {
                    // An empty line belongs to the item when what follows does.
                    guard place + 1 < lines.count, Self.indentation(lines[place + 1]) >= marker.width,
                        !Self.isBlank(lines[place + 1])
                    else { break }
                } else if !isInside, Self.isBlank(inner.last ?? "") || endsItem(line) {
                    break
                }
                inner.append(isInside ? line.dropFirst(marker.width) : line.drop { $0 == " " })
                place += 1
            }
            items.append(Self.inner(inner, depth: depth))
            // An empty line between two items of one list.
            if place + 1 < lines.count, Self.isBlank(lines[place]),
                MarkdownMarker(lines[place + 1])?.isLike(first) == true
            {
                place += 1
            }
        }
        append(.list(start: first.number, items: items))
    }

    /// Whether a line that is not indented begins something else than the item goes on with.
    private func endsItem(_ line: Substring) -> Bool {
        let text = CleanText.trimmed(String(line))
        return MarkdownMarker(line) != nil || text.hasPrefix("#") || text.hasPrefix(">") || text.hasPrefix("```")
            || Self.isRule(text)
    }

    private mutating func readTable(_ line: Substring) -> Bool {
        guard paragraph.isEmpty, line.contains("|"), place + 1 < lines.count else { return false }
        let ruler = lines[place + 1]
        guard ruler.contains("-"), ruler.contains("|"), ruler.allSatisfy({ " |:-".contains($0) }) else { return false }
        let head = Self.cells(line)
        guard head.count == Self.cells(ruler).count else { return false }
        var rows = [head]
        place += 2
        while place < lines.count, lines[place].contains("|"), !Self.isBlank(lines[place]) {
            let cells = Self.cells(lines[place]) + Array(repeating: "", count: head.count)
            rows.append(Array(cells.prefix(head.count)))
            place += 1
        }
        append(.table(rows))
        return true
    }

    private static func cells(_ line: Substring) -> [String] {
        var cells: [String] = [""]
        var isEscaped = false
        for character in CleanText.trimmed(String(line)) {
            if character == "|", !isEscaped {
                cells.append("")
            } else {
                // What stays escaped is for the reader of what stands in lines.
                if isEscaped, character != "|" { cells[cells.count - 1].append("\\") }
                if character != "\\" || isEscaped { cells[cells.count - 1].append(character) }
            }
            isEscaped = character == "\\" && !isEscaped
        }
        if cells.first?.isEmpty == true { cells.removeFirst() }
        if cells.last.map({ CleanText.trimmed($0).isEmpty }) == true { cells.removeLast() }
        return cells.map(CleanText.trimmed)
    }

    // MARK: Lines

    private static func isBlank(_ line: Substring) -> Bool { line.allSatisfy(\.isWhitespace) }

    private static func indentation(_ line: Substring) -> Int { line.prefix { $0 == " " }.count }

    /// Without the white space before it; two spaces at its end mean a break and stay.
    private static func unindented(_ line: Substring) -> String { String(line.drop(while: \.isWhitespace)) }
}
