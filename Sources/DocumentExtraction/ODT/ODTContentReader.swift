// SPDX-License-Identifier: GPL-3.0-or-later
import DocumentModel
import FoundationEssentials
import JobModel
import XMLStreams

/// Reads the text of an OpenDocument to blocks.
final class ODTContentReader {
    private let reader: XMLReader
    private let styles: ODTStyles
    private(set) var hidden: [Document.HiddenText] = []
    /// Blocks of footnotes and endnotes, in order of their marks.
    private(set) var notes: [Block] = []
    private var fills = 0

    init(reader: XMLReader, styles: ODTStyles) {
        self.reader = reader
        self.styles = styles
    }

    /// A list that is open.
    private struct List {
        var style: String?
        var level = 1
        var count = 0
    }

    /// The blocks of every element with one of these names.
    func blocks(in names: [String]) throws(GreffierError) -> [Block] {
        var result: [Block] = []
        while let event = try reader.next() {
            guard case .start(let element) = event, names.contains(element.name) else { continue }
            // `text` is also the name of attributes' namespaces and of fields: only the body of the document counts.
            if element.name == "text", !element.namespace.contains("office") { continue }
            result += try blocks(list: nil)
        }
        return result
    }

    private func blocks(list: List?) throws(GreffierError) -> [Block] {
        var result: [Block] = []
        let outer = reader.depth - 1
        while reader.depth > outer, let event = try reader.next() {
            if case .start(let element) = event { result += try block(element, list: list) }
        }
        return result
    }

    private func block(_ element: XMLElement, list: List?) throws(GreffierError) -> [Block] {
        switch element.name {
        case "p", "h": return try paragraph(element)
        case "list":
            return try items(List(style: element["style-name"] ?? list?.style, level: list.map { $0.level + 1 } ?? 1))
        case "table" where element.namespace.contains("table"): return try table()
        case "frame", "custom-shape", "g", "rect": return try boxes()
        case "tracked-changes", "annotation", "sequence-decls", "variable-decls", "forms", "index-title-template",
            "table-of-content-source", "user-field-decls":
            try reader.skipElement()
            return []
        default: return try blocks(list: list)
        }
    }

    private func items(_ open: List) throws(GreffierError) -> [Block] {
        var list = open
        var result: [Block] = []
        let outer = reader.depth - 1
        while reader.depth > outer, let event = try reader.next() {
            guard case .start(let element) = event else { continue }
            let isItem = element.name == "list-item"
            if isItem { list.count = element["start-value"].flatMap { Int($0) } ?? list.count + 1 }
            var inner = try blocks(list: list)
            if let first = inner.first, first.kind == .paragraph {
                inner[0].kind = .listItem
                let format = styles.listFormat(list.style, level: list.level)
                if isItem, format.hasPrefix("1") { inner[0].marker = "\(list.count)\(format.dropFirst())" }
            }
            result += inner
        }
        return result
    }

    private func paragraph(_ element: XMLElement) throws(GreffierError) -> [Block] {
        var sink = InlineSink()
        let style = element["style-name"]
        try inlines(styles.look(style), link: nil, into: &sink)
        hidden += sink.hidden
        var lines = sink.lines.map { Line(spans: $0.trimmed()) }.filter { !$0.spans.isEmpty }
        guard !lines.isEmpty else { return sink.boxes }
        let outline =
            element.name == "h" ? element["outline-level"].flatMap { Int($0) } ?? 1 : styles.headingLevel(style)
        if let outline { return [Block(kind: .heading, level: min(6, max(1, outline)), lines: lines)] + sink.boxes }
        let kind: Block.Kind = lines[0].stripBullet() ? .listItem : .paragraph
        return [Block(kind: kind, lines: lines)] + sink.boxes
    }

    private func inlines(_ look: WordLook, link: String?, into sink: inout InlineSink) throws(GreffierError) {
        let outer = reader.depth - 1
        while reader.depth > outer, let event = try reader.next() {
            switch event {
            case .text(let text): emit(TextCleaning.clean(text), look, link, into: &sink)
            case .start(let element): try inline(element, look, link, into: &sink)
            case .end: break
            }
        }
    }

