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
        discussion: "Example: greffier status"
    )
    @OptionGroup var options: WorkspaceOptions
    @OptionGroup var output: OutputOptions

    /// What `--json` prints.
    struct Report: Encodable {
        var workspace: String
        /// `null` when no daemon runs.
        var daemon: Process?
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

        struct Counts: Encodable {
            var queued: Int
            var running: Int
            /// Ended in the last 24 hours.
            var succeeded: Int
            var failed: Int
            var cancelled: Int
        }

        private enum CodingKeys: String, CodingKey {
            case workspace, daemon, runs, review, queues, inbox, submissions
            case failedToday = "failed_today"
            case nextDue = "next_due"
        }
    }

    func run() async throws {
        let workspace = try options.open()
        let report = try await Self.report(workspace)
        if output.json { return try Terminal.json(report) }
        Self.show(report)
    }

    static func report(_ workspace: Workspace) async throws -> Report {
        let store = try Queries.open(workspace)
        let dayAgo = Date().addingTimeInterval(-86_400)
        let summary = try await store.summary(since: dayAgo)
        var filter = RunFilter()
        filter.statuses = [.failed]
        filter.limit = 10
        let failed = try await store.runs(filter).filter { ($0.finishedAt ?? $0.submittedAt) > dayAgo }
        let holder = DaemonLock.holder(path: workspace.lockFile)
        return Report(
            workspace: workspace.root,
            daemon: holder.map { .init(pid: $0.pid, since: $0.since) },
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
            failedToday: failed.map { RunReportRow($0, language: workspace.settings.language) },
            nextDue: summary.nextDue.map(Timestamp.text)
        )
    }

    private static func show(_ report: Report) {
        if let daemon = report.daemon {
            Terminal.print("daemon   \(Terminal.colored("running", .green)) (process \(daemon.pid))")
        } else {
            Terminal.print("daemon   \(Terminal.colored("not running", .yellow)): start it with `greffier daemon`")
        }
        Terminal.print("inbox    \(report.inbox) waiting to be taken")
        if ["locked", "unusable"].contains(report.submissions) {
            let state = Terminal.colored(report.submissions, .yellow)
            Terminal.print("rows     submissions.sqlite is \(state): see `greffier doctor`")
        }
        Terminal.print("runs     \(report.runs.running) running, \(report.runs.queued) queued")
        Terminal.print(
            "24 h     \(report.runs.succeeded) succeeded, \(report.runs.failed) failed, \(report.runs.cancelled) cancelled"
        )
        if report.review > 0 { Terminal.print("review   \(report.review) wait for a look: greffier runs --review") }
        if !report.queues.isEmpty {
            Terminal.print("")
            QueueReport.table(report.queues).print()
        }
        guard !report.failedToday.isEmpty else { return }
        Terminal.print("")
        var table = TextTable("FAILED", "FILE", "PIPELINE", "REASON")
        for run in report.failedToday { table.add(run.id, run.file ?? "–", run.pipeline, run.reason ?? "") }
        table.print()
        let others = report.runs.failed - report.failedToday.count
        if others > 0 { Terminal.print("and \(others) more: greffier runs list --status failed") }
    }
}
