// SPDX-License-Identifier: GPL-3.0-or-later
import ProfileModel

extension Experience {
    /// A time without work or studies, and the place in the list of the period that ended before it.
    struct Gap: Sendable, Equatable {
        var gap: Profile.Gap
        var after: Int
    }

    /// Shorter times between two positions are usual.
    private static let shortest = 3

    /// What none of the periods covers, from the first start of the first `work` periods to `today`.
    ///
    /// What is printed less precisely covers all that it may mean: `2019` the whole year, a diploma of 2019 the year
    /// before its date, a start in 2019 from January on.
    static func gaps(of periods: [Period], work: Int, today: PartialDate) -> [Gap] {
        let spans = periods.enumerated().compactMap { index, period in
            coverage(period, today: today).map { (index: index, months: $0) }
        }
        let starts = spans.filter { $0.index < work && periods[$0.index].start != nil }
        guard let first = starts.map(\.months.lowerBound).min() else { return [] }
        let now = today.monthIndex
        var found: [Gap] = []
        var covered: (end: Int, index: Int)?
        for span in spans.sorted(by: { ($0.months.lowerBound, $0.index) < ($1.months.lowerBound, $1.index) })
        where span.months.upperBound >= first {
            if let last = covered, span.months.lowerBound - last.end > shortest, span.months.lowerBound <= now {
                found.append(gap(last.end + 1..<span.months.lowerBound, after: last.index, isOpen: false))
            }
            if span.months.upperBound > covered?.end ?? Int.min { covered = (span.months.upperBound, span.index) }
        }
        if let last = covered, now - last.end > shortest {
            found.append(gap(last.end + 1..<now, after: last.index, isOpen: true))
        }
        return found
    }

    private static func gap(_ months: Range<Int>, after index: Int, isOpen: Bool) -> Gap {
        func date(_ month: Int) -> String { PartialDate(year: month / 12, month: month % 12 + 1).iso }
        let gap = Profile.Gap(
            startDate: date(months.lowerBound),
            endDate: isOpen ? nil : date(months.upperBound - 1),
            months: months.count
        )
        return Gap(gap: gap, after: index)
    }

    /// First and last month that a period may mean.
    private static func coverage(_ period: Period, today: PartialDate) -> ClosedRange<Int>? {
        let end = period.end ?? (period.isCurrent ? today : nil)
        guard let end else { return period.start.map { $0.firstMonth...$0.lastMonth } }
        let start = period.start?.firstMonth ?? end.lastMonth - 11
        return start <= end.lastMonth ? start...end.lastMonth : nil
    }
}

extension PartialDate {
    fileprivate var firstMonth: Int { year * 12 + (month ?? 1) - 1 }
    fileprivate var lastMonth: Int { year * 12 + (month ?? 12) - 1 }
}
