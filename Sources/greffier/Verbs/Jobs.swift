// SPDX-License-Identifier: GPL-3.0-or-later
import ArgumentParser
import Daemon
import JobModel
import JobStore
import Pages

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
            let language = ReportLanguage.spoken(in: workspace)
            let rows = try await store.jobs(filter).map { JobReport($0, language: workspace.settings.language) }
            if output.json { return try Terminal.json(rows) }
            var table = TextTable(
                header: language == .french
                    ? ["TÂCHE", "PASSAGE", "ÉTAPE", "GENRE", "FILE", "ÉTAT", "ESSAIS", "DURÉE", ""]
                    : ["JOB", "RUN", "STAGE", "KIND", "QUEUE", "STATE", "TRIES", "TIME", ""]
            )
            for row in rows {
                table.add(
                    "\(row.job)",
                    String(row.run.suffix(8)).lowercased(),
                    row.stage,
                    row.kind,
                    row.queue,
                    row.stateWords(language),
                    "\(row.attempts)",
                    Times.duration(milliseconds: row.durationMS, in: language),
                    row.code ?? row.dueAt.map { language.text("dès \($0)", "due \($0)") } ?? ""
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
                throw Ending.usage(
                    ReportLanguage.spoken(in: workspace).text(
                        "il n’y a pas de tâche \(job) ; voir « greffier jobs list »",
                        "there is no job \(job); see `greffier jobs list`"
                    )
                )
            }
            let blocker = story.blocker(of: row)
            if output.json {
                return try Terminal.json(JobReport(row, blocker: blocker, language: workspace.settings.language))
            }
            show(row, blocker, file: story.run.input?.name, .spoken(in: workspace))
        }

        private func show(_ row: JobRow, _ blocker: RunStory.Blocker?, file: String?, _ language: ReportLanguage) {
            let report = JobReport(row, blocker: blocker, language: language.rawValue, words: language)
            let most = row.condition.maxAttempts
            var table = TextTable(language.text("TÂCHE \(job)", "JOB \(job)"), "")
            table.add(language.text("passage", "run"), row.run.text)
            table.add(language.text("fichier", "file"), file ?? "–")
            table.add(
                language.text("étape", "stage"),
                "\(row.stage) (\(row.kind), \(language.text("file", "queue")) \(row.queue))"
            )
            table.add(language.text("état", "state"), report.stateWords(language))
            table.add(
                language.text("essais", "tries"),
                language.text("\(report.attempts) sur \(most)", "\(report.attempts) of \(most)")
            )
            table.add(
                language.text("durée", "time"),
                Times.duration(milliseconds: report.durationMS, in: language)
            )
            if let waits = report.waitsFor { table.add(language.text("attend", "waits for"), waits) }
            if let reason = report.reason {
                table.add(language.text("raison", "reason"), (report.code ?? "") + language.plainColon + reason)
            }
            table.print()
        }
    }
}
