// SPDX-License-Identifier: GPL-3.0-or-later
import DocumentModel
import JobModel
import XMLStreams

/// Reads the text of an OpenDocument to blocks.
final class ODTContentReader {
    let cursor: ODTCursor
    let styles: ODTStyles
    let context: ODTContext
    /// What lies behind the text that is being read.
    var backdrop = WordBackdrop.page
    /// Why nothing here can be seen, where a section hides all that is in it.
    var unseen: String?
    /// Comments whose range may be open: their place among the findings by name.
    var openComments: [String: Int] = [:]
    /// Notes whose marks were met and that have not been placed yet.
    var dueNotes: [Block] = []
    /// How many tables, boxes and notes are open, behind which the notes of their marks come.
    private var holders = 0
    private var numbering = ODTNumbering()

    init(cursor: ODTCursor, styles: ODTStyles, context: ODTContext) {
        self.cursor = cursor
        self.styles = styles
        self.context = context
    }

    /// A list that is open.
    struct List {
        var style: String?
        var level = 1
    }

    /// The blocks up to the end of the element that is open.
    func blocks(list: List? = nil) throws(GreffierError) -> [Block] {
        var result: [Block] = []
        let outer = cursor.depth - 1
        while let tag = try nextBlock(within: outer) {
            result += try block(tag, list: list)
            guard holders == 0 else { continue }
            result += dueNotes
            dueNotes = []
        }
        return result
    }

    /// What `read` gives, without the notes of the marks in it, which are to come behind.
    func withoutNotes<Value>(_ read: () throws(GreffierError) -> Value) throws(GreffierError) -> Value {
        holders += 1
        defer { holders -= 1 }
        return try read()
    }

    func block(_ tag: ODTTag, list: List? = nil) throws(GreffierError) -> [Block] {
        switch tag {
        case .p, .h:
            try context.countBlock()
            return try paragraph(isHeading: tag == .h)
        case .list: return try items(inside: list)
        case .section: return try section(list)
        case .table where cursor.isTable: return try table()
        case .frame, .customShape, .g, .rect, .ellipse: return try boxes()
        case .trackedChanges: try trackedChanges()
        case .annotation: try comment()
        case .annotationEnd: endComment()
        case .forms, .sequenceDecls, .variableDecls, .userFieldDecls, .ddeConnectionDecls, .indexTitleTemplate,
            .tableOfContentSource, .illustrationIndexSource, .tableIndexSource, .objectIndexSource, .userIndexSource,
            .alphabeticalIndexSource, .bibliographySource:
            try skip(as: .placeholder)
        default: return try blocks(list: list)
        }
        return []
    }

    /// The next element at the level of blocks, where text has no place of its own.
    func nextBlock(within outer: Int) throws(GreffierError) -> ODTTag? {
        let before = cursor.cursor.counted
        let tag = try cursor.nextStart(within: outer)
        context.ledger.explain(cursor.cursor.counted - before, as: .misplaced)
        return tag
    }

    /// Skips the element that is open, and notes why its text is not taken.
    func skip(as reason: TextLedger.Reason) throws(GreffierError) {
        let before = cursor.cursor.counted
        try cursor.cursor.skipElement()
        context.ledger.explain(cursor.cursor.counted - before, as: reason)
    }

    /// A section, which may be switched off.
    private func section(_ list: List?) throws(GreffierError) -> [Block] {
        let outer = unseen
        defer { unseen = outer }
        if cursor.value(.display) == "none" || cursor.isTrue(.isHidden) { unseen = unseen ?? "not_displayed" }
        return try blocks(list: list)
    }

    private func items(inside outerList: List?) throws(GreffierError) -> [Block] {
        let list = List(
            style: cursor.value(.styleName) ?? outerList?.style,
            level: outerList.map { $0.level + 1 } ?? 1
        )
        let key = list.style ?? ""
        if outerList == nil, !cursor.isTrue(.continueNumbering) { numbering.restart(key) }
        var result: [Block] = []
        let outer = cursor.depth - 1
        while let tag = try nextBlock(within: outer) {
            let isItem = tag == .listItem
            let stated = cursor.number(.startValue)
            let marker =
                isItem
                ? numbering.next(list: key, level: list.level, levels: styles.levels(list.style), stated: stated) : nil
            var inner = try blocks(list: list)
            if let first = inner.first {
                if first.kind == .paragraph { inner[0].kind = .listItem }
                if first.kind == .paragraph || first.kind == .heading { inner[0].marker = first.marker ?? marker }
            }
            result += inner
        }
        return result
    }

    private func paragraph(isHeading: Bool) throws(GreffierError) -> [Block] {
        var sink = InlineSink()
        let style = cursor.value(.styleName)
        let stated = isHeading ? cursor.number(.outlineLevel) ?? 1 : nil
        let isNumbered = isHeading && !cursor.isTrue(.isListHeader)
        let (outerBackdrop, outerUnseen) = (backdrop, unseen)
        backdrop = backdrop.under(styles.ground(style))
        try inlines(styles.look(style), link: nil, into: &sink)
        (backdrop, unseen) = (outerBackdrop, outerUnseen)
        context.hidden += sink.hidden
        var lines = sink.lines.written
        guard !lines.isEmpty else { return sink.boxes }
        if let level = stated ?? styles.headingLevel(style) {
            let number =
                isNumbered ? numbering.next(list: "\0outline", level: level, levels: styles.outline, stated: nil) : nil
            return [Block(kind: .heading, level: min(6, max(1, level)), marker: number, lines: lines)] + sink.boxes
        }
        let isItem = context.ledger.stripBullet(&lines[0])
        return [Block(kind: isItem ? .listItem : .paragraph, lines: lines)] + sink.boxes
    }

    // MARK: Tables

    private func table() throws(GreffierError) -> [Block] {
        let outer = backdrop
        defer { backdrop = outer }
        try context.countBlock()
        backdrop = backdrop.under(styles.ground(cursor.value(.styleName)))
        return Table.blocks(try withoutNotes { () throws(GreffierError) in try self.rows() })
    }

    private func rows() throws(GreffierError) -> [[Table.Cell]] {
        var rows: [[Table.Cell]] = []
        let outer = cursor.depth - 1
        while let tag = try nextBlock(within: outer) {
            let outerUnseen = unseen
            if ["collapse", "filter"].contains(cursor.value(.visibility)) { unseen = unseen ?? "not_displayed" }
            if tag == .tableRow { rows.append(try cells()) } else { rows += try self.rows() }
            unseen = outerUnseen
        }
        return rows
    }

    private func cells() throws(GreffierError) -> [Table.Cell] {
        var cells: [Table.Cell] = []
        let outer = cursor.depth - 1
        while let tag = try nextBlock(within: outer) {
            guard tag == .tableCell else {
                try skip(as: .repeated)
                continue
            }
            try context.countBlock()
            let columns = min(1000, max(1, cursor.number(.numberColumnsSpanned) ?? 1))
            let rows = min(1000, max(1, cursor.number(.numberRowsSpanned) ?? 1))
            let outerBackdrop = backdrop
            backdrop = backdrop.under(styles.ground(cursor.value(.styleName)))
            cells.append(.init(blocks: try blocks(), columnSpan: columns, rowSpan: rows))
            backdrop = outerBackdrop
        }
        return cells
    }
}
