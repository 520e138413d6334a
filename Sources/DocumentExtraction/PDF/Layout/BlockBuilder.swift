// SPDX-License-Identifier: GPL-3.0-or-later
import DocumentModel

/// From the lines of a page to its blocks: paragraphs, headings, list items.
struct BlockBuilder {
    /// What the whole document tells about its pages.
    struct Context: Sendable {
        /// The size of most characters.
        var bodySize: Double
        /// Whether bold alone makes a heading: only in documents without any bigger or capital titles.
        var boldIsHeading: Bool
        var hyphenation = Hyphenation()
    }

    /// Characters of words that no block shows.
    struct Dropped: Sendable {
        /// Bullets of list items, and labels that became their markers.
        var markers = 0
        /// Hyphens of words that were broken at the end of a line.
        var hyphens = 0
    }

    private let context: Context
    private var dropped = Dropped()
    private var text: PageText
    private var spans = SpanBuilder()
    private var blocks: [Block] = []
    private var lines: [LaidLine] = []
    private var isItem = false
    /// The block of the structure tree that the open block belongs to.
    private var tag: Int?
    private var itemsBegun: Set<Int> = []
    private var direction = TextDirection.right

    private init(_ text: PageText, context: Context) {
        self.text = text
        self.context = context
    }

    /// Whether a line is a title that size or capitals mark.
    static func isTitle(_ line: LaidLine, bodySize: Double) -> Bool {
        line.look.count <= 40 && (line.size >= 1.12 * bodySize || (line.isBold && line.look.isCapitals))
    }

    /// The blocks of regions in reading order; no block reaches over a region's end.
    ///
    /// What they do not show of the words is added to `dropped`.
    static func blocks(
        of regions: [PageLayout.Region],
        text: PageText,
        context: Context,
        dropped: inout Dropped
    ) -> [Block] {
        var builder = BlockBuilder(text, context: context)
        defer {
            dropped.markers += builder.dropped.markers
            dropped.hyphens += builder.dropped.hyphens
        }
        for region in regions {
            builder.direction = region.direction
            if let table = region.table {
                builder.append(table)
                continue
            }
            let gap = usualGap(region.lines)
            for line in region.lines { builder.append(line, usualGap: gap) }
            builder.close()
        }
        return builder.blocks
    }

    private mutating func append(_ table: LaidTable) {
        var box: Box?
        let rows = table.rows.map { row in
            row.map { cell in
                let region = PageLayout.Region(lines: cell.lines, direction: direction)
                let blocks = Self.blocks(of: [region], text: text, context: context, dropped: &dropped)
                for next in blocks.compactMap(\.box) { box = box?.union(next) ?? next }
                return Table.Cell(blocks: blocks, columnSpan: cell.columnSpan, rowSpan: cell.rowSpan)
            }
        }
        blocks.append(Block(kind: .table, table: Table(rows: rows), box: box))
    }

    /// The white space between two lines of a paragraph: a low quartile, as most wide gaps are between blocks.
    static func usualGap(_ lines: [LaidLine]) -> Double {
        // By places: lines are dear to copy.
        let gaps = lines.indices.dropFirst().map { lines[$0].box.y0 - lines[$0 - 1].box.y1 }.filter { $0 > -4 }.sorted()
        return gaps.isEmpty ? 0 : gaps[gaps.count / 4]
    }

    private mutating func append(_ line: LaidLine, usualGap: Double) {
        let tag = text.tag(of: line)
        if let previous = lines.last, line.look.startsItem || parts(previous, line, tag: tag, usualGap: usualGap) {
            close()
        }
        if lines.isEmpty {
            self.tag = tag
            isItem = line.look.startsItem || startsTaggedItem(tag)
        }
        lines.append(line)
    }

    /// Whether the block of the structure tree starts a list item; its further blocks on the page do not.
    private mutating func startsTaggedItem(_ tag: Int?) -> Bool {
        guard let tag, text.tags?.blocks[tag].isItem == true else { return false }
        return itemsBegun.insert(tag).inserted
    }

    /// Whether two lines are too far apart, or too different in size, for one paragraph.
    static func areApart(_ previous: LaidLine, _ next: LaidLine, usualGap: Double) -> Bool {
        let gap = next.box.y0 - previous.box.y1
        if gap > max(usualGap + 0.4 * next.size, 0.1 * next.size) || gap < -0.8 * next.size { return true }
        return abs(previous.size - next.size) > 0.08 * max(previous.size, next.size)
    }

