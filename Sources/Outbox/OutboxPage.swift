// SPDX-License-Identifier: GPL-3.0-or-later
import DurableFiles
import Foundation
import JobModel
import Pages

/// The HTML of an index page: static, no script, readable by a screen reader and on a telephone.
struct OutboxPage {
    let pipeline: String
    let rows: [OutboxRow]
    let madeAt: Date
    let timeZone: TimeZone
    let language: ReportLanguage

    var html: String {
        let sorted = rows.sorted { ($0.submitted, $1.link) > ($1.submitted, $0.link) }
        let title = language.text("les \(OutboxIndex.days) derniers jours", "the last \(OutboxIndex.days) days")
        let page = Page(
            title: "\(pipeline)\(language.text(" :", ":")) \(title)",
            language: language,
            style: Self.style,
            policy: "; base-uri 'none'; form-action 'none'"
        )
        return page.html(
            """
            <main>
            <h1>\(Escaping.escape(pipeline))</h1>
            <p>\(summary)</p>\(remedy.map { "\n<p>\($0)</p>" } ?? "")
            \(rows.isEmpty ? "<p>\(language.text("Aucun fichier pour le moment.", "No files yet."))</p>" : table(sorted))
            </main>

            """
        )
    }

    /// How many files there are, and how many of them were refused or wait for a look.
    private var summary: String {
        let refused = rows.count { $0.state == .refused || $0.state == .cancelled }
        let review = rows.count { $0.state == .review }
        let made = moment(madeAt)
        let files = language.counted(rows.count, ("fichier", "fichiers"), ("file", "files"))
        let no = language.counted(refused, ("refusé", "refusés"), "of them refused")
        let looks = review > 0 ? language.text(" et \(review) à vérifier", " and \(review) to look at") : ""
        return language.text(
            "\(files) en \(OutboxIndex.days) jours, dont \(no)\(looks). Page établie le \(made).",
            "\(files) in \(OutboxIndex.days) days, \(no)\(looks). Page made on \(made)."
        )
    }

    /// What to do with files that a person should look at; `nil` where there are none.
    private var remedy: String? {
        guard rows.contains(where: { $0.state == .review }) else { return nil }
        return Escaping.escape(
            language.text(
                "À vérifier : comparez le résultat avec le document. S’il contient une erreur, corrigez une copie de son "
                    + "« profile.json » et redéposez-la sous le nom du document (jean.json pour jean.pdf).",
                "To look at: compare the result with the document. Where it is wrong, correct a copy of its profile.json "
                    + "and drop it back under the document’s name (jean.json for jean.pdf)."
            )
        )
    }

    private func table(_ rows: [OutboxRow]) -> String {
        let heads = [
            ("Fichier", "File"), ("Déposé le", "Dropped on"), ("État", "State"), ("Motif", "Reason"),
        ].map { "<th scope=\"col\">\(language.text($0.0, $0.1))</th>" }
        return """
            <table>
            <caption>\(language.text("Fichiers traités, du plus récent au plus ancien", "Files, newest first"))</caption>
            <thead><tr>\(heads.joined())</tr></thead>
            <tbody>
            \(rows.map(line).joined(separator: "\n"))
            </tbody>
            </table>
            """
    }

    private func line(_ row: OutboxRow) -> String {
        let (state, kind) =
            switch row.state {
            case .done: (language.text("traité", "done"), "ok")
            case .review: (language.text("à vérifier", "to look at"), "look")
            case .cancelled: (language.text("annulé", "cancelled"), "no")
            case .refused: (language.text("refusé", "refused"), "no")
            }
        return """
            <tr><th scope="row"><a href="\(Self.href(row.link))">\(Escaping.escape(row.name))</a></th>\
            <td><time datetime="\(Timestamp.text(row.submitted))">\(moment(row.submitted))</time></td>\
            <td class="\(kind)">\(state)</td><td>\(Escaping.escape(row.reason))</td></tr>
            """
    }

    /// `21/11/2026 08:33`.
    private func moment(_ date: Date) -> String {
        let style = Date.VerbatimFormatStyle(
            format: """
                \(day: .twoDigits)/\(month: .twoDigits)/\(year: .defaultDigits) \
                \(hour: .twoDigits(clock: .twentyFourHour, hourCycle: .zeroBased)):\(minute: .twoDigits)
                """,
            locale: Locale(identifier: "fr_FR"),
            timeZone: timeZone,
            calendar: Calendar(identifier: .gregorian)
        )
        return date.formatted(style)
    }

    /// A relative reference to a folder.
    static func href(_ path: String) -> String { "./" + PercentEncoding.encoded(path, keeping: "/") + "/" }

    /// The look of the pages of scores; columns keep their words whole, and on a telephone each file is a block.
    private static let style = """
        :root{color-scheme:light;--ink:#1c2430;--soft:#556070;--line:#d8dde4;--accent:#1f5fa8}*{box-sizing:border-box}\
        body{margin:0;color:var(--ink);background:#fff;\
        font:16px/1.5 system-ui,"Segoe UI",Roboto,"Helvetica Neue",Arial,sans-serif}\
        main{max-width:64rem;margin:auto;padding:1.5rem 1rem 3rem}h1{font-size:1.7rem;line-height:1.2;margin:0 0 .3rem}\
        p{margin:.3rem 0 1rem;color:var(--soft)}a{color:var(--accent)}table{border-collapse:collapse;width:100%}\
        caption{text-align:left;padding:.5rem 0;color:var(--soft)}\
        th,td{text-align:left;vertical-align:top;padding:.4rem 1rem .4rem 0;border-bottom:1px solid var(--line)}\
        thead th{font-size:.85rem;color:var(--soft);white-space:nowrap;border-bottom:1px solid var(--ink)}\
        th[scope=row]{font-weight:600;min-width:12rem;overflow-wrap:anywhere}time,.ok,.look,.no{white-space:nowrap}\
        .no{font-weight:600;color:#a11616}.look{font-weight:600;color:#7a4f00}.look::before{content:"◐ "}\
        .ok{color:#12652f}.no::before{content:"✗ "}.ok::before{content:"✓ "}\
        @media (max-width:40rem){thead{position:absolute;left:-999rem}tr{display:block;padding:.5rem 0;\
        border-bottom:1px solid var(--line)}tbody th,tbody td{display:block;border:0;padding:.1rem 0}}
        """
}
