// SPDX-License-Identifier: GPL-3.0-or-later

/// The document as one HTML page without styles or scripts: headings, paragraphs, lists, tables, links, emphasis.
///
/// Strangers wrote what it says: a browser that opens it loads nothing and runs nothing.
/// Each page is a `section` with its number in `data-page`. Lines that only the width of the page had parted are joined.
struct HTMLRendering {
    private(set) var html: String
    private var wraps = SoftWraps(.init(number: 1, blocks: []))
    private var list: ListTag?

    private enum ListTag: String { case ul, ol }

    init(_ document: Document) {
        let language = document.metadata.language.map { " lang=\"\(Self.escaped($0))\"" } ?? ""
        let title = Self.escaped(document.metadata.title ?? "Document")
        html = """
            <!DOCTYPE html>
            <html\(language)>
            <head>
            <meta charset="utf-8">
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'">
            <title>\(title)</title>
            </head>
            <body>

            """
        let hasPages = document.pages.contains { $0.width > 0 }
        for page in document.pages {
            wraps = SoftWraps(page)
            if hasPages { html += "<section data-page=\"\(page.number)\">\n" }
            for block in page.blocks { append(block) }
            closeList()
            if hasPages { html += "</section>\n" }
        }
        html += "</body>\n</html>\n"
    }

    private mutating func append(_ block: Block) {
        if let table = block.table {
            closeList()
            return append(table)
        }
        let lines = wraps.joined(block)
        guard !lines.isEmpty else { return }
        let isTitle = block.kind == .heading
        let text = lines.map { Self.inline($0, emphasis: !isTitle) }.joined(separator: "<br>\n")
        if block.kind == .listItem { return append(item: block, text) }
        closeList()
        let marker = block.spokenMarker.map { Self.escaped($0) + " " } ?? ""
        let (open, close) = Self.tags(of: block)
        html += open + marker + text + close + "\n"
    }

    private mutating func append(item block: Block, _ text: String) {
        let number = block.listNumber
        let tag: ListTag = number == nil ? .ul : .ol
        if list != tag {
            closeList()
            list = tag
            html += "<\(tag.rawValue)>\n"
        }
        let value = number.map { " value=\"\($0)\"" } ?? ""
        let marker = number == nil ? block.spokenMarker.map { Self.escaped($0) + " " } ?? "" : ""
        html += "<li\(value)>\(marker)\(text)</li>\n"
    }

    private mutating func append(_ table: Table) {
        html += "<table>\n"
        for row in table.rows {
            html += "<tr>\n"
            for cell in row {
                let columns = cell.columnSpan > 1 ? " colspan=\"\(cell.columnSpan)\"" : ""
                let rows = cell.rowSpan > 1 ? " rowspan=\"\(cell.rowSpan)\"" : ""
                html += "<td\(columns)\(rows)>\n"
                for block in cell.blocks { append(block) }
                closeList()
                html += "</td>\n"
            }
            html += "</tr>\n"
        }
        html += "</table>\n"
    }

    private mutating func closeList() {
        if let list { html += "</\(list.rawValue)>\n" }
        list = nil
    }

    private static func tags(of block: Block) -> (open: String, close: String) {
        switch block.kind {
        case .heading:
            let level = min(6, max(1, block.level ?? 2))
            return ("<h\(level)>", "</h\(level)>")
        case .header: return ("<header><p>", "</p></header>")
        case .footer: return ("<footer><p>", "</p></footer>")
        case .footnote, .textBox: return ("<aside><p>", "</p></aside>")
        case .paragraph, .listItem, .table: return ("<p>", "</p>")
        }
    }

    private static func inline(_ line: Line, emphasis: Bool) -> String {
        StyledRun.runs(of: line, emphasis: emphasis).map { run in
            var text = escaped(run.text)
            if run.italic { text = "<em>\(text)</em>" }
            if run.bold { text = "<strong>\(text)</strong>" }
            return run.target.map { "<a href=\"\(escaped($0))\">\(text)</a>" } ?? text
        }.joined()
    }

    /// `text` where markup would be taken for markup, also inside quotes.
    private static func escaped(_ text: String) -> String {
        guard text.utf8.contains(where: { [0x26, 0x3C, 0x3E, 0x22].contains($0) }) else { return text }
        return text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
            .replacing("\"", with: "&quot;")
    }
}
