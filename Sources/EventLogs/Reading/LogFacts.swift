// SPDX-License-Identifier: GPL-3.0-or-later
import JobModel

/// What is told of a log beside what was found in it.
package struct LogFacts: Codable, Sendable, Equatable {
    /// Lines with something on them, the headings left out.
    package var lines = 0
    /// Lines that are counted.
    package var events = 0
    package var cases = 0
    package var persons = 0
    /// The first and the last moment, as `2026-11-20T09:15:00Z`; `nil` without events.
    package var first: String?
    package var last: String?
    /// `utf-8`, `utf-16` or `windows-1252`.
    package var encoding = "utf-8"
    /// The character between the columns.
    package var separator = ";"
    /// `day_first` or `month_first` where dates begin with a day or a month; `nil` where all begin with the year.
    package var dates: String?
    /// Whether no date tells which of the two comes first.
    package var datesAreGuessed = false
    /// Lines that are not counted, or not as they stand.
    package var problems: [Problem] = []

    private enum CodingKeys: String, CodingKey {
        case lines, events, cases, persons, first, last, encoding, separator, dates, problems
        case datesAreGuessed = "dates_are_guessed"
    }

    /// Lines with the same thing wrong with them.
    package struct Problem: Codable, Sendable, Equatable, BilingualMessage {
        package var reason: String
        /// Whether the lines are counted all the same.
        package var kept: Bool
        package var count: Int
        /// Numbers of the first lines, from 1; the headings are on line 1.
        package var lines: [Int]
        package var message: String
        package var messageFR: String

        private enum CodingKeys: String, CodingKey {
            case reason, kept, count, lines, message
            case messageFR = "message_fr"
        }
    }

    /// Lines that are not counted.
    package var leftOut: Int { problems.filter { !$0.kept }.reduce(0) { $0 + $1.count } }
}
