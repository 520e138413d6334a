// SPDX-License-Identifier: GPL-3.0-or-later
import ProfileModel

/// Months of work, overlaps counted once.
///
/// A lone year counts from its middle (July): `2019 – 2021` makes 24 months, a year alone 6.
enum Experience {
    /// The time that one position covers.
    struct Period: Sendable, Equatable {
        var start: PartialDate?
        var end: PartialDate?
        var isCurrent: Bool

        init(_ draft: Draft) {
            start = draft.start
            end = draft.end
            isCurrent = draft.isCurrent
        }

        init(start: String?, end: String?, isCurrent: Bool = false) {
            self.start = start.flatMap { PartialDate(iso: $0) }
            self.end = end.flatMap { PartialDate(iso: $0) }
            self.isCurrent = isCurrent
        }

        init(_ work: Profile.Work) {
            start = work.startDate.flatMap { PartialDate(iso: $0) }
            end = work.endDate.flatMap { PartialDate(iso: $0) }
            isCurrent = work.greffier?.current ?? false
        }
    }

    /// Months covered by the drafts' periods together; a current one runs to `today`.
    static func months(_ drafts: [Draft], today: PartialDate) -> Int {
        months(of: drafts.map(Period.init), today: today)
    }

    /// Months covered by the periods together; a current one runs to `today`.
    static func months(of periods: [Period], today: PartialDate) -> Int {
        var intervals = periods.compactMap { interval($0, today: today) }.sorted { $0.lowerBound < $1.lowerBound }
        var total = 0
        var open: Range<Int>?
        intervals.append(Int.max - 1..<Int.max - 1)
        for interval in intervals {
            if let current = open, interval.lowerBound <= current.upperBound {
                open = current.lowerBound..<max(current.upperBound, interval.upperBound)
            } else {
                total += open?.count ?? 0
                open = interval
            }
        }
        return total
    }

    private static func interval(_ period: Period, today: PartialDate) -> Range<Int>? {
        guard let start = period.start else { return nil }
        let end = period.end ?? (period.isCurrent ? today : nil)
        guard let end else { return nil }
        let first = start.monthIndex
        if end.month == nil { return first..<max(first, end.year == start.year ? first + 6 : end.monthIndex) }
        // The last month counts whole.
        return end.monthIndex >= first ? first..<(end.monthIndex + 1) : nil
    }
}
