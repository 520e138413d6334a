// SPDX-License-Identifier: GPL-3.0-or-later

/// Months of work, overlaps counted once.
///
/// A lone year counts from its middle (July): `2019 – 2021` makes 24 months, a year alone 6.
enum Experience {
    /// Months covered by the periods together; a current one runs to `today`.
    static func months(_ drafts: [Draft], today: PartialDate) -> Int {
        var intervals = drafts.compactMap { interval($0, today: today) }.sorted { $0.lowerBound < $1.lowerBound }
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

    private static func interval(_ draft: Draft, today: PartialDate) -> Range<Int>? {
        guard let start = draft.start else { return nil }
        let end = draft.end ?? (draft.isCurrent ? today : nil)
        guard let end else { return nil }
        let first = start.monthIndex
        if end.month == nil { return first..<max(first, end.year == start.year ? first + 6 : end.monthIndex) }
        // The last month counts whole.
        return end.monthIndex >= first ? first..<(end.monthIndex + 1) : nil
    }
}
