// SPDX-License-Identifier: GPL-3.0-or-later

/// What is measured of one person.
package struct PersonMeasures: Sendable, Equatable {
    /// Its name in the log.
    package var person: String
    package var events: Int
    /// Days from the last thing known of the person to the end of the log.
    package var recency: Double
    /// Cases.
    package var frequency: Double
    /// Events a case.
    package var intensity: Double

    /// The three numbers, in this order.
    var values: [Double] { [recency, frequency, intensity] }

    /// Of each person of a log, by name.
    static func all(of log: EventLog) -> [PersonMeasures] {
        var last = [Int64](repeating: .min, count: log.persons.count)
        var events = [Int](repeating: 0, count: log.persons.count)
        var cases = events
        var lastCase = [Int32](repeating: -1, count: log.persons.count)
        // Events stand by case, so that each case of a person begins once.
        for event in log.events where event.person >= 0 {
            let person = Int(event.person)
            events[person] += 1
            last[person] = max(last[person], event.end ?? event.start)
            if lastCase[person] != event.caseID {
                cases[person] += 1
                lastCase[person] = event.caseID
            }
        }
        return log.persons.indices.map { person in
            PersonMeasures(
                person: log.persons[person],
                events: events[person],
                recency: Days.of(log.asOf - last[person]),
                frequency: Double(cases[person]),
                intensity: Days.share(Double(events[person]) / Double(max(1, cases[person])))
            )
        }
    }
}