    private func inline(
        _ element: XMLElement,
        _ look: WordLook,
        _ link: String?,
        into sink: inout InlineSink
    ) throws(GreffierError) {
        switch element.name {
        case "span": try inlines(styles.look(element["style-name"]).over(look), link: link, into: &sink)
        case "a": try inlines(look, link: element["href"] ?? link, into: &sink)
        case "line-break": sink.breakLine()
        case "tab": emit("\t", look, link, into: &sink)
        case "s":
            let count = min(200, max(1, element["c"].flatMap { Int($0) } ?? 1))
            emit(String(repeating: " ", count: count), look, link, into: &sink)
        case "note": try note()
        case "annotation", "tracked-changes", "ruby-text": try reader.skipElement()
        case "frame", "custom-shape", "g", "rect": sink.append(boxes: try boxes())
        default: try inlines(look, link: link, into: &sink)
        }
    }

    private func emit(_ text: String, _ look: WordLook, _ link: String?, into sink: inout InlineSink) {
        if look.vanishes == true {
            sink.hide(text, reason: "vanish")
        } else if let size = look.size, size < 2 {
            sink.hide(text, reason: "tiny")
        } else if look.color == "#ffffff", look.isShaded != true, fills == 0 {
            sink.hide(text, reason: "white")
        } else {
            sink.append(look.span(text, link: link))
        }
    }

    private func note() throws(GreffierError) {
        let outer = reader.depth - 1
        while reader.depth > outer, let event = try reader.next() {
            guard case .start(let element) = event, element.name == "note-body" else { continue }
            notes += try blocks(list: nil).map { block in
                var block = block
                if block.kind == .paragraph { block.kind = .footnote }
                return block
            }
        }
    }

    private func boxes() throws(GreffierError) -> [Block] {
        fills += 1
        defer { fills -= 1 }
        var result: [Block] = []
        let outer = reader.depth - 1
        while reader.depth > outer, let event = try reader.next() {
            guard case .start(let element) = event else { continue }
            switch element.name {
            case "text-box": result += try blocks(list: nil)
            case "p", "list": result += try block(element, list: nil)
            case "title", "desc", "object", "image": try reader.skipElement()
            default: result += try boxes()
            }
        }
        return result.map { block in
            var block = block
            if block.kind == .paragraph { block.kind = .textBox }
            return block
        }
    }

    private func table() throws(GreffierError) -> [Block] {
        fills += 1
        defer { fills -= 1 }
        let rows = try self.rows().filter { !$0.isEmpty }
        guard !rows.isEmpty else { return [] }
        if rows.count == 1, rows[0].count == 1 { return rows[0][0].blocks }
        return [Block(kind: .table, table: Table(rows: rows))]
    }

    private func rows() throws(GreffierError) -> [[Table.Cell]] {
        var rows: [[Table.Cell]] = []
        let outer = reader.depth - 1
        while reader.depth > outer, let event = try reader.next() {
            guard case .start(let element) = event else { continue }
            if element.name == "table-row" {
                rows.append(try cells())
            } else {
                rows += try self.rows()
            }
        }
        return rows
    }

    private func cells() throws(GreffierError) -> [Table.Cell] {
        var cells: [Table.Cell] = []
        let outer = reader.depth - 1
        while reader.depth > outer, let event = try reader.next() {
            guard case .start(let element) = event else { continue }
            guard element.name == "table-cell" else {
                try reader.skipElement()
                continue
            }
            func span(_ name: String) -> Int { min(1000, max(1, Int(element[name] ?? "") ?? 1)) }
            let blocks = try blocks(list: nil)
            cells.append(
                .init(blocks: blocks, columnSpan: span("number-columns-spanned"), rowSpan: span("number-rows-spanned"))
            )
        }
        return cells
    }
}
