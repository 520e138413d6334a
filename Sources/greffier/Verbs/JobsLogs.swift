// SPDX-License-Identifier: GPL-3.0-or-later
import ArgumentParser
import Daemon
import Foundation
import JobModel
import JobStore

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
            guard let story = try await store.story(found.run.id) else { throw Queries.unknown(subject) }
            let now = Date()
            let ended = story.attempts.filter { found.job == nil || $0.job == found.job?.id }
            let jobs = story.jobs.filter { found.job == nil || $0.id == found.job?.id }
            let rows = ended.map(AttemptReport.init) + jobs.compactMap { AttemptReport(running: $0, now: now) }
            if output.json { return try Terminal.json(rows) }
            if rows.isEmpty { return Terminal.print("no try yet: see `greffier why \(found.run.id.short)`") }
            show(rows, Times(workspace.timeZone))
        }

        private func show(_ rows: [AttemptReport], _ times: Times) {
            for row in rows {
                let time = Times.duration(milliseconds: row.durationMS)
                let head = [
                    times.text(Timestamp.date(row.startedAt)), "job \(row.job)", row.stage, "try \(row.number)",
                    row.outcome, time,
                ]
                Terminal.print(Terminal.safe(head.joined(separator: "  ")))
                let reason = [row.code, row.detail].compactMap { $0 }.joined(separator: ": ")
                if !reason.isEmpty { Terminal.print("    \(Terminal.safe(reason))") }
                if let cause = row.cause { Terminal.print("    cause: \(Terminal.safe(cause))") }
            }
        }
    }
}
