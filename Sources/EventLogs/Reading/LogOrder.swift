// SPDX-License-Identifier: GPL-3.0-or-later

/// Brings events into an order that does not depend on that of the lines.
struct LogOrder {
    private(set) var events: [EventLog.Event]

    init(_ events: [EventLog.Event]) { self.events = events }

    /// Looks at the events as they were known at `moment`.
    mutating func applyHorizon(_ moment: Int64, to problems: inout LineProblems) {
        for event in events where event.start > moment { problems.add(.afterHorizon, line: Int(event.line)) }
        events.removeAll { $0.start > moment }
        for index in events.indices {
            if let end = events[index].end, end > moment { events[index].end = nil }
        }
    }

    /// Sorts names, drops those that no event has, and has the events point at their new places.
    mutating func rename(_ table: inout NameTable, _ column: WritableKeyPath<EventLog.Event, Int32>) {
        var used = [Bool](repeating: false, count: table.names.count)
        for event in events where event[keyPath: column] >= 0 { used[Int(event[keyPath: column])] = true }
        let renumbered = table.sort(using: used)
        for index in events.indices where events[index][keyPath: column] >= 0 {
            events[index][keyPath: column] = renumbered[Int(events[index][keyPath: column])]
        }
    }

    mutating func sort() {
        events.sort { left, right in
            if left.caseID != right.caseID { return left.caseID < right.caseID }
            if left.start != right.start { return left.start < right.start }
            if left.end != right.end { return (left.end ?? .max) < (right.end ?? .max) }
            if left.step != right.step { return left.step < right.step }
            if left.person != right.person { return left.person < right.person }
            if left.group != right.group { return left.group < right.group }
            return left.line < right.line
        }
    }

    /// Keeps one of equal lines, which stand side by side.
    mutating func dropDuplicates(_ problems: inout LineProblems) {
        var kept: [EventLog.Event] = []
        kept.reserveCapacity(events.count)
        for event in events {
            if var last = kept.last {
                last.line = event.line
                if last == event {
                    problems.add(.duplicate, line: Int(event.line))
                    continue
                }
            }
            kept.append(event)
        }
        events = kept
    }
}
