// SPDX-License-Identifier: GPL-3.0-or-later
import DurableFiles
import Foundation
import JobModel
import Logging
import ServiceLifecycle

/// The nightly maintenance inside the daemon: fires by `maintenance:` in the workspace's time zone.
///
/// Told to stop, it ends between two small steps, and what was left is done at the next start.
actor Maintenance: Service {
    private var maintaining: Maintaining
    private let logger: Logger
    private var schedule: MaintenanceSchedule?
    private let executor = FileExecutor(label: "maintenance")

    nonisolated var unownedExecutor: UnownedSerialExecutor { executor.asUnownedSerialExecutor() }

    init(_ maintaining: Maintaining, logger: Logger) {
        self.maintaining = maintaining
        self.logger = logger
        schedule = Self.schedule(maintaining.workspace)
    }

    private var workspace: Workspace { maintaining.workspace }

    private static func schedule(_ workspace: Workspace) -> MaintenanceSchedule? {
        workspace.settings.maintenance.flatMap { MaintenanceSchedule($0, in: workspace.timeZone) }
    }

    /// Goes by the settings of `workspace` from the next time on.
    func adopt(_ workspace: Workspace) {
        maintaining.workspace = workspace
        schedule = Self.schedule(workspace)
    }

    /// Fires what is due until the graceful shutdown or the cancellation of the task.
    func run() async throws {
        await cancelWhenGracefulShutdown { [self] in
            while !Task.isCancelled {
                await fireWhatIsDue()
                // By the wall clock, which may jump: looked at often, for a look costs nothing.
                try? await Task.sleep(for: .seconds(5))
            }
        }
    }

    /// Does the maintenance whose time has come, unless a backup is being made.
    private func fireWhatIsDue() async {
        guard let schedule else { return }
        let now = maintaining.clock.now()
        do {
            var record = try current(schedule, now)
            guard let tick = schedule.due(record, now: now), let lock = lock() else { return }
            let before = record
            // First, so that a maintenance that takes the daemon down with it does not do so at every start.
            record.doneUntil = Timestamp.text(tick)
            try keep(record)
            let report = await maintaining.run()
            record.last = report
            if report.outcome == .interrupted { record.doneUntil = before.doneUntil }
            try keep(record)
            tell(report)
            withExtendedLifetime(lock) {}
        } catch {
            logger.error("maintenance cannot be recorded", metadata: ["error": "\(error)"])
        }
    }

    private func current(_ schedule: MaintenanceSchedule, _ now: Date) throws -> MaintenanceRecord {
        // Read anew each time: `greffier maintain` writes there too.
        let known = MaintenanceRecord.read(workspace)
        let current = schedule.record(from: known, now: now)
        if current != known { try keep(current) }
        return current
    }

    private func keep(_ record: MaintenanceRecord) throws { try record.write(workspace) }

    private func lock() -> DaemonLock? {
        try? DaemonLock(path: workspace.maintenanceLockFile, now: Timestamp.text(maintaining.clock.now()))
    }

    private func tell(_ report: MaintenanceReport) {
        let isWell = report.outcome == .ok || report.outcome == .interrupted
        logger.log(
            level: isWell ? .info : .error,
            "maintenance done",
            metadata: [
                "result": "\(report.words)", "problems": "\(report.problems.joined(separator: "; "))",
                "integrity": "\(report.integrity.values.contains { $0 != "ok" } ? "\(report.integrity)" : "ok")",
            ].filter { $0.value != "" }
        )
    }
}
