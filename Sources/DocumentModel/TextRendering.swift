// SPDX-License-Identifier: GPL-3.0-or-later

/// The text alone, as its author wrote it: paragraphs on one line each, set apart by an empty line.
///
/// Lines that only the width of the page had parted are joined. Items of a list follow each other without an empty line;
/// the rows of a grid have a line each, their cells set apart by tabs.
struct TextRendering {
    private(set) var text = ""
    private var last: Block.Kind?
    private var wraps = SoftWraps(.init(number: 1, blocks: []))

    init(_ document: Document) {
        for page in document.pages {
            wraps = SoftWraps(page)
            for block in page.blocks { append(block) }
        }
    }

    private mutating func append(_ block: Block) {
        guard let table = block.table else {
            let texts = block.texts(wraps)
            guard !texts.isEmpty else { return }
            let bullet = block.kind == .listItem && block.spokenMarker == nil ? "- " : ""
            return append(kind: block.kind, bullet + texts.joined(separator: "\n"))
        }
        if table.isGrid {
            let rows = table.rows.map { row in row.map { $0.text(wraps) }.joined(separator: "\t") }
            append(kind: .table, rows.joined(separator: "\n"))
        } else {
            for cell in table.rows.joined() { for inner in cell.blocks { append(inner) } }
        }
    }

    private mutating func append(kind: Block.Kind, _ paragraph: String) {
        let followsItem = kind == .listItem && last == .listItem
        if !text.isEmpty { text += followsItem ? "\n" : "\n\n" }
        text += paragraph
        last = kind
    }
}

extension Block {
    /// Its lines as text, the marker before the first.
    fileprivate func texts(_ wraps: SoftWraps) -> [String] {
        var texts = wraps.joined(self).map(\.text.trimmingSpaces)
        if let spokenMarker, !texts.isEmpty { texts[0] = spokenMarker + " " + texts[0] }
        return texts
    }
}

extension Table.Cell {
    /// Its text on one line.
    fileprivate func text(_ wraps: SoftWraps) -> String {
        let text = blocks.flatMap { $0.texts(wraps) }.joined(separator: " ")
        return text.contains("\t") ? text.split(separator: "\t").joined(separator: " ") : text
    }
}
