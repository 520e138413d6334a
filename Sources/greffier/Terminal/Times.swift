// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation

/// Moments and durations as people read them in a terminal.
struct Times {
    private let calendar: Calendar

    init(_ timeZone: TimeZone) {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = timeZone
        self.calendar = calendar
    }

    /// `2026-11-20 09:15:02`, in the workspace's time zone.
    func text(_ date: Date?) -> String {
        guard let date else { return "–" }
        let parts = calendar.dateComponents([.year, .month, .day, .hour, .minute, .second], from: date)
        func two(_ value: Int?) -> String { (value ?? 0) < 10 ? "0\(value ?? 0)" : "\(value ?? 0)" }
        return "\(parts.year ?? 0)-\(two(parts.month))-\(two(parts.day)) "
            + "\(two(parts.hour)):\(two(parts.minute)):\(two(parts.second))"
    }

    /// `12 ms`, `3.4 s`, `2 min`, `5 h`, `3 d`; in French `3,4 s` and `3 j`.
    static func duration(milliseconds: Int, in language: MessageLanguage = .en) -> String {
        switch milliseconds {
        case ..<1000: "\(milliseconds) ms"
        case ..<60_000: language.number("\(Double(milliseconds / 100) / 10) s")
        case ..<3_600_000: "\(milliseconds / 60_000) min"
        case ..<86_400_000: "\(milliseconds / 3_600_000) h"
        default: "\(milliseconds / 86_400_000) " + (language == .fr ? "j" : "d")
        }
    }

    /// `in 12 s`, `3 min ago`; in French `dans 12 s`, `il y a 3 min`.
    static func distance(from now: Date, to date: Date, in language: MessageLanguage = .en) -> String {
        let milliseconds = Int(date.timeIntervalSince(now) * 1000)
        let span = duration(milliseconds: abs(milliseconds), in: language)
        return milliseconds >= 0
            ? language.text("dans \(span)", "in \(span)") : language.text("il y a \(span)", "\(span) ago")
    }
}
