// SPDX-License-Identifier: GPL-3.0-or-later
package import Foundation

/// When something recurs: five fields (minute, hour, day of the month, month, day of the week) or a word like `@daily`.
///
/// Fields take numbers, English names, ranges, steps and lists, as in `*/15 8-18 * * mon-fri`. When both kinds of day are
/// restricted, either suffices, as in crontab(5). Each local time fires once: one that the clocks skip fires at the
/// jump, one that comes twice fires the first time.
package struct CronExpression: Sendable, Equatable {
    private let minutes: [Int]
    private let hours: [Int]
    private let days: CronField
    private let months: CronField
    private let weekdays: CronField

    private static let words = [
        "@yearly": "0 0 1 1 *", "@annually": "0 0 1 1 *", "@monthly": "0 0 1 * *", "@weekly": "0 0 * * 0",
        "@daily": "0 0 * * *", "@midnight": "0 0 * * *", "@hourly": "0 * * * *",
    ]

    /// Reads an expression.
    ///
    /// Throws what is wrong with it, a date that never comes included.
    package init(_ text: String) throws(CronMistake) {
        var fields = text.split(whereSeparator: \.isWhitespace).map(String.init)
        if let word = fields.first, word.hasPrefix("@"), fields.count == 1 {
            guard let meaning = Self.words[word.lowercased()] else {
                let known = Self.words.keys.sorted().joined(separator: ", ")
                throw CronMistake("“\(word)” is none of \(known)", french: "« \(word) » n’est aucun de \(known)")
            }
            fields = meaning.split(separator: " ").map(String.init)
        }
        guard fields.count == 5 else {
            throw CronMistake(
                "it has \(fields.count) fields, not five",
                french: "il a \(fields.count) champ(s), et non cinq"
            )
        }
        minutes = try CronField(fields[0], .minute).values.sorted()
        hours = try CronField(fields[1], .hour).values.sorted()
        days = try CronField(fields[2], .day)
        months = try CronField(fields[3], .month)
        weekdays = try CronField(fields[4], .weekday)
        if weekdays.isWild,
            !months.values.contains(where: { month in days.values.contains { $0 <= Self.longest(month) } })
        {
            throw CronMistake("that day never comes", french: "ce jour n’arrive jamais")
        }
    }

    /// The first firing strictly after `date` in `zone`; `nil` when there is none in the 40 years that follow.
    package func next(after date: Date, in zone: TimeZone) -> Date? {
        let after = Int(date.timeIntervalSince1970.rounded(.down))
        let local = after + zone.secondsFromGMT(for: date)
        // From the day before: a firing skipped there may have moved past midnight.
        let first = LocalDay.number(of: local) - 1
        for day in first...(first + 40 * 366) where matches(LocalDay(number: day)) {
            if let firing = firing(on: day, after: after, zone) { return Date(timeIntervalSince1970: Double(firing)) }
        }
        return nil
    }

    /// The last firing in `(start, end]`, or `nil`.
    package func last(after start: Date, through end: Date, in zone: TimeZone) -> Date? {
        // Widening windows keep the walk short, whatever the rhythm and however long the absence.
        for window in [3600.0, 86_400, 32 * 86_400, 367 * 86_400, .infinity] {
            let from = max(start, end.addingTimeInterval(-min(window, 1e10)))
            guard var found = next(after: from, in: zone), found <= end else { continue }
            while let later = next(after: found, in: zone), later <= end { found = later }
            return found
        }
        return nil
    }

    /// The firings in `(start, end]`, in order: the latest `limit` of them, and how many came before those.
    ///
    /// A walk over all days in between: a second or two for each minute of forty years.
    package func firings(
        after start: Date,
        through end: Date,
        in zone: TimeZone,
        limit: Int
    ) -> (latest: [Date], earlier: Int) {
        let after = Int(start.timeIntervalSince1970.rounded(.down))
        let through = Int(end.timeIntervalSince1970.rounded(.down))
        guard after < through else { return ([], 0) }
        var latest: [Int] = []
        var count = 0
        var last = after
        // A local day begins up to 14 hours before and 12 hours after that of UTC.
        for day in (LocalDay.number(of: after) - 2)...(LocalDay.number(of: through) + 1)
        where matches(LocalDay(number: day)) {
            for moment in moments(on: day, zone) where moment > last && moment <= through {
                last = moment
                count += 1
                latest.append(moment)
                if latest.count > 2 * limit { latest.removeFirst(latest.count - limit) }
            }
        }
        let kept = latest.suffix(limit).map { Date(timeIntervalSince1970: Double($0)) }
        return (kept, count - kept.count)
    }

    // MARK: Steps

    /// All firings of a day, in order; those that the clocks bring together twice.
    private func moments(on day: Int, _ zone: TimeZone) -> [Int] {
        let start = day * 86_400
        let locals = hours.flatMap { hour in minutes.map { start + hour * 3600 + $0 * 60 } }
        if let offset = LocalTime.steadyOffset(from: start, to: start + 86_400, in: zone) {
            return locals.map { $0 - offset }
        }
        return locals.map { LocalTime.moment(of: $0, in: zone) }.sorted()
    }

    private func matches(_ day: LocalDay) -> Bool {
        guard months.values.contains(day.month) else { return false }
        let isDay = days.values.contains(day.day)
        let isWeekday = weekdays.values.contains(day.weekday)
        return days.isWild || weekdays.isWild ? isDay && isWeekday : isDay || isWeekday
    }

    private func firing(on day: Int, after: Int, _ zone: TimeZone) -> Int? {
        var best: Int?
        for hour in hours {
            for minute in minutes {
                let local = day * 86_400 + hour * 3600 + minute * 60
                let moment = LocalTime.moment(of: local, in: zone)
                guard moment > after else { continue }
                best = min(best ?? moment, moment)
            }
            // Within an hour, and only there, a jump of the clock may bring a later local time first.
            if let best { return best }
        }
        return best
    }

    private static func longest(_ month: Int) -> Int {
        switch month {
        case 2: 29
        case 4, 6, 9, 11: 30
        default: 31
        }
    }
}
