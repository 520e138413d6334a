// SPDX-License-Identifier: GPL-3.0-or-later
private import DurableFiles
package import Foundation
private import JobModel

/// `state/maintenance.json`: up to when scheduled maintenance was dealt with, and what the last one did.
package struct MaintenanceRecord: Codable, Sendable, Equatable {
    package var schema = 1
    /// The cron expression and the time zone that `doneUntil` is about.
    package var schedule: String
    /// All ticks up to this moment were dealt with; RFC 3339.
    package var doneUntil: String
    package var last: MaintenanceReport?

    package init(schedule: String, doneUntil: Date, last: MaintenanceReport? = nil) {
        self.schedule = schedule
        self.doneUntil = Timestamp.text(doneUntil)
        self.last = last
    }

    private enum CodingKeys: String, CodingKey {
        case schema, schedule, last
        case doneUntil = "done_until"
    }

    package var doneDate: Date { Timestamp.date(doneUntil) ?? .distantPast }

    /// What stands there; `nil` where there is none that can be read.
    ///
    /// Blocks.
    package static func read(_ workspace: Workspace) -> MaintenanceRecord? {
        guard let data = try? Data(contentsOf: URL(fileURLWithPath: workspace.maintenanceFile)) else { return nil }
        return try? CanonicalJSON.decode(MaintenanceRecord.self, from: data)
    }

    /// Brings it to the disk.
    ///
    /// Blocks.
    func write(_ workspace: Workspace) throws {
        try FileError.reporting {
            try Files.writeAtomically(CanonicalJSON.pretty(self), to: FilePath(workspace.maintenanceFile), mode: 0o640)
        }
    }
}
