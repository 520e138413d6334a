// SPDX-License-Identifier: GPL-3.0-or-later
import DurableFiles
import Foundation
import JobModel

/// The HTML of an index page: static, no script, readable by a screen reader and on a telephone.
struct OutboxPage {
    /// One file.
    struct Row: Sendable {
        let name: String
        let submitted: Date
        let day: String
        let status: RunStatus
        let reason: String
        /// Relative to the page.
        let link: String

        init(report: RunReport, submitted: Date, day: String, link: String) {
            name = report.input.map { FileNames.shown($0.name) } ?? "(traitement planifié)"
            self.submitted = submitted
            self.day = day
            status = report.status
            self.link = link
            reason = Self.reason(of: report)
        }

        private static func reason(of report: RunReport) -> String {
            if let error = report.error {
                let origin = report.parent.map { "Tiré de « \(FileNames.shown($0.name)) ». " } ?? ""
                return "\(origin)\(FailureNote.plain(error).french) \(error.hintFR)"
            }
            var parts = report.warnings.map(\.messageFR)
            if let parent = report.parent {
                parts.insert("Tiré de « \(FileNames.shown(parent.name)) ».", at: 0)
            }
            if !report.children.isEmpty { parts.insert(contents(of: report.children), at: 0) }
            if let corrected = report.corrected {
                parts.insert("Corrigé d’après « \(FileNames.shown(corrected.file)) ».", at: 0)
            }
            if let target = report.corrects { parts.insert("Corrige « \(FileNames.shown(target.name)) ».", at: 0) }
            if report.duplicateOf != nil { parts.insert("Déjà reçu auparavant.", at: 0) }
            return parts.joined(separator: " ")
        }

        private static func contents(of children: [ChildRun]) -> String {
            let names = children.prefix(5).map { FileNames.shown($0.file.name) }.joined(separator: ", ")
            let more = children.count > 5 ? "…" : ""
            return children.count == 1
                ? "Contient un document, traité à part : \(names)."
                : "Contient \(children.count) documents, traités chacun à part : \(names)\(more)."
        }
    }

    let pipeline: String
    let rows: [Row]
    let madeAt: Date
    let timeZone: TimeZone

    var html: String {
        let sorted = rows.sorted { ($0.submitted, $1.link) > ($1.submitted, $0.link) }
        let failed = rows.count { $0.status != .succeeded }
        return """
            <!DOCTYPE html>
            <html lang="fr">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>\(Self.escaped(pipeline)) : les \(OutboxIndex.days) derniers jours</title>
            <style>\(Self.style)</style>
            </head>
            <body>
            <main>
            <h1>\(Self.escaped(pipeline))</h1>
            <p>\(Self.counted(rows.count, "fichier")) en \(OutboxIndex.days) jours, dont \(Self.counted(failed, "refusé")). \
            Page établie le \(moment(madeAt)).</p>
            \(rows.isEmpty ? "<p>Aucun fichier pour le moment.</p>" : table(sorted))
            </main>
            </body>
            </html>

            """
    }

    private func table(_ rows: [Row]) -> String {
        """
        <table>
        <caption>Fichiers traités, du plus récent au plus ancien</caption>
        <thead><tr><th scope="col">Fichier</th><th scope="col">Déposé le</th><th scope="col">État</th>\
        <th scope="col">Motif</th></tr></thead>
        <tbody>
        \(rows.map(line).joined(separator: "\n"))
        </tbody>
        </table>
        """
    }

    private func line(_ row: Row) -> String {
        let (state, kind) =
            switch row.status {
            case .succeeded: ("traité", "ok")
            case .cancelled: ("annulé", "no")
            default: ("refusé", "no")
            }
        return """
            <tr><th scope="row"><a href="\(Self.href(row.link))">\(Self.escaped(row.name))</a></th>\
            <td><time datetime="\(Timestamp.text(row.submitted))">\(moment(row.submitted))</time></td>\
            <td class="\(kind)">\(state)</td><td>\(Self.escaped(row.reason))</td></tr>
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

    private static func counted(_ number: Int, _ noun: String) -> String { "\(number) \(noun)\(number > 1 ? "s" : "")" }

    static func escaped(_ text: String) -> String {
        var result = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": result += "&amp;"
            case "<": result += "&lt;"
            case ">": result += "&gt;"
            case "\"": result += "&quot;"
            case "'": result += "&#39;"
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result
    }

    /// A relative reference to a folder: every byte but unreserved ones and the slash as `%XX` (RFC 3986, 2.3).
    static func href(_ path: String) -> String {
        let digits = Array("0123456789ABCDEF".utf8)
        var bytes: [UInt8] = Array("./".utf8)
        for byte in path.utf8 {
            switch byte {
            case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x2F, 0x5F, 0x7E: bytes.append(byte)
            default: bytes += [0x25, digits[Int(byte >> 4)], digits[Int(byte & 15)]]
            }
        }
        return String(decoding: bytes, as: UTF8.self) + "/"
    }

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
        th[scope=row]{font-weight:600;min-width:12rem;overflow-wrap:anywhere}time,.ok,.no{white-space:nowrap}\
        .no{font-weight:600;color:#a11616}.ok{color:#12652f}.no::before{content:"✗ "}.ok::before{content:"✓ "}\
        @media (max-width:40rem){thead{position:absolute;left:-999rem}tr{display:block;padding:.5rem 0;\
        border-bottom:1px solid var(--line)}tbody th,tbody td{display:block;border:0;padding:.1rem 0}}
        """
}
