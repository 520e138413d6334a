// SPDX-License-Identifier: GPL-3.0-or-later
import ProfileModel
import TextFolding

/// The positions of a profile as far as they tell whether another one is of the same person.
struct WorkHistory: Sendable {
    private struct Position: Sendable {
        var employer: Set<String>
        var title: Set<String>
        var span: MonthSpan?

        /// An undated position counts as a year.
        var weight: Int { span?.months ?? 12 }
    }

    private var positions: [Position] = []

    init(_ profile: Profile, asOf: String) {
        guard let reference = YearMonth(asOf) else { return }
        positions = (profile.work ?? []).map { work in
            Position(
                employer: Set(Folding.words(work.name ?? "")),
                title: Set(Folding.words(work.position ?? "")),
                span: MonthSpan(start: work.startDate, end: work.endDate, until: reference)
            )
        }
    }

    /// The share of the shorter history that stands in the other too, by months; `nil` where one is empty.
    ///
    /// Of the shorter one, since a newer CV adds positions to those of the older.
    func overlap(with other: WorkHistory) -> Double? {
        let (short, long) = total <= other.total ? (positions, other.positions) : (other.positions, positions)
        let whole = short.reduce(0) { $0 + $1.weight }
        guard whole > 0, !long.isEmpty else { return nil }
        let shared = short.reduce(0) { sum, position in
            sum + (long.map { Self.shared(position, $0) }.max() ?? 0)
        }
        return Double(shared) / Double(whole)
    }

    private var total: Int { positions.reduce(0) { $0 + $1.weight } }

    /// Months of the first that the second has as well: with the same employer, or where one names none, title.
    private static func shared(_ one: Position, _ other: Position) -> Int {
        let isSame =
            one.employer.isEmpty || other.employer.isEmpty
            ? one.title == other.title && !one.title.isEmpty
            : one.employer.isSubset(of: other.employer) || other.employer.isSubset(of: one.employer)
        guard isSame else { return 0 }
        guard let own = one.span, let their = other.span else { return one.title == other.title ? one.weight : 0 }
        return max(0, min(own.end, their.end) - max(own.start, their.start))
    }
}
