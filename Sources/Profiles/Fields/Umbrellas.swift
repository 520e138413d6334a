// SPDX-License-Identifier: GPL-3.0-or-later

/// Finds the entries that name an employer with the whole of the time spent there, above the positions held meanwhile.
///
/// `2016 – today, Étude Fictive` above `Head clerk, 2021 – today` and `Clerk, 2016 – 2020`: two positions, not three. The
/// periods below fill that of the employer to the year, so that jobs that only overlap are none.
struct Umbrellas {
    /// By position: where its employer stands.
    private var above: [Int: Int] = [:]

    /// `title` tells what stands on an entry's line of a title, `nil` where a firm of its own stands in it; `isPosition`
    /// whether an entry names a job.
    init(_ entries: [Entry], isPosition: (Int) -> Bool, title: (Int) -> Found?) {
        let periods = entries.map { Self.period($0) }
        var place = 0
        while place < entries.count {
            let below = Self.run(below: place, periods: periods, entries: entries, title: title)
            // One job below another of the same years is another job.
            if below.count == 1, isPosition(place) {
                place += 1
                continue
            }
            for position in below { above[position] = place }
            place = below.isEmpty ? place + 1 : below.upperBound
        }
    }

    /// The place of the employer that a position stands under.
    func umbrella(over place: Int) -> Int? { above[place] }

    func isUmbrella(_ place: Int) -> Bool { above[place + 1] == place }

    /// The first and the last year; open periods end in `Int.max`.
    private static func period(_ entry: Entry) -> ClosedRange<Int>? {
        guard let match = entry.date?.match, let start = match.start?.year else { return nil }
        let end = match.isCurrent ? Int.max : (match.end?.year ?? start)
        return start <= end ? start...end : nil
    }

    /// The entries right below that fill the period of this one; empty where they do not.
    private static func run(
        below place: Int,
        periods: [ClosedRange<Int>?],
        entries: [Entry],
        title: (Int) -> Found?
    ) -> Range<Int> {
        let none = place + 1..<place + 1
        // What was done stands below the positions; above them there is a line about the firm at most.
        guard let whole = periods[place], whole.lowerBound < whole.upperBound, entries[place].items.count <= 1,
            !entries[place].items.contains(where: \.isBullet)
        else { return none }
        var covered: ClosedRange<Int>?
        var next = place + 1
        while next < entries.count, let period = periods[next], whole.contains(period.lowerBound),
            whole.contains(period.upperBound), title(next) != nil
        {
            covered =
                min(covered?.lowerBound ?? .max, period.lowerBound)...max(covered?.upperBound ?? 0, period.upperBound)
            next += 1
        }
        return covered == whole ? place + 1..<next : none
    }
}
