// SPDX-License-Identifier: GPL-3.0-or-later
import Pages

/// Markdown blocks as XHTML.
struct MarkdownMarkup {
    /// The level of the chapter's heading: those below it begin at `h2`.
    let level: Int
    /// The headings right below the chapter's, in their order.
    private(set) var parts: [EPUBBook.Chapter.Part] = []

    init(level: Int) { self.level = level }

    mutating func markup(_ blocks: ArraySlice<MarkdownBlock>) -> String {
        var markup = ""
        for block in blocks { markup += self.markup(block) }
        return markup
    }

    private mutating func markup(_ block: MarkdownBlock) -> String {
        switch block {
        case .heading(let own, let text): return heading(own, text)
        case .paragraph(let text):
            let direction = TextDirection.isRightToLeft(text) ? " dir=\"rtl\"" : ""
            return "<p\(direction)>\(MarkdownLineMarkup.markup(text))</p>\n"
        case .list(let start, let items):
            let start = start.map { $0 == 1 ? "<ol>" : "<ol start=\"\($0)\">" }
            let inner = items.map { "<li>\(item($0))</li>\n" }.joined()
            return "\(start ?? "<ul>")\n\(inner)\(start == nil ? "</ul>" : "</ol>")\n"
        case .quote(let blocks): return "<blockquote>\n\(markup(blocks[...]))</blockquote>\n"
        case .code(let text): return "<pre><code>\(Self.lines(text))</code></pre>\n"
        case .rule: return "<hr/>\n"
        case .table(let rows): return Self.table(rows)
        }
    }

    private mutating func heading(_ own: Int, _ text: String) -> String {
        let words = MarkdownLineMarkup.words(text)
        guard !words.isEmpty else { return "" }
        let depth = min(6, max(2, own - level + 1))
        guard depth == 2 else { return "<h\(depth)>\(MarkdownLineMarkup.markup(text))</h\(depth)>\n" }
        let part = EPUBBook.Chapter.Part(id: "part-\(parts.count + 1)", title: words)
        parts.append(part)
        return "<h2 id=\"\(part.id)\">\(MarkdownLineMarkup.markup(text))</h2>\n"
    }

    /// An item of one paragraph is its line alone.
    private mutating func item(_ blocks: [MarkdownBlock]) -> String {
        if case .paragraph(let text)? = blocks.first {
            return MarkdownLineMarkup.markup(text) + (blocks.count > 1 ? "\n" + markup(blocks.dropFirst()) : "")
        }
        return markup(blocks[...])
    }

    /// Code keeps its lines, which `Escaping` would join.
    private static func lines(_ text: String) -> String {
        text.split(separator: "\n", omittingEmptySubsequences: false)
            .map { Escaping.escape(String($0), apostrophes: false) }.joined(separator: "\n")
    }

    private static func table(_ rows: [[String]]) -> String {
        func row(_ cells: [String], _ tag: String) -> String {
            "<tr>" + cells.map { "<\(tag)>\(MarkdownLineMarkup.markup($0))</\(tag)>" }.joined() + "</tr>\n"
        }
        let body = rows.dropFirst().map { row($0, "td") }.joined()
        let head = "<thead>\n\(row(rows.first ?? [], "th"))</thead>\n"
        return "<table>\n\(head)\(body.isEmpty ? "" : "<tbody>\n\(body)</tbody>\n")</table>\n"
    }
}
