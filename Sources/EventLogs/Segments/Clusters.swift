// SPDX-License-Identifier: GPL-3.0-or-later
import JobModel

/// The proposal for a set of persons, with the label of each.
struct Clusters {
    let proposal: ClusterProposal
    /// Of each person, in their order; `nil` without a proposal.
    let labels: [String]?

    init(_ persons: [PersonMeasures], rules: SegmentRules?, previous: ClusterProposal?) {
        let outcome = ClusterProposer.outcome(persons)
        guard let fit = outcome.fit, let scale = outcome.scale, let rules else {
            let refusal = outcome.refusal ?? .tooFewPersons
            labels = nil
            proposal = ClusterProposal(
                accepted: false,
                refusal: refusal,
                reason: refusal.text(.english),
                reasonFR: refusal.text(.french),
                silhouette: outcome.silhouette.map(Days.share),
                stability: outcome.stability.map(Days.share),
                // Numbers once given mean the same groups when they come back.
                labelsUsed: previous?.labelsUsed ?? 0,
                clusters: [],
                centres: previous?.centres ?? [:]
            )
            return
        }
        let centres = fit.centres.sorted { ($0[0], $0[1], $0[2]) < ($1[0], $1[1], $1[2]) }
        let old = (previous?.centres ?? [:]).sorted { $0.key < $1.key }.filter { $0.value.count == FeatureScale.count }
        let (names, used) = ClusterLabels.labels(
            centres,
            previous: old.map { ($0.key, scale.point($0.value)) },
            used: previous?.labelsUsed ?? 0
        )
        let byCentre = Dictionary(zip(centres, names), uniquingKeysWith: { first, _ in first })
        let labelOfGroup = fit.centres.map { byCentre[$0] ?? "" }
        let labels = fit.groups(of: persons.map { scale.point($0.values) }).map { labelOfGroup[$0] }
        self.labels = labels
        let numbers = Dictionary(uniqueKeysWithValues: names.enumerated().map { ($0.element, $0.offset) })
        let cells = persons.map { rules.cell(recency: $0.recency, frequency: $0.frequency, intensity: $0.intensity) }
        let cellNumbers = Dictionary(uniqueKeysWithValues: SegmentCell.all.enumerated().map { ($0.element, $0.offset) })
        proposal = ClusterProposal(
            accepted: true,
            k: centres.count,
            silhouette: outcome.silhouette.map(Days.share),
            stability: outcome.stability.map(Days.share),
            agreement: Days.share(
                ClusterQuality.adjustedRandIndex(labels.map { numbers[$0] ?? -1 }, cells.map { cellNumbers[$0] ?? -1 })
            ),
            labelsUsed: used,
            clusters: Self.segments(persons, labels, names, rules),
            centres: Dictionary(uniqueKeysWithValues: zip(names, centres.map(scale.values)))
        )
    }

    private static func segments(
        _ persons: [PersonMeasures],
        _ labels: [String],
        _ names: [String],
        _ rules: SegmentRules
    ) -> [Segment] {
        let members = Dictionary(grouping: persons.indices) { labels[$0] }
        return names.map { name in
            let own = (members[name] ?? []).map { persons[$0] }
            let cell = own.isEmpty ? nil : SegmentDescription.typicalCell(own, rules)
            return SegmentDescription.segment(id: name, cell: cell, members: own, of: persons.count, label: name)
        }
    }
}
