// SPDX-License-Identifier: GPL-3.0-or-later
import JobModel
import Pages

/// Pages and drawings in which every text of a log is escaped.
enum Markup {
    /// The text with markup characters escaped; control characters and marks of direction become spaces.
    static func escape(_ text: String) -> String { Escaping.escape(text, apostrophes: false) }

    /// A whole page: one file, no script, nothing loaded.
    static func page(title: String, language: ReportLanguage, body: String) -> String {
        Page(title: title, language: language, style: style)
            .html("<h1>\(escape(title))</h1>\n\(body)", apostrophes: false)
    }

    /// A drawing that keeps a legible size and scrolls sideways where the window is narrow.
    static func figure(_ svg: String, label: String) -> String {
        "<div class=\"wide\" tabindex=\"0\" role=\"region\" aria-label=\"\(escape(label))\">\(svg)</div>\n"
    }

    /// A cell of a table.
    struct Cell {
        var text: String
        /// Words under it, smaller.
        var note = ""
        var isNumber = false
    }

    /// A table; the first cell of a row names it.
    ///
    /// On a phone the cells of a row stand below each other, each with its heading.
    static func table(caption: String, headings: [String], numbersFrom first: Int, rows: [[Cell]]) -> String {
        let head = headings.enumerated().map { index, text in
            "<th scope=\"col\"\(index >= first ? " class=\"n\"" : "")>\(escape(text))</th>"
        }
        let body = rows.map { row in
            "<tr>" + row.enumerated().map { cell($0, $1, headings) }.joined() + "</tr>"
        }
        return """
            <p class="soft">\(escape(caption))</p>
            <div class="wide" tabindex="0" role="region" aria-label="\(escape(caption))">
            <table class="stacks" aria-label="\(escape(caption))">
            <thead><tr>\(head.joined())</tr></thead>
            <tbody>
            \(body.joined(separator: "\n"))
            </tbody>
            </table></div>

            """
    }

    private static func cell(_ index: Int, _ cell: Cell, _ headings: [String]) -> String {
        let note = cell.note.isEmpty ? "" : "<small>\(escape(cell.note))</small>"
        let label = headings.indices.contains(index) ? " data-label=\"\(escape(headings[index]))\"" : ""
        let kind = (cell.isNumber ? " class=\"n\"" : "") + label
        return index == 0
            ? "<th scope=\"row\">\(escape(cell.text))\(note)</th>" : "<td\(kind)>\(escape(cell.text))\(note)</td>"
    }

    private static let style = """
        :root{color-scheme:light;--ink:#1c2430;--soft:#556070;--line:#d8dde4;--back:#f5f7fa;--accent:#1f5fa8}
        *{box-sizing:border-box}
        body{margin:0 auto;max-width:64rem;padding:1.5rem 1rem 3rem;color:var(--ink);background:#fff;
        font:16px/1.5 system-ui,"Segoe UI",Roboto,"Helvetica Neue",Arial,sans-serif}
        h1{font-size:1.7rem;line-height:1.2;margin:0 0 .3rem}h2{font-size:1.3rem;margin:2rem 0 .4rem}p{margin:.3rem 0}
        .soft{color:var(--soft)}.wide svg>rect[height="100%"]{fill:none}svg{display:block;width:100%;min-width:40rem;height:auto;margin:1rem 0}
        .wide{overflow-x:auto;background:linear-gradient(to right,#fff,#fff0) left/2.5rem 100% no-repeat local,
        linear-gradient(to left,#fff,#fff0) right/2.5rem 100% no-repeat local,
        linear-gradient(to right,#1c243033,#1c243000) left/.7rem 100% no-repeat scroll,
        linear-gradient(to left,#1c243033,#1c243000) right/.7rem 100% no-repeat scroll}table{border-collapse:collapse;width:100%;margin:.4rem 0}
        th,td{text-align:left;vertical-align:top;padding:.4rem .8rem .4rem 0;border-bottom:1px solid var(--line)}
        thead th{font-size:.85rem;color:var(--soft);border-bottom:1px solid var(--ink);vertical-align:bottom}
        td.n,th.n{text-align:right;white-space:nowrap;font-variant-numeric:tabular-nums}
        th[scope=row]{font-weight:600;min-width:8rem;overflow-wrap:anywhere}
        td small,th small{display:block;color:var(--soft);font-weight:400;font-size:.8rem}
        .note{background:var(--back);border-left:4px solid var(--accent);padding:.6rem .9rem;margin:1rem 0}
        @media (max-width:40rem){table.stacks thead{position:absolute;left:-999rem}table.stacks tr{display:block;padding:.5rem 0;
        border-bottom:1px solid var(--line)}table.stacks td,table.stacks th[scope=row]{display:block;border:0;padding:.1rem 0;
        text-align:left;white-space:normal}table.stacks td[data-label]:not(:empty)::before{content:attr(data-label) " · ";
        color:var(--soft);font-size:.85rem}table.stacks td small{display:inline;margin-left:.4rem}}
        @media print{body{max-width:none;padding:0;font-size:10.5pt}tr,svg{break-inside:avoid}h2{break-after:avoid}
        .wide{overflow:visible;background:none}}
        """
}
