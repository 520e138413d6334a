// SPDX-License-Identifier: GPL-3.0-or-later
import BlobStore
import DurableFiles
import Foundation
import JobModel
import JobStore
import LanguageModels
import Logging
import Outbox
import Retrieval

/// One maintenance, as a row of steps: check, prune, sweep, tidy.
///
/// A step that fails is reported and the others go on; a damaged database stops all that removes, for its names are what
/// the rest relies on.
struct Maintaining: Sendable {
    var workspace: Workspace
    let store: any JobStore & JobRetention & ModelCallStore
    let library: Library
    let blobs: BlobStore
    let answers: AnswerCache
    let outbox: Outbox
    let pipelines: LivePipelines
    let options: Options
    var clock: any WallClock = SystemClock()

    /// What is asked of it.
    struct Options: Sendable {
        var trigger: MaintenanceReport.Trigger
        var dryRun = false
        /// Whether the databases may be compacted however large they are: nothing else writes.
        var isAlone = false
        /// Compares indexes with tables too: somebody asked, and waits.
        var isThorough: Bool { trigger == .command }
        /// Whether this process may write to the log of the databases: the daemon's, or alone.
        var mayTidy: Bool { trigger == .schedule || isAlone }
    }

    /// Does what is asked; never throws, what went wrong is in the report.
    func run() async -> MaintenanceReport {
        let start = clock.now()
        var report = MaintenanceReport(
            startedAt: Timestamp.text(start),
            finishedAt: "",
            trigger: options.trigger,
            outcome: .ok,
            dryRun: options.dryRun
        )
        do {
            try await check(&report)
            if report.outcome != .damaged {
                try await steps(&report, MaintenanceLimits(workspace.settings.retention, now: start))
            }
            if !report.problems.isEmpty, report.outcome == .ok { report.outcome = .failed }
        } catch {
            report.outcome = .interrupted
        }
        report.finishedAt = Timestamp.text(clock.now())
        return report
    }

    // MARK: Steps

    private func steps(_ report: inout MaintenanceReport, _ limits: MaintenanceLimits) async throws {
        try await step("rows", &report) { try await prune(&$0, limits) }
        try await step("answers", &report) { try await clearAnswers(&$0, limits) }
        try await step("outbox", &report) { try await clearOutbox(&$0, limits) }
        try await step("temporaries", &report) { report in
            report.removed.temporaries += try await clearTemporaries()
        }
        try await step("blobs", &report) { report in
            let sweep = BlobSweep(
                store: store,
                blobs: blobs,
                workspace: workspace,
                limits: limits,
                dryRun: options.dryRun
            )
            let swept = try await sweep.run()
            report.removed.blobs = swept.blobs
            report.removed.blobBytes = swept.bytes
        }
        try await step("databases", &report) { try await tidy(&$0) }
    }

    /// Runs one step; cancellation goes on up, all else becomes a problem in the report.
    func step(
        _ name: String,
        _ report: inout MaintenanceReport,
        _ body: (inout MaintenanceReport) async throws -> Void
    ) async throws {
        try Task.checkCancellation()
        do {
            try await body(&report)
        } catch {
            if error is CancellationError || Task.isCancelled { throw CancellationError() }
            report.problems.append("\(name): \(error)")
        }
    }
}
