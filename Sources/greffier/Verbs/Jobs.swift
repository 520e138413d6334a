// SPDX-License-Identifier: GPL-3.0-or-later
import ArgumentParser
import Daemon
import JobModel
import JobStore

/// `greffier jobs`: the rows that workers claim.
struct Jobs: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "List jobs, show one, or read the log of its tries.",
        subcommands: [List.self, Show.self, Logs.self],
        defaultSubcommand: List.self
    )

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "List jobs, newest run first.",
            discussion: "Example: greffier jobs list --state retrying"
        )
        @Option(name: .long, help: "Only jobs in this state (waiting, ready, running, retrying, failed…).") var state:
            JobState?
        @Option(name: .long, help: "Only jobs of this queue.") var queue: String?
        @Option(name: .customLong("run"), help: "Only jobs of this run: its number or its end, or a file name.")
        var ofRun: String?
        @Option(name: .long, help: "At most this many.") var limit = 50
        @OptionGroup var options: WorkspaceOptions
        @OptionGroup var output: OutputOptions

        func run() async throws {
            let workspace = try options.open()
            let store = try Queries.open(workspace)
            var filter = JobFilter()
            filter.states = state.map { [$0] } ?? []
            filter.queue = queue
            if let ofRun { filter.run = try await Queries.subject(ofRun, in: workspace, store: store).run.id }
            filter.limit = limit
            let rows = try await store.jobs(filter).map { JobReport($0, language: workspace.settings.language) }
            if output.json { return try Terminal.json(rows) }
            var table = TextTable("JOB", "RUN", "STAGE", "KIND", "QUEUE", "STATE", "TRIES", "TIME", "")
            for row in rows {
                table.add(
                    "\(row.job)",
                    String(row.run.suffix(8)).lowercased(),
                    row.stage,
                    row.kind,
                    row.queue,
                    row.state + (row.cached ? " (cached)" : ""),
                    "\(row.attempts)",
                    Times.duration(milliseconds: row.durationMS),
                    row.code ?? row.dueAt.map { "due \($0)" } ?? ""
                )
            }
            table.print()
        }
    }

    struct Show: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Show one job.",
            discussion: "Example: greffier jobs show 17"
        )
        @Argument(help: "A job's number.") var job: Int64
        @OptionGroup var options: WorkspaceOptions
        @OptionGroup var output: OutputOptions

        func run() async throws {
            let workspace = try options.open()
            let store = try Queries.open(workspace)
            guard let row = try await store.job(JobID(job)), let story = try await store.story(row.run) else {
                throw Ending.usage("there is no job \(job); see `greffier jobs list`")
            }
            let report = JobReport(row, blocker: story.blocker(of: row), language: workspace.settings.language)
            if output.json { return try Terminal.json(report) }
            var table = TextTable("JOB \(job)", "")
            table.add("run", row.run.text)
            table.add("file", story.run.input?.name ?? "–")
            table.add("stage", "\(row.stage) (\(row.kind), queue \(row.queue))")
            table.add("state", report.state + (report.cached ? " (cached)" : ""))
            table.add("tries", "\(report.attempts) of \(row.condition.maxAttempts)")
            table.add("time", Times.duration(milliseconds: report.durationMS))
            if let waits = report.waitsFor { table.add("waits for", waits) }
            if let reason = report.reason { table.add("reason", "\(report.code ?? ""): \(reason)") }
            table.print()
        }
    }
}
