// SPDX-License-Identifier: GPL-3.0-or-later
package import FoundationEssentials
package import JobModel

/// Moments and durations as people read them, in a terminal and on pages.
package struct Times: Sendable {
    private let calendar: Calendar

    package init(_ timeZone: TimeZone) {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = timeZone
        self.calendar = calendar
    }

    /// `2026-11-20 09:15:02`, in the workspace's time zone.
    package func text(_ date: Date?) -> String {
        guard let date else { return "–" }
        let parts = calendar.dateComponents([.year, .month, .day, .hour, .minute, .second], from: date)
        func two(_ value: Int?) -> String { (value ?? 0) < 10 ? "0\(value ?? 0)" : "\(value ?? 0)" }
        return "\(parts.year ?? 0)-\(two(parts.month))-\(two(parts.day)) "
            + "\(two(parts.hour)):\(two(parts.minute)):\(two(parts.second))"
    }

    /// `12 ms`, `3.4 s`, `2 min`, `5 h`, `3 d`; in French `3,4 s` and `3 j`.
    package static func duration(milliseconds: Int, in language: ReportLanguage) -> String {
        switch milliseconds {
        case ..<1000: return "\(milliseconds) ms"
        case ..<60_000:
            let seconds = "\(Double(milliseconds / 100) / 10) s"
            return language == .french ? seconds.replacing(".", with: ",") : seconds
        case ..<3_600_000: return "\(milliseconds / 60_000) min"
        case ..<86_400_000: return "\(milliseconds / 3_600_000) h"
        default: return "\(milliseconds / 86_400_000) " + language.text("j", "d")
        }
    }

    /// `in 12 s`, `3 min ago`; in French `dans 12 s`, `il y a 3 min`.
    package static func distance(from now: Date, to date: Date, in language: ReportLanguage) -> String {
        let milliseconds = Int(date.timeIntervalSince(now) * 1000)
        let span = duration(milliseconds: abs(milliseconds), in: language)
        return milliseconds >= 0
            ? language.text("dans \(span)", "in \(span)") : language.text("il y a \(span)", "\(span) ago")
    }
}
