// SPDX-License-Identifier: GPL-3.0-or-later
import JobModel

/// One stay of a case in a step, or of a case in the whole.
struct Passage {
    var event: EventLog.Event
    /// Of the step; -1 for the whole case.
    var step: Int32
    /// Of the segment; -1 without.
    var segment: Int32
    /// Seconds since 1970.
    var start: Int64
    /// `nil` while it goes on.
    var end: Int64?

    /// How long it took or has taken at `moment`; `nil` for one that had not begun.
    func duration(at moment: Int64) -> SurvivalCurve.Duration? {
        guard start <= moment else { return nil }
        if let end, end <= moment { return .init(end - start, isClosed: true) }
        return .init(moment - start, isClosed: false)
    }
}

/// The stays of all cases of a log.
struct Passages {
    /// Names of segments; passages point into them.
    let segments: [String]
    private(set) var steps: [Passage] = []
    /// One for each case.
    private(set) var wholes: [Passage] = []

    private let log: EventLog
    private let finalSteps: Set<Int32>
    private let segmentOfPerson: [Int32]?

    /// Throws `events.columns` where neither a column nor the pipeline says when something ends.
    init(_ log: EventLog, _ options: DelayOptions) throws {
        self.log = log
        finalSteps = Set(log.steps.indices.filter { options.finalSteps.contains(log.steps[$0]) }.map { Int32($0) })
        if !log.hasEnds, options.finalSteps.isEmpty {
            throw GreffierError(
                .eventsColumns,
                ErrorDetail(
                    "no column for ends: name one (`columns: {end: …}`), or the steps that end a case (`final: […]`)",
                    french:
                        "aucune colonne de fin : indiquez-la (`columns: {end: …}`), ou les étapes qui closent un dossier (`final: […]`)"
                )
            )
        }
        if let named = options.segments {
            let names = Set(named.values).union([DelayOptions.unassigned]).sorted()
            let places = Dictionary(uniqueKeysWithValues: names.enumerated().map { ($0.element, Int32($0.offset)) })
            segments = names
            segmentOfPerson = log.persons.map { places[named[$0] ?? DelayOptions.unassigned] ?? -1 }
        } else {
            segments = log.groups
            segmentOfPerson = nil
        }
        for range in log.casesOfEvents { add(log.events[range]) }
    }

    private func segment(_ event: EventLog.Event) -> Int32 {
        guard let segmentOfPerson else { return event.group }
        return event.person >= 0 ? segmentOfPerson[Int(event.person)] : -1
    }

    private mutating func add(_ events: ArraySlice<EventLog.Event>) {
        guard let first = events.first else { return }
        var closedAt: Int64?
        for (index, event) in zip(events.indices, events) {
            let isFinal = finalSteps.contains(event.step)
            let next = index + 1 < events.endIndex ? events[index + 1].start : nil
            if isFinal, closedAt == nil { closedAt = log.hasEnds ? event.end : event.start }
            // Without ends a step lasts until the next one; the last one says that nothing more is to come.
            if !log.hasEnds, isFinal { continue }
            let end = log.hasEnds ? event.end : next
            steps.append(
                Passage(event: event, step: event.step, segment: segment(event), start: event.start, end: end)
            )
        }
        if finalSteps.isEmpty, events.allSatisfy({ $0.end != nil }) { closedAt = events.compactMap(\.end).max() }
        let known = events.first { segment($0) >= 0 }.map(segment) ?? -1
        wholes.append(Passage(event: first, step: -1, segment: known, start: first.start, end: closedAt))
    }
}
