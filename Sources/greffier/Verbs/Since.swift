// SPDX-License-Identifier: GPL-3.0-or-later
import ArgumentParser
import Foundation
import PipelineModel

/// The beginning of a span that a person asks about.
enum Since: ExpressibleByArgument, Equatable {
    /// So many seconds back, as in `12h`, `7d`, `4w`.
    case ago(TimeInterval)
    /// The start of a day, as in `2026-11-01`.
    case day(year: Int, month: Int, day: Int)

    static func days(_ count: Double) -> Since { .ago(count * 86_400) }

    /// A hundred years are enough, and any more would leave what a date can be.
    private static let longest = 36_525 * 86_400.0

    init?(argument: String) {
        if let day = Self.day(argument) {
            self = day
            return
        }
        guard let seconds = Self.span(argument), seconds > 0, seconds <= Self.longest else { return nil }
        self = .ago(seconds)
    }

    /// Whole minutes, hours and days as in settings, and weeks, which nobody sets there.
    private static func span(_ text: String) -> TimeInterval? {
        guard let unit = text.last, let count = Int(text.dropLast()) else { return nil }
        switch unit {
        case "m", "h", "d": return Durations.seconds(text)
        case "w": return Durations.seconds("\(count)d").map { $0 * 7 }
        default: return nil
        }
    }

    var defaultValueDescription: String {
        switch self {
        case .ago(let seconds): "\(Int(seconds / 86_400))d"
        case .day(let year, let month, let day): "\(year)-\(month)-\(day)"
        }
    }

    /// The moment, for a person in this time zone.
    func date(before now: Date, in timeZone: TimeZone) -> Date {
        switch self {
        case .ago(let seconds): return now.addingTimeInterval(-seconds)
        case .day(let year, let month, let day):
            var calendar = Calendar(identifier: .gregorian)
            calendar.timeZone = timeZone
            return calendar.date(from: DateComponents(year: year, month: month, day: day)) ?? now
        }
    }

    /// A day that the calendar has, written with four, two and two digits.
    private static func day(_ text: String) -> Since? {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.map(\.count) == [4, 2, 2], text.allSatisfy({ $0 == "-" || ("0"..."9").contains($0) }) else {
            return nil
        }
        let numbers = parts.compactMap { Int($0) }
        let calendar = Calendar(identifier: .gregorian)
        let day = DateComponents(calendar: calendar, year: numbers[0], month: numbers[1], day: numbers[2])
        guard day.isValidDate else { return nil }
        return .day(year: numbers[0], month: numbers[1], day: numbers[2])
    }
}
