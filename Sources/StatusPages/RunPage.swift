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
            + "<header><h1>\(markup.escape(run.shownName))</h1><p>\(markup.state(of: run, waitsFor: facts.waitsFor))</p></header>\n"
            + "<main id=\"main\">\n" + summary + timeline + failures + files + "</main>\n"
            + markup.footer(version: facts.version)
        return markup.page(title: "\(run.shownName) – Greffier", body: body)
    }

    private var language: ReportLanguage { markup.language }

    private var words: RunWords { RunWords(language: language) }

    private func text(_ french: String, _ english: String) -> String { markup.text(french, english) }

    private var summary: String {
        let run = facts.story.run
        var rows: [(String, String)] = [
            (text("Passage", "Run"), "<code>\(run.id.short)</code> <span class=\"soft\">\(run.id.text)</span>"),
            (text("Traitement", "Pipeline"), markup.escape(run.pipeline)),
            (
                text("Déposé", "Submitted"),
                times.text(run.submittedAt) + " · " + markup.escape(words.trigger(run.trigger))
            ),
        ]
        if let end = run.finishedAt { rows.append((text("Terminé", "Ended"), times.text(end))) }
        if let error = run.error?.error {
            rows.append((text("Raison", "Reason"), markup.escape(error.message(in: language))))
        }
        rows += facts.doing.map { (text("À présent", "Now"), markup.escape($0)) }
        if let waits = facts.waitsFor { rows.append((text("Attend", "Waits for"), markup.escape(waits))) }
        if let remedy = facts.remedy {
            let shown = markup.escape(remedy)
            rows.append(
                (text("À faire", "What to do"), remedy.hasPrefix("greffier ") ? "<code>\(shown)</code>" : shown)
            )
        }
        if run.status == .failed {
            rows.append((text("Reprendre", "Try again"), "<code>greffier retry \(run.id.short)</code>"))
        }
        rows += notes(run)
        if let original = run.duplicateOf {
            rows.append((text("Mêmes octets que", "Same bytes as"), markup.link(original, original.short)))
        }
        if let folder = run.folder { rows.append((text("Dossier", "Folder"), "<code>\(markup.escape(folder))</code>")) }
        return "<dl>" + rows.map { "<dt>\(markup.escape($0.0))</dt><dd>\($0.1)</dd>" }.joined(separator: "\n")
            + "</dl>\n"
    }

    /// What a person should look at, each reason in the words of its warning where there is one, then the other warnings.
    private func notes(_ run: RunRow) -> [(String, String)] {
        let reasons = run.review.compactMap(WarningKind.ofReview).map(\.code)
        let told = Set(facts.report.warnings.map(\.code))
        let bare = run.review.filter { WarningKind.ofReview($0).map { !told.contains($0.code) } ?? true }
        let review = text("À revoir", "To review")
        return bare.map { (review, markup.escape(words.review($0))) }
            + facts.report.warnings.map { warning in
                let isReason = reasons.contains(warning.code)
                return (isReason ? review : text("Attention", "Warning"), markup.escape(warning.message(in: language)))
            }
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
                row.tries == 0 ? "" : "\(row.tries)",
                row.tries == 0 ? "" : Times.duration(milliseconds: row.milliseconds, in: language),
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
        let failed = facts.story.jobs.compactMap { job in job.error.map { (job.id, $0) } }
        let errors = Dictionary(failed, uniquingKeysWith: { first, _ in first })
        let rows = tries.map { attempt in
            [
                markup.escape(attempt.stage), times.text(attempt.startedAt), "\(attempt.number)",
                markup.state(attempt.outcome.rawValue),
                markup.escape(words.reason(of: attempt, error: errors[attempt.job])),
            ]
        }
        return markup.section(
            "tries",
            text("Essais sans succès", "Tries without success"),
            markup.table(heads, Array(rows))
        )
    }

    private var files: String {
        let run = facts.story.run.id.text
        let rows = facts.report.artifacts.map { file in
            "<li><a href=\"/api/v1/runs/\(run)/artifacts/\(PercentEncoding.encoded(file.name))\">\(markup.escape(file.name))</a> "
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
}
