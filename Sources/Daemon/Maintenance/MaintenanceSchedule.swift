// SPDX-License-Identifier: GPL-3.0-or-later
package import Foundation
private import PipelineModel

/// When maintenance is due: one firing per tick also over restarts; of the ticks missed, the latest is made up for.
package struct MaintenanceSchedule: Sendable {
    private let expression: CronExpression
    private let zone: TimeZone
    /// What the record must say for its `doneUntil` to count.
    package let name: String

    /// `nil` for an expression that is none.
    package init?(_ text: String, in zone: TimeZone) {
        guard let expression = try? CronExpression(text) else { return nil }
        self.expression = expression
        self.zone = zone
        name = "\(text) \(zone.identifier)"
    }

    /// The record to start from: a schedule that is new starts now, and makes up for nothing.
    package func record(from known: MaintenanceRecord?, now: Date) -> MaintenanceRecord {
        if let known, known.schedule == name { return known }
        return MaintenanceRecord(schedule: name, doneUntil: now, last: known?.last)
    }

    /// The tick to do now; `nil` when none is due.
    package func due(_ record: MaintenanceRecord, now: Date) -> Date? {
        expression.last(after: record.doneDate, through: now, in: zone)
    }

    /// The first tick after what was done.
    package func next(after record: MaintenanceRecord) -> Date? { expression.next(after: record.doneDate, in: zone) }
}
