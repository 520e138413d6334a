// SPDX-License-Identifier: GPL-3.0-or-later

/// What the structure tree says of the words of one page: which block each belongs to, and the order of the blocks.
struct PageTags: Sendable {
    /// Paragraphs, headings, items, cells: what the pieces of one owner make up.
    struct Block: Sendable {
        var role: StructureTree.Role
        var level: Int
        /// Whether a list item starts with it.
        var isItem: Bool
        /// Its cell in the tree, where it stands in a table.
        var cell: Int?
        /// The outermost table that it stands in.
        var table: Int?
        fileprivate var owner: Int
        /// Whether nothing but the label of a list item was put to it so far.
        fileprivate var isLabelOnly: Bool
    }

    /// A table of the tree: rows of cells, empty ones among them.
    struct Table: Sendable {
        struct Cell: Sendable {
            var element: Int
            var columnSpan: Int
            var rowSpan: Int
            var isHeader: Bool
        }
        var rows: [[Cell]]
        /// Whether other tables, headings or lists stand in it.
        var holdsMore: Bool
    }

    private struct Place: Sendable {
        var rank: Int32
        var block: Int32
        var isLabel: Bool
    }

    private(set) var blocks: [Block] = []
    private(set) var tables: [Int: Table] = [:]
    private var places: [Int32: Place] = [:]

    /// What `tree` says of `page`; `nil` where it names a piece twice, or none.
    init?(_ tree: StructureTree, page: Int) {
        let contents = tree.contents(of: page)
        guard !contents.isEmpty else { return nil }
        var items: Set<Int> = []
        for (rank, content) in contents.enumerated() {
            let isLabel = tree.ancestor(of: content.element, .label) != nil
            take(content, isLabel: isLabel, of: tree, items: &items)
            let place = Place(rank: Int32(rank), block: Int32(blocks.count - 1), isLabel: isLabel)
            guard places.updateValue(place, forKey: content.mcid) == nil else { return nil }
        }
        for table in Set(blocks.compactMap(\.table)) { tables[table] = Self.table(table, of: tree) }
    }

    /// Whether the tree names at least 95 of 100 characters of a page, and no more than a quarter are artifacts.
    func covers(_ text: PageText) -> Bool {
        var (all, named, artifacts) = (0, 0, 0)
        for word in text.words {
            all += word.count
            if word.traits.contains(.artifact) {
                artifacts += word.count
            } else if places[word.mark] != nil {
                named += word.count
            }
        }
        return named > 0 && (named + artifacts) * 100 >= all * 95 && artifacts * 4 <= all
    }

    /// Where a piece stands in the order of the tree; `nil` of what the tree does not name.
    func rank(_ mcid: Int32) -> Int? { places[mcid].map { Int($0.rank) } }

    /// The block of a piece.
    func block(_ mcid: Int32) -> Int? { places[mcid].map { Int($0.block) } }

    /// Whether a piece is the number or bullet of a list item.
    func isLabel(_ mcid: Int32) -> Bool { places[mcid]?.isLabel ?? false }

    private mutating func take(
        _ content: StructureTree.Content,
        isLabel: Bool,
        of tree: StructureTree,
        items: inout Set<Int>
    ) {
        let owner = Self.owner(of: content.element, in: tree)
        let item = Self.item(of: owner, in: tree)
        if let last = blocks.last {
            if last.isLabelOnly, let item, item == Self.item(of: last.owner, in: tree) {
                blocks[blocks.count - 1].owner = owner
                blocks[blocks.count - 1].isLabelOnly = isLabel
                return
            }
            if last.owner == owner { return }
        }
        let element = tree.elements[owner]
        blocks.append(
            Block(
                role: element.role,
                level: element.level,
                isItem: item.map { items.insert($0).inserted } ?? false,
                cell: tree.ancestor(of: owner, .cell, .headerCell),
                table: Self.outermostTable(of: owner, in: tree),
                owner: owner,
                isLabelOnly: isLabel
            )
        )
    }

    /// The element that makes a block of what `element` holds: parts of lines belong to what is around them, labels and
    /// bodies to their item.
    private static func owner(of element: Int, in tree: StructureTree) -> Int {
        if let artifact = tree.ancestor(of: element, .artifact) { return artifact }
        var next = element
        while next > 0 {
            switch tree.elements[next].role {
            case .inline, .label, .listBody: next = tree.elements[next].parent
            default: return next
            }
        }
        return next
    }

    /// The list item that a block belongs to directly.
    private static func item(of owner: Int, in tree: StructureTree) -> Int? {
        var next = owner
        while next >= 0 {
            switch tree.elements[next].role {
            case .listItem: return next
            case .listBody, .group, .inline, .label: next = tree.elements[next].parent
            case .paragraph where next == owner: next = tree.elements[next].parent
            default: return nil
            }
        }
        return nil
    }

    private static func outermostTable(of element: Int, in tree: StructureTree) -> Int? {
        var found: Int?
        var next = element
        while let table = tree.ancestor(of: next, .table) {
            found = table
            next = tree.elements[table].parent
        }
        return found
    }

    private static func table(_ table: Int, of tree: StructureTree) -> Table {
        let rows = tree.children(of: table, .row).map { row in
            tree.children(of: row, .cell, .headerCell).map { cell in
                let element = tree.elements[cell]
                return Table.Cell(
                    element: cell,
                    columnSpan: element.columnSpan,
                    rowSpan: element.rowSpan,
                    isHeader: element.role == .headerCell
                )
            }
        }
        var holdsMore = false
        var next = table + 1
        while next < tree.elements.count, tree.elements[next].parent >= table {
            if [.table, .heading, .list].contains(tree.elements[next].role) { holdsMore = true }
            next += 1
        }
        return Table(rows: rows, holdsMore: holdsMore)
    }
}
