// SPDX-License-Identifier: GPL-3.0-or-later
import JobModel

/// Parts the persons of a log into segments.
package struct Segmenter {
    /// Persons with enough events under which nobody gets a segment.
    package static let leastPersons = 20
    /// What persons without a segment have in its place.
    package static let unassigned = "unassigned"

    private let log: EventLog
    private let method: SegmentMethod
    private let minimumEvents: Int
    private let previous: SegmentReport?

    /// `previous` is the report of the run before; labels and bounds are kept from it where they still fit.
    package init(_ log: EventLog, method: SegmentMethod, minimumEvents: Int, previous: SegmentReport?) {
        self.log = log
        self.method = method
        self.minimumEvents = minimumEvents
        self.previous = previous
    }

    /// One person of segments.csv.
    package struct Row: Sendable {
        package var measures: PersonMeasures
        package var segment: String
        /// The cluster of the proposal; empty without.
        package var cluster: String
        /// The segment in the run before; empty for who is new.
        package var previous: String
    }

    /// The report, and what was measured of each person, by name.
    package func report(generatedAt: String) -> (report: SegmentReport, rows: [Row]) {
        let everybody = PersonMeasures.all(of: log)
        let able = everybody.filter { $0.events >= minimumEvents }
        let isEnough = able.count >= Self.leastPersons
        let kept = previous?.minimumEvents == minimumEvents ? previous?.rules : nil
        let rules = isEnough ? SegmentRules.rules(able, at: generatedAt, previous: kept) : nil
        let clusters = Clusters(able, rules: rules, previous: previous?.proposal)
        let usesClusters = method == .clusters && clusters.proposal.accepted
        let cells = rules.map { rules in
            able.map { rules.cell(recency: $0.recency, frequency: $0.frequency, intensity: $0.intensity) }
        }
        let names = usesClusters ? clusters.labels : cells?.map(\.id)
        let segments = usesClusters ? clusters.proposal.clusters : cells.map { SegmentCell.segments(able, $0) } ?? []
        var found: [String: (segment: String, cluster: String)] = [:]
        for (index, person) in able.enumerated() {
            found[person.person] = (names?[index] ?? Self.unassigned, clusters.labels?[index] ?? "")
        }
        let rows = everybody.map { person in
            Row(
                measures: person,
                segment: found[person.person]?.segment ?? Self.unassigned,
                cluster: found[person.person]?.cluster ?? "",
                previous: comparable(usesClusters)?.persons[person.person] ?? ""
            )
        }
        let report = SegmentReport(
            generatedAt: generatedAt,
            asOf: CalendarDay.full(log.asOf),
            log: log.facts,
            method: usesClusters ? .clusters : .rules,
            minimumEvents: minimumEvents,
            rules: rules,
            segments: segments,
            unassigned: .init(
                persons: rows.count { $0.segment == Self.unassigned },
                tooFewPersons: !isEnough
            ),
            proposal: clusters.proposal,
            changes: changes(rows, usesClusters),
            persons: Dictionary(uniqueKeysWithValues: rows.map { ($0.measures.person, $0.segment) })
        )
        return (report, rows)
    }

    /// The run before, where its segments were made in the same way.
    private func comparable(_ usesClusters: Bool) -> SegmentReport? {
        previous.flatMap { ($0.method == .clusters) == usesClusters ? $0 : nil }
    }

    private func changes(_ rows: [Row], _ usesClusters: Bool) -> SegmentReport.Changes? {
        guard let previous = comparable(usesClusters) else { return nil }
        var moves: [[String]: Int] = [:]
        for row in rows where !row.previous.isEmpty && row.previous != row.segment {
            moves[[row.previous, row.segment], default: 0] += 1
        }
        let known = rows.count { !$0.previous.isEmpty }
        return SegmentReport.Changes(
            since: previous.generatedAt,
            newPersons: rows.count - known,
            gonePersons: previous.persons.count - known,
            moves: moves.map { SegmentReport.Move(from: $0.key[0], to: $0.key[1], persons: $0.value) }
                .sorted { ($1.persons, $0.from, $0.to) < ($0.persons, $1.from, $1.to) }
        )
    }
}
