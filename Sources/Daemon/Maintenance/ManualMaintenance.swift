// SPDX-License-Identifier: GPL-3.0-or-later
private import Foundation
private import JobModel
private import JobStoreSQLite
private import Logging
private import Outbox
private import Retrieval

/// What `greffier maintain` does: the nightly work at once, with the thorough check.
///
/// Beside a daemon it removes and checks like one, and leaves compacting to a time when none runs.
package struct ManualMaintenance: Sendable {
    private let workspace: Workspace

    package init(workspace: Workspace) { self.workspace = workspace }

    /// Why it cannot be done now.
    package enum Failure: Error, Sendable {
        /// Another maintenance, or a backup, is under way.
        case busy(DaemonLock.Holder?)
        case unavailable(String)
    }

    /// Does it, and writes the report where the daemon's stands.
    ///
    /// With `dryRun` nothing is changed, and the counts say what would go. Throws `Failure` and `GreffierError`.
    package func run(dryRun: Bool) async throws -> MaintenanceReport {
        if dryRun { return try await maintain(dryRun: true, isAlone: false) }
        let lock = try Self.hold(workspace)
        // While this is held no daemon starts and writes beside the compacting.
        let daemon = try? DaemonLock(path: workspace.lockFile, now: Timestamp.text(Date()))
        let report = try await maintain(dryRun: false, isAlone: daemon != nil)
        try record(report)
        withExtendedLifetime((lock, daemon)) {}
        return report
    }

    /// Holds maintenance off for as long as the lock lives.
    ///
    /// Throws `Failure`.
    static func hold(_ workspace: Workspace) throws -> DaemonLock {
        try ServiceFactory.prepareState(workspace)
        do {
            return try DaemonLock(path: workspace.maintenanceLockFile, now: Timestamp.text(Date()))
        } catch {
            switch error {
            case .held(let holder): throw Failure.busy(holder)
            case .unavailable(let reason): throw Failure.unavailable(reason)
            }
        }
    }

    private func maintain(dryRun: Bool, isAlone: Bool) async throws -> MaintenanceReport {
        let role: SQLiteJobStore.Role = dryRun ? .query : isAlone ? .engine : .command
        let store = try SQLiteJobStore(path: workspace.jobsDatabase, role: role)
        let logger = Logger(label: "greffier.maintain")
        let blobs = ServiceFactory.blobs(workspace)
        let maintaining = Maintaining(
            workspace: workspace,
            store: store,
            library: try ServiceFactory.library(workspace, readOnly: !isAlone),
            blobs: blobs,
            answers: ServiceFactory.answers(workspace),
            outbox: Outbox(
                directory: workspace.outbox,
                blobs: blobs,
                timeZone: workspace.timeZone,
                language: ReportLanguage(setting: workspace.settings.language),
                logger: logger
            ),
            pipelines: ServiceFactory.pipelines(workspace),
            options: .init(trigger: .command, dryRun: dryRun, isAlone: isAlone)
        )
        let report = await maintaining.run()
        await maintaining.outbox.flush()
        try await store.close()
        return report
    }

    private func record(_ report: MaintenanceReport) throws {
        var record = MaintenanceRecord.read(workspace) ?? MaintenanceRecord(schedule: "", doneUntil: Date())
        record.last = report
        try record.write(workspace)
    }
}
