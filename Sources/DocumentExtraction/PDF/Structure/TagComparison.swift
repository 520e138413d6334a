// SPDX-License-Identifier: GPL-3.0-or-later
import DocumentModel

/// Holds the order of the structure tree against that of the layout.
struct TagComparison {
    /// Lines of the layout, and those of them whose words belong to several blocks of the tree, a short one among them.
    private(set) var lines = 0
    private(set) var torn = 0
    /// How often one order steps back in the other, the greater of both ways.
    private(set) var stepsBack = 0

    /// Compares all but the tables that the tree leads; `lengths` are the lines that each block of the tree has.
    init(
        _ layout: [PageLayout.Region],
        _ tagged: [PageLayout.Region],
        tags: PageTags,
        lengths: [Int],
        tables: Set<Int>
    ) {
        var lineByWord: [Int32: Int] = [:]
        var ranks: [(place: Int, box: Box)] = []
        for line in layout.flatMap(\.allLines) {
            let blocks = line.words.compactMap { tags.block($0.mark) }
            guard let first = blocks.first, tags.blocks[first].table.map({ !tables.contains($0) }) ?? true else {
                continue
            }
            for word in line.words { lineByWord[word.order] = lines }
            lines += 1
            // Long blocks side by side are columns that the layout did not find.
            if blocks.contains(where: { $0 != first }), blocks.contains(where: { lengths[$0] < 3 }) { torn += 1 }
            ranks.append((first, line.box))
        }
        let others = tagged.flatMap(\.lines).compactMap { line in
            line.words.first.flatMap { lineByWord[$0.order] }.map { (place: $0, box: line.box) }
        }
        stepsBack = max(Self.stepsBack(ranks), Self.stepsBack(others))
    }

    /// Whether the tree takes apart what the layout sees on one line, as a table does that only places columns.
    var isTorn: Bool { torn * 10 > lines }
    var isContradicted: Bool { stepsBack > max(1, lines / 7) }

    /// Steps between lines that stand beside one another, as a title and its date, may go either way.
    private static func stepsBack(_ lines: [(place: Int, box: Box)]) -> Int {
        zip(lines, lines.dropFirst()).count { one, next in
            let common = min(one.box.y1, next.box.y1) - max(one.box.y0, next.box.y0)
            return next.place < one.place && common < 0.3 * min(one.box.height, next.box.height)
        }
    }
}

extension PageLayout.Region {
    /// Its lines, or those of its table's cells.
    var allLines: [LaidLine] { table?.rows.joined().flatMap(\.lines) ?? lines }
}
