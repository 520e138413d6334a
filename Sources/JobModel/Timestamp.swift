// SPDX-License-Identifier: GPL-3.0-or-later
package import FoundationEssentials

/// RFC 3339 in UTC with milliseconds, the one written form of a moment in files, tables and replies.
package enum Timestamp {
    private static let style = Date.ISO8601FormatStyle(includingFractionalSeconds: true)

    /// `2026-11-20T09:15:02.123Z`.
    package static func text(_ date: Date) -> String { date.formatted(style) }

    /// The day of a moment in a time zone, as `2026-11-20`.
    package static func day(_ date: Date, in timeZone: TimeZone) -> String {
        var style = Date.ISO8601FormatStyle().year().month().day().dateSeparator(.dash)
        style.timeZone = timeZone
        return date.formatted(style)
    }

    /// Reads what `text(_:)` writes, and the same without the fraction; `nil` for anything else.
    package static func date(_ text: String) -> Date? {
        (try? style.parse(text)) ?? (try? Date.ISO8601FormatStyle().parse(text))
    }
}
