// SPDX-License-Identifier: GPL-3.0-or-later
import ArgumentParser
import Daemon
import Foundation
import JobModel
import JobStore

/// `greffier status`: the whole service at a glance.
struct Status: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Show at a glance what runs, what waits and what failed.",
        discussion: "Examples: greffier status, greffier status --watch"
    )
    @Flag(name: .long, help: "Go on showing it, with what runs now, until Ctrl-C.") var watch = false
    @OptionGroup var options: WorkspaceOptions
    @OptionGroup var output: OutputOptions

    /// What `--json` prints.
    struct Report: Encodable {
        var workspace: String
        /// `null` when no daemon runs.
        var daemon: Process?
        /// What the daemon refused of its files and what waits for a restart; `null` where all is in force.
        var configuration: Configuration?
        var runs: Counts
        var queues: [QueueReport]
        /// Runs, whenever they ended, whose results a person should look at.
        var review: Int
        /// Files in the inboxes that have not been taken yet.
        var inbox: Int
        /// How the submissions file stands: `missing`, `open`, `locked` or `unusable`.
        var submissions: String
        /// The newest ten; `runs.failed` counts them all.
        var failedToday: [RunReportRow]
        var nextDue: String?

        struct Process: Encodable {
            var pid: Int32
            var since: String
        }

        struct Configuration: Encodable {
            var readAt: String
            var refused: [Refusal]
            /// Settings by the names of greffier.yaml.
            var restart: [String]

            private enum CodingKeys: String, CodingKey {
                case refused, restart
                case readAt = "read_at"
            }

            struct Refusal: Encodable {
                var file: String
                var message: String
                /// Whether the daemon works on by what the file said before.
                var kept: Bool
            }
        }

        struct Counts: Encodable {
            var queued: Int
            var running: Int
            /// Ended in the last 24 hours.
            var succeeded: Int
            var failed: Int
            var cancelled: Int
        }

        private enum CodingKeys: String, CodingKey {
            case workspace, daemon, configuration, runs, review, queues, inbox, submissions
            case failedToday = "failed_today"
            case nextDue = "next_due"
        }
    }

    func run() async throws {
        let workspace = try options.open()
        let store = try Queries.open(workspace)
        if watch { return try await StatusWatch(workspace, store, asJSON: output.json).run() }
        if output.json { return try Terminal.json(try await Self.report(workspace, store)) }
        let language = ReportLanguage.spoken(in: workspace)
        let report = try await Self.report(workspace, store, reader: language)
        for line in StatusText(report, language).lines { Terminal.print(line) }
    }

    /// For programs in the workspace's language; for a person in `reader`'s.
    static func report(
        _ workspace: Workspace,
        _ store: any RunQueries,
        reader: ReportLanguage? = nil
    ) async throws -> Report {
        let dayAgo = Date().addingTimeInterval(-86_400)
        let summary = try await store.summary(since: dayAgo)
        let failed = try await store.failedRuns(since: dayAgo, limit: 10)
        let holder = DaemonLock.holder(path: workspace.lockFile)
        return Report(
            workspace: workspace.root,
            daemon: holder.map { .init(pid: $0.pid, since: $0.since) },
            configuration: holder.flatMap { ConfigurationStanding.read(workspace, daemon: $0.pid) }
                .flatMap { configuration($0, reader ?? (workspace.settings.language == "fr" ? .french : .english)) },
            runs: .init(
                queued: summary.queued,
                running: summary.running,
                succeeded: summary.succeeded,
                failed: summary.failed,
                cancelled: summary.cancelled
            ),
            queues: summary.queues.map(QueueReport.init),
            review: summary.review,
            inbox: InboxCount.files(in: workspace),
            submissions: workspace.submissionsState,
            failedToday: failed.map { RunReportRow($0, language: reader?.rawValue ?? workspace.settings.language) },
            nextDue: summary.nextDue.map(Timestamp.text)
        )
    }

    private static func configuration(
        _ standing: ConfigurationStanding,
        _ language: ReportLanguage
    ) -> Report.Configuration? {
        guard !standing.isWell else { return nil }
        return Report.Configuration(
            readAt: standing.readAt,
            refused: standing.refused.map {
                .init(file: $0.file, message: language.text($0.messageFR, $0.message), kept: $0.isKept)
            },
            restart: standing.restart
        )
    }
}
