// SPDX-License-Identifier: GPL-3.0-or-later

/// Tells which line ends of a page its author meant, and joins the others.
///
/// A line end is the page's doing where the first word of the next line would not have fitted on the line; formats
/// without boxes have no such line ends.
struct SoftWraps {
    /// How far right lines reach that begin at about the same place.
    private var columns: [(left: Double, right: Double)] = []
    /// Words that the document writes with a hyphen inside a line.
    private let compounds: Set<String>

    init(_ page: Document.Page, compounds: Set<String>) {
        self.compounds = compounds
        for block in page.blocks { add(block) }
    }

    private mutating func add(_ block: Block) {
        for line in block.lines where line.rotation == nil {
            guard let box = line.box else { continue }
            if let index = columns.firstIndex(where: { abs($0.left - box.x0) <= 30 }) {
                columns[index].right = max(columns[index].right, box.x1)
            } else {
                columns.append((box.x0, box.x1))
            }
        }
        for row in block.table?.rows ?? [] { for cell in row { for inner in cell.blocks { add(inner) } } }
    }

    /// The lines of `block` as its author wrote them.
    func joined(_ block: Block) -> [Line] {
        var result: [Line] = []
        var previous: Line?
        for line in block.lines where !line.text.allSatisfy(\.isWhitespace) {
            if let before = previous, wraps(before, into: line), !result.isEmpty {
                result[result.count - 1].join(line, keepsHyphen: keepsHyphen(before.text, line.text))
            } else {
                result.append(line)
            }
            previous = line
        }
        return result
    }

    private func wraps(_ line: Line, into next: Line) -> Bool {
        guard let box = line.box, let nextBox = next.box, line.rotation == nil, next.rotation == nil else {
            return false
        }
        guard nextBox.y1 > box.y1, box.height > 0, (0.75...1.34).contains(nextBox.height / box.height) else {
            return false
        }
        let right = columns.first { abs($0.left - box.x0) <= 30 }?.right ?? box.x1
        let text = next.text.trimmed
        let word = text.prefix { !$0.isWhitespace }
        let width = nextBox.width * Double(word.count + 1) / Double(max(1, text.count))
        return right - box.x1 < width
    }

    /// Whether the hyphen at the end of `line` belongs to the word that `next` goes on with.
    private func keepsHyphen(_ line: String, _ next: String) -> Bool {
        let head = line.trimmed.split(whereSeparator: \.isWhitespace).last ?? ""
        let tail = next.trimmed.prefix { $0.isLetter }
        guard let hyphen = head.last, Self.hyphens.contains(hyphen), head.dropLast().last?.isLetter == true,
            tail.first?.isLowercase == true
        else { return true }
        if hyphen == "\u{AD}" { return false }
        return compounds.contains((head.dropLast() + "-" + tail).lowercased()) || Self.enclitics.contains(String(tail))
    }

    fileprivate static let hyphens: Set<Character> = ["-", "\u{2010}", "\u{AD}"]

    /// What French ties to the word before.
    private static let enclitics: Set<String> = [
        "ce", "ci", "elle", "elles", "en", "être", "eux", "il", "ils", "je", "la", "le", "les", "leur", "lui", "là",
        "moi", "même", "mêmes", "nous", "on", "t", "toi", "tu", "vous", "y",
    ]
}

extension Line {
    /// Goes on with `next`: over a space, or in the middle of a word.
    fileprivate mutating func join(_ next: Line, keepsHyphen: Bool) {
        guard let last = spans.indices.last else {
            spans = next.spans
            return
        }
        var text = Substring(spans[last].text)
        while text.last?.isWhitespace == true { text.removeLast() }
        let endsInHyphen = text.last.map(SoftWraps.hyphens.contains) ?? false
        let isInside = endsInHyphen && text.dropLast().last.map { !$0.isWhitespace } ?? false
        if !keepsHyphen { text.removeLast() }
        spans[last].text = String(text) + (isInside ? "" : " ")
        var rest = next.spans
        if !rest.isEmpty { rest[0].text = String(rest[0].text.drop(while: \.isWhitespace)) }
        spans += rest
        if let nextBox = next.box { box = box?.union(nextBox) ?? nextBox }
    }
}

extension Document {
    /// The words that stand with a hyphen inside a line, in lower case.
    var compounds: Set<String> {
        var result: Set<String> = []
        for line in pages.flatMap(\.blocks).flatMap(\.allLines) {
            let text = line.text
            guard text.utf8.contains(UInt8(ascii: "-")) else { continue }
            for word in text.split(whereSeparator: { !$0.isLetter && $0 != "-" }) {
                if word.dropFirst().dropLast().contains("-") { result.insert(word.lowercased()) }
            }
        }
        return result
    }
}

extension Block {
    /// Its lines and those of its cells.
    var allLines: [Line] {
        guard let table else { return lines }
        return lines + table.rows.joined().flatMap { $0.blocks.flatMap(\.allLines) }
    }
}
