// SPDX-License-Identifier: GPL-3.0-or-later

/// A case that goes on, with what is left of it by others like it.
package struct OpenCase: Codable, Sendable, Equatable {
    package var `case`: String
    package var person: String?
    package var segment: String?
    /// The day on which it began.
    package var since: String
    package var elapsedDays: Double
    package var outlook: Outlook
    /// The steps that it stands in.
    package var steps: [Step]

    /// A step that goes on.
    package struct Step: Codable, Sendable, Equatable {
        package var step: String
        package var since: String
        package var elapsedDays: Double
        package var outlook: Outlook

        private enum CodingKeys: String, CodingKey {
            case step, since, outlook
            case elapsedDays = "elapsed_days"
        }
    }

    /// What is left.
    package struct Outlook: Codable, Sendable, Equatable {
        package var basis: Basis
        package var remaining: DelayReport.Remaining
        /// The day by which four of five such cases have ended.
        package var p80Day: String?

        private enum CodingKeys: String, CodingKey {
            case basis, remaining
            case p80Day = "p80_day"
        }
    }

    /// Whose curve was asked.
    package enum Basis: String, Codable, Sendable {
        /// That of the step in the segment.
        case segment
        /// That of the step in all segments: there is no segment, or too few are in it.
        case all
        /// None: there are too few passages.
        case tooFewCases = "too_few_cases"
        /// None: no passage has ended yet.
        case noneClosed = "none_closed"
        /// None: it has taken longer than all that ended.
        case longerThanAny = "longer_than_any"
    }

    private enum CodingKeys: String, CodingKey {
        case `case`, person, segment, since, outlook, steps
        case elapsedDays = "elapsed_days"
    }
}
