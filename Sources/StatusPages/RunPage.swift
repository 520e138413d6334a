// SPDX-License-Identifier: GPL-3.0-or-later
import FoundationEssentials
package import JobModel
import JobStore
import Pages

/// One run: where it stands and why, its stages along the time, its files.
package struct RunPage: Sendable {
    private let facts: RunFacts
    private let markup: Markup
    private let times: Times

    package init(_ facts: RunFacts, language: ReportLanguage) {
        self.facts = facts
        markup = Markup(language: language)
        times = Times(facts.timeZone)
    }

    package var html: String {
        let run = facts.story.run
        let body =
            "<nav aria-label=\"\(text("Retour", "Back"))\"><a href=\"/\">← \(text("Tout le service", "The whole service"))</a></nav>\n"
            + "<header><h1>\(markup.escape(run.shownName))</h1><p>\(markup.state(run.status.rawValue))</p></header>\n"
            + "<main id=\"main\">\n" + summary + timeline + failures + files + "</main>\n"
            + markup.footer(version: facts.version)
        return markup.page(title: "\(run.shownName) – Greffier", body: body)
    }

    private var language: ReportLanguage { markup.language }

    private func text(_ french: String, _ english: String) -> String { markup.text(french, english) }

    private var summary: String {
        let run = facts.story.run
        var rows: [(String, String)] = [
            (text("Passage", "Run"), "<code>\(run.id.short)</code> <span class=\"soft\">\(run.id.text)</span>"),
            (text("Traitement", "Pipeline"), markup.escape(run.pipeline)),
            (text("Déposé", "Submitted"), times.text(run.submittedAt) + " · " + markup.escape(run.trigger.rawValue)),
        ]
        if let end = run.finishedAt { rows.append((text("Terminé", "Ended"), times.text(end))) }
        if let error = run.error?.error {
            rows.append((text("Raison", "Reason"), markup.escape(text(error.messageFR, error.message))))
        }
        rows += facts.doing.map { (text("À présent", "Now"), markup.escape($0)) }
        if let waits = facts.waitsFor { rows.append((text("Attend", "Waits for"), markup.escape(waits))) }
        if let remedy = facts.remedy { rows.append((text("À faire", "What to do"), markup.escape(remedy))) }
        if run.status == .failed {
            rows.append((text("Reprendre", "Try again"), "<code>greffier retry \(run.id.short)</code>"))
        }
        rows += run.review.map { (text("À revoir", "To review"), markup.escape($0)) }
        rows += facts.report.warnings.map {
            (text("Attention", "Warning"), markup.escape(text($0.messageFR, $0.message)))
        }
        if let original = run.duplicateOf {
            rows.append((text("Mêmes octets que", "Same bytes as"), markup.link(original, original.short)))
        }
        if let folder = run.folder { rows.append((text("Dossier", "Folder"), "<code>\(markup.escape(folder))</code>")) }
        return "<dl>" + rows.map { "<dt>\(markup.escape($0.0))</dt><dd>\($0.1)</dd>" }.joined(separator: "\n")
            + "</dl>\n"
    }

    private var timeline: String {
        let drawing = RunTimeline(facts.story, now: facts.now)
        let heads: [Markup.Head] = [
            .init(text("Étape", "Stage")), .init(text("État", "State")), .init(text("Essais", "Tries"), isNumber: true),
            .init(text("Durée", "Time"), isNumber: true), .init("", style: "bars"),
        ]
        let rows = drawing.rows.map { row in
            [
                markup.escape(row.stage) + (row.items > 1 ? " <span class=\"soft\">× \(row.items)</span>" : ""),
                markup.state(row.state)
                    + (row.isCached ? " <span class=\"soft\">\(text("repris", "cached"))</span>" : ""),
                "\(row.tries)",
                Times.duration(milliseconds: row.milliseconds, in: language),
                row.svg,
            ]
        }
        let whole = Times.duration(milliseconds: drawing.milliseconds, in: language)
        let waited = Times.duration(milliseconds: drawing.waited, in: language)
        let caption = text(
            "\(whole) en tout, après \(waited) d’attente",
            "\(whole) in all, after waiting \(waited)"
        )
        return markup.section(
            "timeline",
            text("Déroulement", "Timeline"),
            "<p class=\"soft\">\(caption)</p>\n" + markup.table(heads, rows)
        )
    }

    /// The tries that came to nothing, newest first.
    private var failures: String {
        let tries = facts.story.attempts.filter { $0.outcome != .succeeded && $0.outcome != .cached }.suffix(20)
            .reversed()
        guard !tries.isEmpty else { return "" }
        let heads: [Markup.Head] = [
            .init(text("Étape", "Stage")), .init(text("Quand", "When")), .init(text("Essai", "Try"), isNumber: true),
            .init(text("Fin", "Ended")), .init(text("Raison", "Reason")),
        ]
        let rows = tries.map { attempt in
            [
                markup.escape(attempt.stage), times.text(attempt.startedAt), "\(attempt.number)",
                markup.state(attempt.outcome.rawValue), markup.escape(reason(of: attempt)),
            ]
        }
        return markup.section(
            "tries",
            text("Essais sans succès", "Tries without success"),
            markup.table(heads, Array(rows))
        )
    }

    private func reason(of attempt: AttemptRow) -> String {
        let message = attempt.code.flatMap(ErrorCode.named).map { text($0.messageFR, $0.message) }
        return [message ?? attempt.code, attempt.detail].compactMap { $0 }.filter { !$0.isEmpty }.joined(separator: " ")
    }

    private var files: String {
        let run = facts.story.run.id.text
        let rows = facts.report.artifacts.map { file in
            "<li><a href=\"/api/v1/runs/\(run)/artifacts/\(Self.path(file.name))\">\(markup.escape(file.name))</a> "
                + "<span class=\"soft\">\(markup.escape(file.mediaType)), \(size(file.bytes))</span></li>"
        }
        let json = "<p class=\"soft\"><a href=\"/api/v1/runs/\(run)\">JSON</a></p>\n"
        let none = "<p class=\"soft\">\(text("Aucun fichier.", "No files."))</p>\n"
        return markup.section(
            "files",
            text("Fichiers", "Files"),
            (rows.isEmpty ? none : "<ul>\(rows.joined(separator: "\n"))</ul>\n") + json
        )
    }

    /// In units of a thousand.
    private func size(_ bytes: Int) -> String {
        switch bytes {
        case ..<1000: text("\(bytes) octets", "\(bytes) bytes")
        case ..<1_000_000: text("\(bytes / 1000) ko", "\(bytes / 1000) kB")
        default: text("\(bytes / 1_000_000) Mo", "\(bytes / 1_000_000) MB")
        }
    }

    /// A name as a segment of a path: what RFC 3986 does not reserve stands for itself.
    private static func path(_ name: String) -> String {
        name.utf8.map { byte in
            let isPlain =
                (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
                || [0x2D, 0x2E, 0x5F, 0x7E].contains(byte)
            if isPlain { return String(UnicodeScalar(byte)) }
            let digits = String(byte, radix: 16, uppercase: true)
            return "%" + (digits.count == 1 ? "0" : "") + digits
        }.joined()
    }
}
