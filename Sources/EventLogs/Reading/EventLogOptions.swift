// SPDX-License-Identifier: GPL-3.0-or-later

/// How an event log is to be read.
package struct EventLogOptions: Sendable {
    /// Headings by what they tell, where they are not the usual ones.
    package var columns: [EventColumn: String] = [:]
    /// What a line must tell to be counted.
    package var required: Set<EventColumn> = [.case, .start]
    /// The order of day and month in dates such as 03/04/2026.
    package var dates = DateOrder.auto
    /// Up to when events are looked at.
    package var asOf = Horizon.log
    /// Seconds since 1970 at which the log was handed over: what began more than a day later cannot be.
    package var now: Int64

    package init(now: Int64) { self.now = now }

    /// The order of day and month.
    package enum DateOrder: String, Sendable, CaseIterable {
        /// Told by the dates themselves; day first where they do not tell.
        case auto
        case dayFirst = "day_first"
        case monthFirst = "month_first"
    }

    /// Up to when events are looked at.
    package enum Horizon: Sendable, Equatable {
        /// The last moment of the log.
        case log
        /// The day on which it was handed over, or the last moment of the log where that is later.
        case today
        /// The end of the day that begins this many seconds since 1970: what began later is left out, what ended later was
        /// open.
        case day(Int64)

        /// A day such as 2026-11-20; `nil` for what is no day.
        package init?(day: String) {
            let parts = day.split(separator: "-").compactMap { Int($0) }
            guard parts.count == 3, let start = CalendarDay.start(year: parts[0], month: parts[1], day: parts[2]) else {
                return nil
            }
            self = .day(start)
        }
    }
}
