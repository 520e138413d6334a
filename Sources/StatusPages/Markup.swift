// SPDX-License-Identifier: GPL-3.0-or-later
import JobModel
import JobStore
import Pages

/// The parts that the pages of the service are put together of; every text from outside is escaped here.
struct Markup {
    let language: ReportLanguage

    func text(_ french: String, _ english: String) -> String { language.text(french, english) }

    func page(title: String, body: String) -> String {
        Page(
            title: title,
            language: language,
            style: StatusStyle.text,
            policy: "; base-uri 'none'; form-action 'none'"
        ).html(
            "<a class=\"skip\" href=\"#main\">\(text("Aller au contenu", "Skip to content"))</a>\n" + body
        )
    }

    func escape(_ text: String) -> String { Escaping.escape(text) }

    /// A state as a word with a sign, never by colour alone.
    func state(_ state: String) -> String {
        let sign = Self.signs[state].map { "<span aria-hidden=\"true\">\($0)</span> " } ?? ""
        return "<span class=\"state \(escape(state))\">\(sign)\(escape(StateWords.text(state, language)))</span>"
    }

    private static let signs = [
        "succeeded": "✓", "failed": "✗", "running": "▸", "retrying": "↻", "cancelled": "–", "skipped": "–",
        "waiting": "○", "ready": "○", "queued": "○", "snoozed": "○", "paused": "‖",
    ]

    /// The state of a run, which waits where nothing of it runs and something holds it up.
    func state(of run: RunRow, waitsFor: String?) -> String {
        state(run.status == .running && waitsFor != nil ? JobState.waiting.rawValue : run.status.rawValue)
    }

    /// A link to a run by the name of its file.
    func link(_ run: ULID, _ name: String) -> String {
        "<a href=\"/runs/\(run.text)\">\(escape(name))</a>"
    }

    /// A table; a row's first cell names it, the others are told by their column on a narrow screen.
    func table(_ heads: [Head], _ rows: [[String]]) -> String {
        let head = heads.map { "<th scope=\"col\"\($0.isNumber ? " class=\"n\"" : "")>\(escape($0.text))</th>" }
        let body = rows.map { row in
            let cells = zip(heads, row).dropFirst().map { head, cell in
                "<td\(head.attributes(escape))>\(cell)</td>"
            }
            return "<tr><th scope=\"row\">\(row.first ?? "")</th>\(cells.joined())</tr>"
        }
        return "<table class=\"wide\"><thead><tr>\(head.joined())</tr></thead>\n<tbody>"
            + body.joined(separator: "\n") + "</tbody></table>\n"
    }

    /// The head of a column.
    struct Head {
        var text: String
        var isNumber = false
        var style: String?

        init(_ text: String, isNumber: Bool = false, style: String? = nil) {
            self.text = text
            self.isNumber = isNumber
            self.style = style
        }

        func attributes(_ escape: (String) -> String) -> String {
            let name = isNumber ? "n" : style
            return (name.map { " class=\"\($0)\"" } ?? "") + (text.isEmpty ? "" : " data-label=\"\(escape(text))\"")
        }
    }

    func section(_ id: String, _ title: String, _ body: String) -> String {
        "<section aria-labelledby=\"\(id)\"><h2 id=\"\(id)\">\(escape(title))</h2>\n\(body)</section>\n"
    }

    func footer(version: String) -> String {
        "<footer>Greffier \(escape(version)) · <a href=\"/openapi.json\">OpenAPI</a> · <a href=\"/metrics\">"
            + "\(text("mesures", "metrics"))</a> · <a href=\"/readyz\">\(text("disponibilité", "readiness"))</a></footer>\n"
    }
}
