// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import PipelineModel

/// Which ticks of a schedule to fire now: a pure function of the schedule, what is done, and the time.
struct DueTicks: Equatable {
    /// In order, each to be fired once.
    var ticks: [Date] = []
    /// Ticks that are not made up for.
    var leftOut = 0
    /// Up to when ticks are dealt with once these are fired.
    var done: Date

    /// Most ticks that are made up for; the latest are.
    static let limit = 1000
    /// Seconds after which a tick counts as missed.
    static let grace = 60.0

    /// The ticks after `done` and up to `now`, as the policy wants them.
    ///
    /// A clock that was set back to before `done` has none.
    init(of schedule: CronExpression, in zone: TimeZone, after done: Date, now: Date, policy: CatchUp) {
        self.done = done
        guard now > done else { return }
        switch policy {
        case .once: ticks = [schedule.last(after: done, through: now, in: zone)].compactMap { $0 }
        case .all:
            let found = schedule.firings(after: done, through: now, in: zone, limit: Self.limit)
            (ticks, leftOut) = (found.latest, found.earlier)
        case .skip:
            let horizon = max(done, now.addingTimeInterval(-Self.grace))
            leftOut = schedule.firings(after: done, through: horizon, in: zone, limit: 0).earlier
            ticks = schedule.firings(after: horizon, through: now, in: zone, limit: Self.limit).latest
            self.done = horizon
        }
        self.done = ticks.last ?? self.done
    }
}
