// SPDX-License-Identifier: GPL-3.0-or-later
import DurableFiles
import Foundation
import JobStore
import Retrieval

/// The steps that check the databases and keep them small.
extension Maintaining {
    /// Databases up to this size are compacted beside a working engine, which then waits about a second.
    private static let quickBytes = 256 << 20
    /// Less is not worth a copy of the file.
    private static let worthwhileBytes = 64 << 20

    func check(_ report: inout MaintenanceReport) async throws {
        try await step("jobs.sqlite", &report) { report in
            report.integrity["jobs.sqlite"] = Self.verdict(try await store.damages(thorough: options.isThorough))
        }
        try await step("library.sqlite", &report) { report in
            report.integrity["library.sqlite"] = Self.verdict(try await library.damages(thorough: options.isThorough))
        }
        if report.integrity.values.contains(where: { $0 != "ok" }) { report.outcome = .damaged }
    }

    private static func verdict(_ damages: [String]) -> String {
        damages.isEmpty ? "ok" : damages.joined(separator: "; ")
    }

    func tidy(_ report: inout MaintenanceReport) async throws {
        let space = try await store.space()
        report.reclaimableBytes = space.free
        guard options.mayTidy, !options.dryRun else { return }
        let isWorthwhile = space.free >= Self.worthwhileBytes && space.free * 3 >= space.used
        let isQuick = space.used <= Self.quickBytes
        // The copy stands beside the file until it is whole.
        let state = FilePath(workspace.state)
        let hasRoom = try await onThread { try Files.freeBytes(state) } > 2 * space.used + (1 << 30)
        if hasRoom, options.isAlone ? space.free > 0 : isWorthwhile && isQuick {
            try await store.compact()
            report.compactedBytes = space.free
            report.reclaimableBytes = 0
        } else {
            try await store.checkpoint()
        }
        try await library.tidy(compacting: options.isAlone)
    }
}
