// SPDX-License-Identifier: GPL-3.0-or-later

/// segments.json: persons by how recently, how often and how intensely they turn up.
package struct SegmentReport: Codable, Sendable, Equatable {
    package var schema = 1
    /// When the run was submitted.
    package var generatedAt: String
    /// Up to when events were looked at.
    package var asOf: String
    package var log: LogFacts
    /// Whether segments are those of the rules or the clusters.
    package var method: SegmentMethod
    /// Persons with fewer events are unassigned.
    package var minimumEvents: Int
    /// `nil` with too few persons.
    package var rules: SegmentRules?
    /// The most recent and most active first.
    package var segments: [Segment]
    package var unassigned: Unassigned
    package var proposal: ClusterProposal
    /// What changed since the run before; `nil` for the first.
    package var changes: Changes?
    /// The segment of each person, or `unassigned`.
    package var persons: [String: String]

    /// Persons without a segment.
    package struct Unassigned: Codable, Sendable, Equatable {
        package var persons: Int
        /// Whether nobody has a segment, for want of persons.
        package var tooFewPersons: Bool

        private enum CodingKeys: String, CodingKey {
            case persons
            case tooFewPersons = "too_few_persons"
        }
    }

    /// What changed since the run before.
    package struct Changes: Codable, Sendable, Equatable {
        /// When that run was submitted.
        package var since: String
        package var newPersons: Int
        package var gonePersons: Int
        /// Persons by the segments that they left and came to, those most taken first.
        package var moves: [Move]

        private enum CodingKeys: String, CodingKey {
            case since, moves
            case newPersons = "new_persons"
            case gonePersons = "gone_persons"
        }
    }

    /// Persons who went from one segment to another.
    package struct Move: Codable, Sendable, Equatable {
        package var from: String
        package var to: String
        package var persons: Int

        package init(from: String, to: String, persons: Int) {
            self.from = from
            self.to = to
            self.persons = persons
        }
    }

    private enum CodingKeys: String, CodingKey {
        case schema, log, method, rules, segments, unassigned, proposal, changes, persons
        case generatedAt = "generated_at"
        case asOf = "as_of"
        case minimumEvents = "minimum_events"
    }
}

/// How persons are parted.
package enum SegmentMethod: String, Codable, Sendable, CaseIterable {
    case rules
    case clusters
}

/// One segment with what its persons have in common.
package struct Segment: Codable, Sendable, Equatable {
    package var id: String
    package var name: String
    package var nameFR: String
    package var description: String
    package var descriptionFR: String
    package var persons: Int
    /// Of all persons with a segment, from 0 to 1.
    package var share: Double
    /// Quartiles in days, cases and events a case; `nil` for a segment without persons.
    package var recency: Quartiles?
    package var frequency: Quartiles?
    package var intensity: Quartiles?

    /// A quarter of the persons lies below `q1`, half below `median`.
    package struct Quartiles: Codable, Sendable, Equatable {
        package var q1: Double
        package var median: Double
        package var q3: Double

        /// Of values; `nil` of none.
        init?(_ values: [Double]) {
            let sorted = values.sorted()
            guard !sorted.isEmpty else { return nil }
            func value(_ part: Int) -> Double { sorted[max(0, (sorted.count * part + 3) / 4 - 1)] }
            (q1, median, q3) = (value(1), value(2), value(3))
        }
    }

    private enum CodingKeys: String, CodingKey {
        case id, name, description, persons, share, recency, frequency, intensity
        case nameFR = "name_fr"
        case descriptionFR = "description_fr"
    }
}
