// SPDX-License-Identifier: GPL-3.0-or-later
import DocumentModel

/// Finds headings by their look, for documents whose author used no heading styles.
enum HeadingGuess {
    /// `blocks` where short paragraphs of one line that look like titles are headings of no stated level; unchanged where
    /// the document states at least two headings of its own.
    ///
    /// Titles are bigger than the body or in bold capitals; in documents with fewer than three of these, capitals or bold
    /// alone make a title.
    static func applied(to blocks: [Block]) -> [Block] {
        let flat = flattened(blocks)
        guard flat.count(where: { $0.kind == .heading }) < 2 else { return blocks }
        var sizes: [Double: Int] = [:]
        for span in flat.flatMap(\.lines).flatMap(\.spans) {
            if let size = span.size { sizes[size, default: 0] += span.text.count }
        }
        let body = sizes.max { ($0.value, -$0.key) < ($1.value, -$1.key) }?.key
        let isClear = flat.count { isCandidate($0) && isClearTitle($0, body: body) } >= 3
        return applied(to: blocks, body: body, clearOnly: isClear)
    }

    private static func flattened(_ blocks: [Block]) -> [Block] {
        blocks.flatMap { block in
            block.table.map { table in table.rows.joined().flatMap { flattened($0.blocks) } } ?? [block]
        }
    }

    private static func applied(to blocks: [Block], body: Double?, clearOnly: Bool) -> [Block] {
        blocks.map { block in
            var block = block
            if let table = block.table {
                block.table?.rows = table.rows.map { row in
                    row.map { cell in
                        var cell = cell
                        cell.blocks = applied(to: cell.blocks, body: body, clearOnly: clearOnly)
                        return cell
                    }
                }
            } else if isCandidate(block), isClearTitle(block, body: body) || (!clearOnly && isFaintTitle(block)) {
                block.kind = .heading
            }
            return block
        }
    }

    /// Whether a block is one short line that reads like a title.
    private static func isCandidate(_ block: Block) -> Bool {
        guard block.kind == .paragraph || block.kind == .textBox, block.lines.count == 1, let line = block.lines.first
        else {
            return false
        }
        let text = line.text
        guard text.count <= 60, text.contains(where: \.isLetter), !text.contains("@"), !text.contains("\t") else {
            return false
        }
        return text.last.map { !".,;".contains($0) } ?? false
    }

    /// Bigger than the body, or in bold capitals.
    private static func isClearTitle(_ block: Block, body: Double?) -> Bool {
        let spans = spans(block)
        if let body, spans.allSatisfy({ ($0.size ?? body) >= 1.12 * body }) { return true }
        return isCapitals(block) && spans.allSatisfy(\.bold)
    }

    /// In capitals or in bold.
    private static func isFaintTitle(_ block: Block) -> Bool {
        isCapitals(block) || (spans(block).allSatisfy(\.bold) && !block.lines[0].text.contains(where: \.isNumber))
    }

    private static func spans(_ block: Block) -> [Span] {
        block.lines.flatMap(\.spans).filter { !$0.text.isBlank }
    }

    private static func isCapitals(_ block: Block) -> Bool {
        let letters = block.lines[0].text.filter(\.isLetter)
        return letters.count >= 4 && letters.allSatisfy(\.isUppercase)
    }
}
