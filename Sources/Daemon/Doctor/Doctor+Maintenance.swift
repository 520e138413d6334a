// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import JobModel

extension Doctor {
    /// How the last maintenance went, and whether one is overdue.
    func maintenance() -> Finding {
        let name = "maintenance"
        guard let text = workspace.settings.maintenance,
            let schedule = MaintenanceSchedule(text, in: workspace.timeZone)
        else { return .warn(name, "switched off: nothing old is ever removed", "set `maintenance` in greffier.yaml") }
        guard let record = MaintenanceRecord.read(workspace) else { return .ok(name, "none yet: comes at `\(text)`") }
        if let last = record.last, last.outcome != .ok, last.outcome != .interrupted {
            let reasons = last.integrity.filter { $0.value != "ok" }.map { "\($0.key): \($0.value)" } + last.problems
            let seen = "last \(last.finishedAt) \(last.outcome.rawValue): \(reasons.joined(separator: "; "))"
            return last.outcome == .damaged
                ? .fail(name, seen, "stop the service and restore a backup: greffier restore")
                : .warn(name, seen, "mend what is named, then: greffier maintain")
        }
        // A day is enough for a machine that sleeps at night; the daemon makes up for it when it starts.
        let isKnown = record.schedule == schedule.name
        if isKnown, let next = schedule.next(after: record), Date().timeIntervalSince(next) > 86_400 {
            return .warn(name, "overdue since \(Timestamp.text(next))", "start the daemon, or: greffier maintain")
        }
        guard let last = record.last else { return .ok(name, "none yet: comes at `\(text)`") }
        return .ok(name, "last \(last.finishedAt) \(last.words)")
    }
}
