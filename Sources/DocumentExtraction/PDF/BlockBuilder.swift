// SPDX-License-Identifier: GPL-3.0-or-later
import DocumentModel

/// From the lines of a page to its blocks: paragraphs, headings, list items.
struct BlockBuilder {
    /// The size of most characters of the document.
    private let bodySize: Double
    /// Whether bold alone makes a heading: only in documents without any bigger or capital titles.
    private let boldIsHeading: Bool
    private var blocks: [Block] = []
    private var lines: [LaidLine] = []
    private var isItem = false

    private init(bodySize: Double, boldIsHeading: Bool) {
        self.bodySize = bodySize
        self.boldIsHeading = boldIsHeading
    }

    /// Whether the document has titles that size or capitals mark, beside the name at its top.
    static func hasTitles(_ lines: [LaidLine], bodySize: Double) -> Bool {
        lines.count { $0.text.count <= 40 && ($0.size >= 1.12 * bodySize || ($0.isBold && isCapitals($0.text))) } >= 3
    }

    /// The blocks of regions in reading order; no block reaches over a region's end.
    static func blocks(of regions: [[LaidLine]], bodySize: Double, boldIsHeading: Bool) -> [Block] {
        var builder = BlockBuilder(bodySize: bodySize, boldIsHeading: boldIsHeading)
        for region in regions {
            let gap = usualGap(region)
            for line in region { builder.append(line, usualGap: gap) }
            builder.close()
        }
        return builder.blocks
    }

    /// The white space between two lines of a paragraph: a low quartile, as most wide gaps are between blocks.
    private static func usualGap(_ lines: [LaidLine]) -> Double {
        let gaps = zip(lines, lines.dropFirst()).map { $1.box.y0 - $0.box.y1 }.filter { $0 > -4 }.sorted()
        return gaps.isEmpty ? 0 : gaps[gaps.count / 4]
    }

    private mutating func append(_ line: LaidLine, usualGap: Double) {
        let startsItem = Bullets.strip(line.text) != nil
        if let previous = lines.last, startsItem || parts(previous, line, usualGap: usualGap) { close() }
        if lines.isEmpty { isItem = startsItem }
        lines.append(line)
    }

    /// Whether a new block starts between two lines.
    private func parts(_ previous: LaidLine, _ next: LaidLine, usualGap: Double) -> Bool {
        let gap = next.box.y0 - previous.box.y1
        if gap > max(usualGap + 0.4 * next.size, 0.1 * next.size) || gap < -0.8 * next.size { return true }
        if abs(previous.size - next.size) > 0.08 * max(previous.size, next.size) { return true }
        if isItem, let text = lines.first?.words.dropFirst().first {
            // Without a hanging indent only a small letter shows that the sentence goes on.
            return next.box.x0 < text.box.x0 - 3 && next.text.first?.isLowercase != true
        }
        if previous.isBold != next.isBold { return true }
        return Self.isCapitals(previous.text) != Self.isCapitals(next.text) && isTitleLike(previous.text)
    }

    private mutating func close() {
        guard let first = lines.first else { return }
        let box = lines.dropFirst().reduce(first.box) { $0.union($1.box) }
        var written = lines.map { SpanBuilder.line($0) }
        if isItem { SpanBuilder.dropBullet(&written[0]) }
        let kind: Block.Kind = isItem ? .listItem : isHeading ? .heading : .paragraph
        blocks.append(Block(kind: kind, lines: written, box: box))
        lines = []
    }

    /// Few short lines that are bigger than the body, or in capitals, or bold with more than a date beside them.
    private var isHeading: Bool {
        guard let first = lines.first, lines.count <= 2 else { return false }
        let text = lines.map(\.text).joined(separator: " ")
        guard text.count <= 80, isTitleLike(text) else { return false }
        if first.size >= 1.12 * bodySize { return true }
        if Self.isCapitals(text) { return true }
        return boldIsHeading && first.isBold && first.cells.count == 1 && text.count <= 40
            && !text.contains(where: \.isNumber)
    }

    private func isTitleLike(_ text: String) -> Bool {
        guard let last = text.last, text.contains(where: \.isLetter), !text.contains("@") else { return false }
        return !".,;".contains(last) && text.count <= 80
    }

    private static func isCapitals(_ text: String) -> Bool {
        let letters = text.filter(\.isLetter)
        return letters.count >= 4 && letters.allSatisfy(\.isUppercase)
    }
}