    /// Whether a new block starts between two lines, the second of the block `next` of the structure tree.
    private func parts(_ previous: LaidLine, _ next: LaidLine, tag nextTag: Int?, usualGap: Double) -> Bool {
        if text.tags != nil {
            if previous.isArtifact != next.isArtifact { return true }
            if let tag, let nextTag, tag != nextTag || text.tagsLead { return tag != nextTag }
        }
        if Self.areApart(previous, next, usualGap: usualGap) { return true }
        if isItem, let first = lines.first, first.words.count > 1 {
            // Without a hanging indent only a small letter shows that the sentence goes on.
            return next.box.x0 < first.words[1].box.x0 - 3 && next.look.first.map(Letters.isLower) != true
        }
        if previous.isBold != next.isBold { return true }
        return previous.look.isCapitals != next.look.isCapitals && isTitleLike([previous])
    }

    private mutating func close() {
        guard let first = lines.first else { return }
        let box = lines.dropFirst().reduce(first.box) { $0.union($1.box) }
        let place = direction.page(box, width: text.width, height: text.height)
        let (kind, level) = kind(at: place)
        let marker = takeLabel()
        joinBrokenWords(right: box.x1)
        let written = lines.enumerated().map { index, line in
            spans.line(line, of: text, droppingBullet: index == 0 && isBulleted)
        }
        if isBulleted { dropped.markers += 1 }
        let shown = text.recognised.isEmpty ? place : written.flatMap(\.spans).bounds
        blocks.append(Block(kind: kind, level: level, marker: marker, lines: written, box: shown))
        lines = []
        tag = nil
    }

    private func kind(at place: Box) -> (Block.Kind, Int?) {
        if isItem { return (.listItem, nil) }
        if let stated = Self.stated(lines, tag: tag, at: place, text: text) { return stated }
        return (isHeading ? .heading : .paragraph, nil)
    }

    /// Whether a bullet stands before the text of a list item.
    private var isBulleted: Bool { isItem && lines.first?.look.startsItem == true }

    /// Takes the number or letter of a list item out of its first line, where the structure tree calls it so.
    private mutating func takeLabel() -> String? {
        guard isItem, !isBulleted, let first = lines.first else { return nil }
        let count = text.labels(of: first)
        guard count > 0, count < first.words.count || lines.count > 1 else { return nil }
        let label = first.words[..<count].map { String(String.UnicodeScalarView(text.characters($0))) }
        dropped.markers += first.words[..<count].reduce(0) { $0 + $1.count }
        if count < first.words.count { lines[0] = first.dropping(count, in: text) } else { lines.removeFirst() }
        return label.joined(separator: " ")
    }

    /// Brings the rest of a word that was broken at the end of a line up to its first part.
    private mutating func joinBrokenWords(right: Double) {
        guard lines.count > 1 else { return }
        for index in lines.indices.dropLast() {
            let line = lines[index]
            guard let last = line.words.last, let next = lines[index + 1].words.first,
                line.cellStarts.count == 1, lines[index + 1].cellStarts.count == 1, right - line.box.x1 < 8 * line.size
            else { continue }
            var hyphens = 1
            if last.traits.contains(.softHyphen) {
                hyphens = 0
            } else {
                switch context.hyphenation.verdict(text.characters(last), text.characters(next)) {
                case .join: break
                case .keep: hyphens = 0
                case .none: continue
                }
            }
            lines[index].replaceLast(with: text.joined(last, dropping: hyphens, next))
            dropped.hyphens += hyphens
            lines[index + 1].dropFirst(1)
            moveUpSigns(behind: index)
        }
        lines.removeAll { $0.words.isEmpty }
    }

    /// Brings up what stands right behind the rest of a word: punctuation, or the same word in another look.
    private mutating func moveUpSigns(behind index: Int) {
        while let next = lines[index + 1].words.first,
            next.traits.contains(.glued) || text.characters(next).allSatisfy(Letters.isClosing)
        {
            lines[index].append(next)
            lines[index + 1].dropFirst(1)
        }
    }

    /// Few short lines that are bigger than the body, or in capitals, or bold with more than a date beside them.
    private var isHeading: Bool {
        guard let first = lines.first, lines.count <= 2 else { return false }
        guard isTitleLike(lines) else { return false }
        if first.size >= 1.12 * context.bodySize { return true }
        let letters = lines.reduce(0) { $0 + $1.look.letters }
        if letters >= 4, letters == lines.reduce(0, { $0 + $1.look.capitals }) { return true }
        return context.boldIsHeading && first.isBold && first.cellStarts.count == 1 && Self.length(lines) <= 40
            && !lines.contains(where: { $0.look.hasNumber })
    }

    private static func length(_ lines: [LaidLine]) -> Int { lines.reduce(lines.count - 1) { $0 + $1.look.count } }

    private func isTitleLike(_ lines: [LaidLine]) -> Bool {
        guard let last = lines.last?.look.last, lines.contains(where: { $0.look.letters > 0 }),
            !lines.contains(where: { $0.look.hasAt })
        else { return false }
        return last != "." && last != "," && last != ";" && Self.length(lines) <= 80
    }
}
