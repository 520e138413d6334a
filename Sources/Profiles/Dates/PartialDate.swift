// SPDX-License-Identifier: GPL-3.0-or-later

/// A date as precise as it is printed.
package struct PartialDate: Sendable, Equatable, Comparable {
    package var year: Int
    package var month: Int?
    package var day: Int?

    /// `YYYY`, `YYYY-MM` or `YYYY-MM-DD`.
    var iso: String {
        func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
        guard let month else { return "\(year)" }
        return day.map { "\(year)-\(two(month))-\(two($0))" } ?? "\(year)-\(two(month))"
    }

    init(year: Int, month: Int? = nil, day: Int? = nil) {
        self.year = year
        self.month = month
        self.day = day
    }

    /// Reads the forms that `iso` writes, and the start of RFC 3339 times.
    package init?(iso text: String) {
        let parts = text.prefix(10).split(separator: "-")
        guard let first = parts.first, first.count == 4, let year = Int(first) else { return nil }
        let month = parts.count > 1 ? Int(parts[1]) : nil
        let day = parts.count > 2 ? Int(parts[2]) : nil
        self.init(year: year, month: month, day: day)
    }

    /// Whether there is such a month and such a day, in a year that a life of today may touch.
    package var isReal: Bool {
        guard Self.years.contains(year) else { return false }
        guard let month else { return true }
        guard (1...12).contains(month) else { return false }
        return day.map { $0 >= 1 && $0 <= Self.days(in: month, of: year) } ?? true
    }

    /// Whether it lies behind `other`, as far as both are precise.
    package func isAfter(_ other: PartialDate) -> Bool {
        if year != other.year { return year > other.year }
        guard let month, let otherMonth = other.month else { return false }
        if month != otherMonth { return month > otherMonth }
        guard let day, let otherDay = other.day else { return false }
        return day > otherDay
    }

    private static let years = 1900...2100

    private static func days(in month: Int, of year: Int) -> Int {
        let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
        return month == 2 ? (isLeap ? 29 : 28) : [4, 6, 9, 11].contains(month) ? 30 : 31
    }

    /// Months since year 0 of its first month; a lone year counts as July, the middle.
    var monthIndex: Int { year * 12 + (month ?? 7) - 1 }

    package static func < (left: PartialDate, right: PartialDate) -> Bool {
        (left.year, left.month ?? 0, left.day ?? 0) < (right.year, right.month ?? 0, right.day ?? 0)
    }
}
