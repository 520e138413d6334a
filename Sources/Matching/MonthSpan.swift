// SPDX-License-Identifier: GPL-3.0-or-later

/// Months from `start` up to, not including, `end`; month 0 is January of the year 0.
struct MonthSpan: Sendable, Equatable {
    var start: Int
    var end: Int

    var months: Int { end - start }

    init(start: Int, end: Int) {
        self.start = start
        self.end = end
    }

    /// The span of a position, or `nil` when its dates do not give one (no start, or an end before the start).
    ///
    /// A month counts in full. A lone year means its middle, and start and end in one lone year mean half of it. A
    /// position without an end lasts until `reference`. Nothing counts after `reference`.
    init?(start startText: String?, end endText: String?, until reference: YearMonth) {
        guard let startText, let first = YearMonth(startText) else { return nil }
        let last = endText.flatMap { YearMonth($0) }
        if endText != nil, last == nil { return nil }
        if let last, last.month == nil, first.month == nil, last.year == first.year {
            start = first.year * 12 + 3
            end = start + 6
        } else {
            start = first.year * 12 + (first.month.map { $0 - 1 } ?? 6)
            end = last.map { $0.year * 12 + ($0.month ?? 6) } ?? reference.lastMonthEnd
        }
        end = min(end, reference.lastMonthEnd)
        guard end > start else { return nil }
    }
}

/// A year, and a month where it is known.
struct YearMonth: Sendable, Equatable {
    var year: Int
    /// From 1.
    var month: Int?

    init(year: Int, month: Int?) {
        self.year = year
        self.month = month
    }

    /// Reads `YYYY`, `YYYY-MM` or `YYYY-MM-DD`; `nil` for anything else.
    init?(_ text: String) {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        guard (1...3).contains(parts.count), parts[0].utf8.count == 4, let year = Int(parts[0]), year > 0 else {
            return nil
        }
        self.year = year
        guard parts.count > 1 else { return }
        guard let month = Int(parts[1]), (1...12).contains(month) else { return nil }
        self.month = month
    }

    /// The month after it, or the end of a lone year.
    var lastMonthEnd: Int { year * 12 + (month ?? 12) }
}
