// SPDX-License-Identifier: GPL-3.0-or-later
import BlobStore
import Foundation
import JobStore
import LanguageModels
import Outbox
import PipelineModel

/// The steps that remove what is old.
extension Maintaining {
    /// Rows that one transaction removes.
    private static let batch = 100

    func prune(_ report: inout MaintenanceReport, _ limits: MaintenanceLimits) async throws {
        let rows = limits.rows
        if options.dryRun {
            let counts = try await store.prunable(rows)
            report.removed.runs = counts.runs
            report.removed.memos = counts.memos
            report.removed.calls = counts.calls
            return
        }
        if let date = rows.runs {
            report.removed.runs += try await repeating { try await store.pruneRuns(endedBefore: date, limit: $0) }
            let known = Set(await pipelines.plans().map(\.pipeline.name))
            report.removed.schedules += try await store.pruneSchedules(before: date, keeping: known)
        }
        if let date = rows.calls {
            report.removed.calls += try await repeating { try await store.pruneModelCalls(before: date, limit: $0) }
        }
        if let date = rows.memos {
            report.removed.memos += try await repeating { try await store.forgetMemos(unusedSince: date, limit: $0) }
        }
        if let date = rows.originals {
            _ = try await repeating { try await store.forgetOriginals(unusedSince: date, limit: $0) }
        }
        report.removed.queues += try await store.pruneQueues(keeping: Set(workspace.settings.queues.limits.keys))
    }

    /// Answers of models go with the results of stages, which were made of them.
    func clearAnswers(_ report: inout MaintenanceReport, _ limits: MaintenanceLimits) async throws {
        guard let date = limits.rows.memos else { return }
        report.removed.answers += try await answers.prune(unusedSince: date, dryRun: options.dryRun)
    }

    private func repeating(_ remove: (_ limit: Int) async throws -> Int) async throws -> Int {
        var total = 0
        while true {
            try Task.checkCancellation()
            let count = try await remove(Self.batch)
            total += count
            if count < Self.batch { return total }
        }
    }

    func clearOutbox(_ report: inout MaintenanceReport, _ limits: MaintenanceLimits) async throws {
        if let date = limits.results {
            report.removed.results += try await outbox.removeResults(endedBefore: date, dryRun: options.dryRun)
        }
        if let date = limits.originals {
            report.removed.originals += try await outbox.removeOriginals(endedBefore: date, dryRun: options.dryRun)
        }
        report.removed.temporaries += try await outbox.removeStaleStaging(
            before: limits.temporaries,
            dryRun: options.dryRun
        )
    }

    func clearTemporaries() async throws -> Int {
        let (blobs, dryRun) = (blobs, options.dryRun)
        return try await onThread { try blobs.removeStaleTemporaries(dryRun: dryRun) }
    }
}
