// SPDX-License-Identifier: GPL-3.0-or-later
import ArgumentParser
import Daemon
import Foundation
import JobModel
import JobStore
import Pages

/// `greffier runs`: what went through.
struct Runs: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "List runs, or show one.",
        subcommands: [List.self, Show.self],
        defaultSubcommand: List.self
    )

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "List runs, newest first.",
            discussion: "Examples: greffier runs list --status failed, greffier runs --review"
        )
        @Option(name: .long, help: "Only runs of this pipeline.") var pipeline: String?
        @Option(name: .long, help: "Only runs that are queued, running, succeeded, failed or cancelled.") var status:
            RunStatus?
        @Flag(name: .long, help: "Only runs whose results a person should look at, with the reasons.") var review =
            false
        @Option(name: .long, help: "At most this many.") var limit = 50
        @Flag(name: .long, help: "Show candidate, best offer and score beside each run.") var results = false
        @OptionGroup var options: WorkspaceOptions
        @OptionGroup var output: OutputOptions

        func run() async throws {
            let workspace = try options.open()
            let store = try Queries.open(workspace)
            var filter = RunFilter()
            filter.pipeline = pipeline
            filter.statuses = status.map { [$0] } ?? []
            filter.needsReview = review
            filter.limit = limit
            let runs = try await store.runs(filter)
            defer { if runs.count == limit { tellOfMore(.spoken(in: workspace)) } }
            if results { return try show(ResultRow.rows(of: runs, in: workspace)) }
            if output.json {
                return try Terminal.json(runs.map { RunReportRow($0, language: workspace.settings.language) })
            }
            let language = ReportLanguage.spoken(in: workspace)
            let rows = runs.map { RunReportRow($0, language: language.rawValue) }
            let times = Times(workspace.timeZone)
            var table = TextTable(
                header: language == .french
                    ? ["PASSAGE", "TRAITEMENT", "ÉTAT", "DÉPOSÉ", "FICHIER", "DOSSIER OU RAISON"]
                    : [
                        "RUN", "PIPELINE", "STATUS", "SUBMITTED", "FILE",
                        review ? "REVIEW AND FOLDER" : "FOLDER OR REASON",
                    ]
            )
            for (run, row) in zip(runs, rows) {
                table.add(
                    row.id,
                    row.pipeline,
                    StateWords.text(row.status, language),
                    times.text(run.submittedAt),
                    row.file ?? "–",
                    row.note(withReview: review)
                )
            }
            table.print()
        }

        /// On standard error, so that a table in a file or JSON stays what it is.
        private func tellOfMore(_ language: ReportLanguage) {
            Terminal.error(
                language.text(
                    "les \(limit) passages les plus récents ; --limit en montre plus",
                    "the newest \(limit) runs; --limit shows more"
                )
            )
        }

        private func show(_ rows: [ResultRow]) throws {
            if output.json { return try Terminal.json(rows) }
            ResultRow.table(rows).print()
        }
    }

    struct Show: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Show one run with its jobs.",
            discussion: "Examples: greffier runs show k3x9q7fa, greffier runs show jean.pdf --events --follow"
        )
        @Argument(help: "A run's number or its end, or a file name.") var run: String
        @Flag(name: .long, help: "Show what its stages tell while they work: the answers of models as they grow.")
        var events = false
        @Flag(name: .long, help: "With --events: go on showing until the run has ended.") var follow = false
        @OptionGroup var options: WorkspaceOptions
        @OptionGroup var output: OutputOptions

        func validate() throws {
            if follow, !events { throw ValidationError("--follow goes with --events") }
        }

        func run() async throws {
            let workspace = try options.open()
            let store = try Queries.open(workspace)
            let row = try await Queries.subject(run, in: workspace, store: store).run
            if events { return try await showEvents(of: row, in: workspace, store: store) }
            guard let story = try await store.story(row.id) else { throw Queries.unknown(run, .spoken(in: workspace)) }
            let models = try await store.modelUsage(of: row.id)
            try StoryText(story, models: models, in: workspace).show(asJSON: output.json)
        }
    }
}

extension RunStatus: ExpressibleByArgument {}
extension JobState: ExpressibleByArgument {}
