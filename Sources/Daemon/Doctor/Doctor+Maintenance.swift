// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import JobModel

extension Doctor {
    /// How the last maintenance went, and whether one is overdue.
    func maintenance() -> Finding {
        let name = "maintenance"
        guard let text = workspace.settings.maintenance,
            let schedule = MaintenanceSchedule(text, in: workspace.timeZone)
        else {
            return .warn(name, "switched off: nothing old is ever removed", edit("maintenance: 30 3 * * *"))
                .inFrench("coupé : rien d’ancien n’est jamais supprimé", edit("maintenance : 30 3 * * *"))
        }
        let none = Finding.ok(name, "none yet: comes at `\(text)`").inFrench("pas encore : prévu à « \(text) »")
        guard let record = MaintenanceRecord.read(workspace) else { return none }
        if let last = record.last, last.outcome != .ok, last.outcome != .interrupted {
            let reasons = last.integrity.filter { $0.value != "ok" }.map { "\($0.key): \($0.value)" } + last.problems
            let seen = "last \(last.finishedAt) \(last.outcome.rawValue): \(reasons.joined(separator: "; "))"
            let seenFR = "dernier \(last.finishedAt), échec : \(reasons.joined(separator: " ; "))"
            return last.outcome == .damaged
                ? .fail(name, seen, Self.restoring)
                    .inFrench(seenFR, Self.restoringFR)
                : .warn(name, seen, Remedy.command("greffier maintain", "once what is named is mended"))
                    .inFrench(seenFR, Remedy.command("greffier maintain", "une fois réparé ce qui est nommé"))
        }
        // A day is enough for a machine that sleeps at night; the daemon makes up for it when it starts.
        let isKnown = record.schedule == schedule.name
        if isKnown, let next = schedule.next(after: record), Date().timeIntervalSince(next) > 86_400 {
            return .warn(
                name,
                "overdue since \(Timestamp.text(next))",
                Remedy.command("greffier maintain", "or start the daemon")
            )
            .inFrench(
                "en retard depuis \(Timestamp.text(next))",
                Remedy.command("greffier maintain", "ou lancez le service")
            )
        }
        guard let last = record.last else { return none }
        return .ok(name, "last \(last.finishedAt) \(last.words)")
            .inFrench("dernier \(last.finishedAt), \(last.removed.runs) passages supprimés")
    }
}
