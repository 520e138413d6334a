// SPDX-License-Identifier: GPL-3.0-or-later

/// The events of a log in an order of their own, so that the order of its lines does not matter.
package struct EventLog: Sendable {
    /// Names of cases, persons, steps and groups, sorted; events point into them.
    package var cases: [String]
    package var persons: [String]
    package var steps: [String]
    package var groups: [String]
    /// By case, then start, end and step.
    package var events: [Event]
    /// Whether there is a column for ends.
    package var hasEnds: Bool
    /// Seconds since 1970 up to which events were looked at.
    package var asOf: Int64
    package var facts: LogFacts

    /// One line of a log that could be read.
    package struct Event: Sendable, Equatable {
        package var caseID: Int32
        /// -1 without.
        package var person: Int32
        /// -1 without.
        package var step: Int32
        /// -1 without.
        package var group: Int32
        /// Seconds since 1970.
        package var start: Int64
        /// Seconds since 1970; `nil` while it goes on.
        package var end: Int64?
        /// Where it stands in the file, from 1.
        package var line: Int32
    }

    /// The ranges of events of one case each.
    package var casesOfEvents: [Range<Int>] {
        var ranges: [Range<Int>] = []
        var start = 0
        for index in events.indices where index + 1 == events.count || events[index + 1].caseID != events[index].caseID
        {
            ranges.append(start..<index + 1)
            start = index + 1
        }
        return ranges
    }
}
