// SPDX-License-Identifier: GPL-3.0-or-later
import ArgumentParser
import Daemon
import Foundation
import JobModel

/// `greffier maintain`: removes what is old, checks and compacts the databases, now.
struct Maintain: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Remove what is older than the settings keep, check and compact the databases, now.",
        discussion: "Example: greffier maintain --dry-run"
    )
    @Flag(name: .long, help: "Change nothing; say what would go.") var dryRun = false
    @OptionGroup var options: WorkspaceOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        let workspace = try options.open()
        let report: MaintenanceReport
        do {
            report = try await ManualMaintenance(workspace: workspace).run(dryRun: dryRun)
        } catch let failure as ManualMaintenance.Failure {
            throw Self.ending(failure)
        }
        if output.json { try Terminal.json(report) } else { show(report, workspace) }
        if report.outcome != .ok { throw Ending(code: 1, message: nil) }
    }

    static func ending(_ failure: ManualMaintenance.Failure) -> Ending {
        switch failure {
        case .busy(let holder):
            let who = holder?.words ?? "another process"
            return .notReady("a maintenance or a backup is under way: \(who)")
        case .unavailable(let reason): return .notReady("the state folder cannot be locked: \(reason)")
        }
    }

    private func show(_ report: MaintenanceReport, _ workspace: Workspace) {
        for (file, verdict) in report.integrity.sorted(by: { $0.key < $1.key }) {
            let color: Terminal.Color = verdict == "ok" ? .green : .red
            Terminal.print("\(file): \(Terminal.colored(Terminal.safe(verdict), color))")
        }
        let removed = report.removed
        var table = TextTable(report.dryRun ? "WOULD GO" : "REMOVED", "")
        table.add("runs", "\(removed.runs)")
        table.add("memo entries", "\(removed.memos)")
        table.add("calls to models", "\(removed.calls)")
        table.add("answers of models", "\(removed.answers)")
        table.add("result folders", "\(removed.results)")
        table.add("originals in the outbox", "\(removed.originals)")
        table.add("blobs", "\(removed.blobs), \(removed.blobBytes >> 10) KiB")
        table.add("temporary files", "\(removed.temporaries)")
        table.print()
        if report.compactedBytes > 0 { Terminal.print("given back: \(report.compactedBytes >> 10) KiB") }
        if report.reclaimableBytes >= 1 << 20 {
            let hint = DaemonLock.holder(path: workspace.lockFile) == nil ? "" : " with the daemon stopped"
            Terminal.print("\(report.reclaimableBytes >> 20) MiB can be given back: greffier maintain\(hint)")
        }
        for problem in report.problems { Terminal.error(Terminal.safe(problem)) }
        if report.outcome == .damaged {
            Terminal.error("A database is damaged, so nothing was removed. Stop the service and restore a backup.")
        }
    }
}
