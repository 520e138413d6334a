// SPDX-License-Identifier: GPL-3.0-or-later
private import Foundation
package import JobModel

/// Whether schedules and time zones in a pipeline file mean anything.
package enum ScheduleCheck {
    /// Why `cron` is no cron expression, in words; `nil` when it is one.
    package static func objection(to cron: String) -> ErrorDetail? {
        do {
            _ = try CronExpression(cron)
            return nil
        } catch {
            return error.words
        }
    }

    /// Whether `name` is an IANA time zone that this machine knows.
    package static func isTimeZone(_ name: String) -> Bool { TimeZone(identifier: name) != nil }
}
