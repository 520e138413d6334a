// SPDX-License-Identifier: GPL-3.0-or-later
import JobModel

/// Days of the Gregorian calendar by their number since 1970-01-01 (Howard Hinnant,
/// https://howardhinnant.github.io/date_algorithms.html), as seconds.
package enum CalendarDay {
    package static let seconds: Int64 = 86_400

    /// The first second of a day; `nil` for a day that there is not.
    static func start(year: Int, month: Int, day: Int) -> Int64? {
        guard (1...9999).contains(year), (1...12).contains(month), (1...length(month, year)).contains(day) else {
            return nil
        }
        let shifted = month <= 2 ? year - 1 : year
        let era = shifted / 400
        let yearOfEra = shifted - era * 400
        let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
        return Int64(era * 146_097 + dayOfEra - 719_468) * seconds
    }

    private static func length(_ month: Int, _ year: Int) -> Int {
        let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
        return [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1]
    }

    /// Year, month and day of a moment.
    static func parts(of moment: Int64) -> (year: Int, month: Int, day: Int) {
        let shifted = Int(floorDivided(moment)) + 719_468
        let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shiftedMonth = (5 * dayOfYear + 2) / 153
        let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
        let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
        return (year, month, dayOfYear - (153 * shiftedMonth + 2) / 5 + 1)
    }

    private static func floorDivided(_ moment: Int64) -> Int64 {
        moment >= 0 ? moment / seconds : (moment - seconds + 1) / seconds
    }

    /// `2026-11-20`.
    package static func text(_ moment: Int64) -> String {
        let (year, month, day) = parts(of: moment)
        return padded(year, 4) + "-" + padded(month, 2) + "-" + padded(day, 2)
    }

    /// `2026-11-20T09:15:00Z`.
    static func full(_ moment: Int64) -> String {
        let rest = Int(moment - floorDivided(moment) * seconds)
        return text(moment) + "T" + padded(rest / 3600, 2) + ":" + padded(rest / 60 % 60, 2) + ":"
            + padded(rest % 60, 2) + "Z"
    }

    /// `20 novembre 2026` or `20 November 2026`.
    static func text(_ moment: Int64, _ language: ReportLanguage) -> String {
        let (year, month, day) = parts(of: moment)
        let name = language == .french ? MonthNames.french[month - 1] : MonthNames.english[month - 1].capitalizedFirst
        return language.text(day == 1 ? "1er" : "\(day)", "\(day)") + "\u{A0}\(name) \(year)"
    }

    private static func padded(_ number: Int, _ width: Int) -> String {
        let text = "\(number)"
        return String(repeating: "0", count: max(0, width - text.count)) + text
    }
}

extension String {
    /// With a capital at its beginning.
    var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
}
