// SPDX-License-Identifier: GPL-3.0-or-later

/// A date as precise as it is printed.
struct PartialDate: Sendable, Equatable, Comparable {
    var year: Int
    var month: Int?
    var day: Int?

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
    init?(iso text: String) {
        let parts = text.prefix(10).split(separator: "-")
        guard let first = parts.first, first.count == 4, let year = Int(first) else { return nil }
        let month = parts.count > 1 ? Int(parts[1]) : nil
        let day = parts.count > 2 ? Int(parts[2]) : nil
        self.init(year: year, month: month, day: day)
    }

    /// Months since year 0 of its first month; a lone year counts as July, the middle.
    var monthIndex: Int { year * 12 + (month ?? 7) - 1 }

    static func < (left: PartialDate, right: PartialDate) -> Bool {
        (left.year, left.month ?? 0, left.day ?? 0) < (right.year, right.month ?? 0, right.day ?? 0)
    }
}
