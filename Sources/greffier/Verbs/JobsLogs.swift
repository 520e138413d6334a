// SPDX-License-Identifier: GPL-3.0-or-later
import ArgumentParser
import Daemon
import Foundation
import JobModel
import JobStore
import Pages

extension Jobs {
    /// `greffier jobs logs`: every try of a job or of a whole run, with its cause.
    struct Logs: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Show every try of a job, or of all jobs of a run, with the underlying cause.",
            discussion: "Example: greffier jobs logs 17"
        )
        @Argument(help: "A job's number, a run's number or its end, or a file name.") var subject: String
        @OptionGroup var options: WorkspaceOptions
        @OptionGroup var output: OutputOptions

        func run() async throws {
            let workspace = try options.open()
            let store = try Queries.open(workspace)
            let found = try await Queries.subject(subject, in: workspace, store: store)
            guard let story = try await store.story(found.run.id) else {
                throw Queries.unknown(subject, .spoken(in: workspace))
            }
            let now = Date()
            let ended = story.attempts.filter { found.job == nil || $0.job == found.job?.id }
            let jobs = story.jobs.filter { found.job == nil || $0.id == found.job?.id }
            var rows = ended.map(AttemptReport.init) + jobs.compactMap { AttemptReport(running: $0, now: now) }
            for index in rows.indices { rows[index].request = found.run.request }
            if output.json { return try Terminal.json(rows) }
            let language = ReportLanguage.spoken(in: workspace)
            guard !rows.isEmpty else {
                let command = "greffier why \(found.run.id.short)"
                return Terminal.print(
                    language.text("aucun essai encore : voir « \(command) »", "no try yet: see `\(command)`")
                )
            }
            if let request = found.run.request {
                Terminal.print(language.text("requête", "request") + " \(request)")
            }
            show(rows, Times(workspace.timeZone), language)
        }

        private func show(_ rows: [AttemptReport], _ times: Times, _ language: ReportLanguage) {
            for row in rows {
                let time = Times.duration(milliseconds: row.durationMS, in: language)
                let head = [
                    times.text(Timestamp.date(row.startedAt)), language.text("tâche", "job") + " \(row.job)", row.stage,
                    language.text("essai", "try") + " \(row.number)", StateWords.text(row.outcome, language),
                    time,
                ]
                Terminal.print(Terminal.safe(head.joined(separator: "  ")))
                let reason = [row.code, row.detail].compactMap { $0 }.joined(separator: ": ")
                if !reason.isEmpty { Terminal.print("    \(Terminal.safe(reason))") }
                if let cause = row.cause {
                    Terminal.print("    cause\(language.text(" :", ":")) \(Terminal.safe(cause))")
                }
            }
        }
    }
}
