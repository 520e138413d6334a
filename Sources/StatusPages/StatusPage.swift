// SPDX-License-Identifier: GPL-3.0-or-later
import FoundationEssentials
package import JobModel
import JobStore
import Pages
import PipelineModel

/// The whole service at a glance: what failed and what to do, what runs, queues, recent runs, pipelines.
///
/// Works without scripts and loads nothing. Every name from outside is escaped.
package struct StatusPage: Sendable {
    private let facts: ServiceFacts
    private let markup: Markup
    private let times: Times

    package init(_ facts: ServiceFacts, language: ReportLanguage) {
        self.facts = facts
        markup = Markup(language: language)
        times = Times(facts.timeZone)
    }

    package var html: String {
        let body =
            header + "<main id=\"main\">\n" + counts + failures + running + queues + runs + pipelines + "</main>\n"
            + markup.footer(version: facts.version)
        return markup.page(title: "Greffier – \(facts.workspace)", body: body)
    }

    private var language: ReportLanguage { markup.language }

    private func text(_ french: String, _ english: String) -> String { markup.text(french, english) }

    private var header: String {
        let seen = text("Vu à ", "Seen at ") + times.text(facts.now)
        let again =
            facts.refresh == nil
            ? "<a href=\"/?refresh=10\">\(text("Actualiser toutes les 10 s", "Refresh every 10 s"))</a>"
            : "<a href=\"/\">\(text("Ne plus actualiser", "Stop refreshing"))</a>"
        return "<header><div><p class=\"product\">Greffier</p><h1>\(markup.escape(facts.workspace))</h1></div>"
            + "<p class=\"soft\">\(seen)<span class=\"refresh\"> · \(again)</span></p></header>\n"
    }

    private var counts: String {
        let summary = facts.summary
        func item(_ count: Int, _ words: String, _ show: RunChoice?, alarm: Bool = false) -> String {
            let label = markup.escape(words)
            let link = show.map { "<a href=\"/?show=\($0.rawValue)#runs\">\(label)</a>" } ?? label
            return "<li\(alarm && count > 0 ? " class=\"alarm\"" : "")><b>\(count)</b>\(link)</li>"
        }
        return "<ul class=\"counts\">"
            + [
                item(facts.inbox, text("dans la boîte", "in the inbox"), nil),
                item(summary.queued, text("en file", "queued"), .open),
                item(summary.running, text("en cours", "running"), .open),
                item(summary.succeeded, ended(summary.succeeded, ("réussi", "réussis"), "succeeded"), .succeeded),
                item(summary.failed, ended(summary.failed, ("échoué", "échoués"), "failed"), .failed, alarm: true),
                item(summary.review, text("à revoir", "to review"), .review),
            ].joined(separator: "\n") + "</ul>\n"
    }

    private func ended(_ count: Int, _ french: (one: String, many: String), _ english: String) -> String {
        language.words(for: count, french, (english, english)) + text(" en 24\u{A0}h", " in 24\u{A0}h")
    }

    private var failures: String {
        let rows = facts.failures.map { run in
            let error = run.error?.error
            let reason = error.map { $0.message(in: language) } ?? ""
            let remedy = error.map { $0.hint(in: language) } ?? ""
            let label = text("À faire : ", "What to do: ")
            return "<li>\(markup.link(run.id, run.shownName)) <span class=\"soft\">\(markup.escape(run.pipeline)) · "
                + "\(distance(run.finishedAt))</span><p>\(markup.escape(reason))</p>"
                + (remedy.isEmpty ? "" : "<p class=\"soft\">\(label)\(markup.escape(remedy))</p>")
                + "<p class=\"soft\">\(text("Reprendre : ", "Try again: "))<code>greffier retry \(run.id.short)</code></p></li>"
        }
        let none = "<p class=\"soft\">\(text("Aucun échec.", "Nothing failed."))</p>\n"
        return markup.section(
            "failed",
            text("Échecs des dernières 24 heures", "Failed in the last 24 hours"),
            rows.isEmpty ? none : "<ul class=\"failures\">\(rows.joined(separator: "\n"))</ul>\n"
        )
    }

    private var running: String {
        let rows = facts.running.map { job in
            [
                markup.link(job.run, job.name), markup.escape(job.stage), "\(job.done)/\(job.of)",
                job.startedAt.map { span(from: $0, to: facts.now) } ?? "",
            ]
        }
        let heads: [Markup.Head] = [
            .init(text("Fichier", "File")), .init(text("Étape", "Stage")),
            .init(text("Étapes finies", "Stages done"), isNumber: true), .init(text("Depuis", "For"), isNumber: true),
        ]
        let none = "<p class=\"soft\">\(text("Rien ne tourne.", "Nothing runs."))</p>\n"
        return markup.section("running", text("En cours", "Running"), rows.isEmpty ? none : markup.table(heads, rows))
    }

    private var queues: String {
        let heads: [Markup.Head] = [
            .init(text("File d’attente", "Queue")), .init(text("Prêtes", "Ready"), isNumber: true),
            .init(text("En cours", "Running"), isNumber: true), .init(text("En attente", "Waiting"), isNumber: true),
            .init(text("Plus tard", "Later"), isNumber: true), .init(text("État", "State")),
        ]
        let rows = facts.summary.queues.map { queue in
            [
                markup.escape(queue.name), "\(queue.ready)", "\(queue.running)", "\(queue.waiting)", "\(queue.later)",
                state(of: queue),
            ]
        }
        return markup.section("queues", text("Files d’attente", "Queues"), markup.table(heads, rows))
    }

    /// Open, paused, or what it waits for.
    private func state(of queue: QueueRow) -> String {
        if queue.pausedAt != nil {
            return markup.state("paused") + " <code>greffier queues resume \(markup.escape(queue.name))</code>"
        }
        guard let breaker = queue.breaker else { return markup.escape(StateWords.text("open", language)) }
        let reason = ErrorCode.named(breaker.code).map { $0.message(in: language) } ?? breaker.code
        return "<span class=\"care\">\(markup.escape(text("attend : ", "waits: ") + reason))</span>"
    }

    private var runs: String {
        let choices = RunChoice.allCases.map { choice in
            let current = choice == facts.shown ? " aria-current=\"true\"" : ""
            return "<li><a href=\"/?show=\(choice.rawValue)#runs\"\(current)>\(choice.words(language))</a></li>"
        }
        let heads: [Markup.Head] = [
            .init(text("Fichier", "File")), .init(text("Traitement", "Pipeline")), .init(text("État", "State")),
            .init(text("Déposé", "Submitted"), style: "when"),
            .init(text("Durée", "Time"), isNumber: true),
            .init(text("Remarque", "Note")),
        ]
        let rows = facts.runs.map { run in
            [
                markup.link(run.id, run.shownName), markup.escape(run.pipeline),
                markup.state(of: run, waitsFor: facts.waits[run.id]),
                times.text(run.submittedAt),
                run.startedAt.map { span(from: $0, to: run.finishedAt ?? facts.now) } ?? "",
                markup.escape(note(of: run)),
            ]
        }
        let none = "<p class=\"soft\">\(text("Aucun passage.", "No runs."))</p>\n"
        let older = facts.older.map {
            "<p><a href=\"/?show=\(facts.shown.rawValue)&amp;before=\($0.text)#runs\">\(text("Plus anciens", "Older"))</a></p>\n"
        }
        return markup.section(
            "runs",
            text("Passages", "Runs"),
            "<nav aria-label=\"\(text("Choix des passages", "Which runs"))\"><ul>\(choices.joined())</ul></nav>\n"
                + (rows.isEmpty ? none : markup.table(heads, rows)) + (older ?? "")
        )
    }

    /// Why it failed, else what it waits for, else why to look at it, else where its results stand.
    private func note(of run: RunRow) -> String {
        if let error = run.error?.error { return error.message(in: language) }
        if let waits = facts.waits[run.id] { return text("attend ", "waits for ") + waits }
        if !run.review.isEmpty {
            let words = RunWords(language: language)
            return text("à revoir : ", "to review: ") + run.review.prefix(2).map(words.review).joined(separator: " ")
        }
        return run.folder ?? ""
    }

    private var pipelines: String {
        let drawn = facts.pipelines.map { pipeline in
            "<h3>\(markup.escape(pipeline.name))</h3>\n"
                + (pipeline.description.isEmpty ? "" : "<p class=\"soft\">\(markup.escape(pipeline.description))</p>\n")
                + PipelineDrawing(pipeline, language).html
        }
        let none = "<p class=\"soft\">\(text("Aucun traitement.", "No pipelines."))</p>\n"
        return markup.section(
            "pipelines",
            text("Traitements", "Pipelines"),
            drawn.isEmpty ? none : drawn.joined()
        )
    }

    private func distance(_ date: Date?) -> String {
        date.map { Times.distance(from: facts.now, to: $0, in: language) } ?? ""
    }

    private func span(from start: Date, to end: Date) -> String {
        Times.duration(milliseconds: max(0, Int(end.timeIntervalSince(start) * 1000)), in: language)
    }
}

extension RunRow {
    /// The file's name, or the pipeline's for runs without one.
    var shownName: String { input?.name ?? pipeline }
}
