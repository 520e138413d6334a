// SPDX-License-Identifier: GPL-3.0-or-later
import JobModel

/// Says in words what the persons of a segment have in common.
enum SegmentDescription {
    /// The segment of these persons; `cell` gives its name, and `label` stands before it.
    static func segment(
        id: String,
        cell: SegmentCell?,
        members: [PersonMeasures],
        of all: Int,
        label: String? = nil
    ) -> Segment {
        let quartiles = [\PersonMeasures.recency, \.frequency, \.intensity].map { measure in
            Segment.Quartiles(members.map { $0[keyPath: measure] })
        }
        func name(_ language: ReportLanguage) -> String {
            [label, cell?.name(language)].compactMap { $0 }.joined(separator: " · ")
        }
        func description(_ language: ReportLanguage) -> String { text(quartiles, language) }
        return Segment(
            id: id,
            name: name(.english),
            nameFR: name(.french),
            description: description(.english),
            descriptionFR: description(.french),
            persons: members.count,
            share: all > 0 ? Days.share(Double(members.count) / Double(all)) : 0,
            recency: quartiles[0],
            frequency: quartiles[1],
            intensity: quartiles[2]
        )
    }

    private static func text(_ quartiles: [Segment.Quartiles?], _ language: ReportLanguage) -> String {
        guard let recency = quartiles[0], let frequency = quartiles[1], let intensity = quartiles[2] else {
            return language.text("Personne en ce moment.", "Nobody at present.")
        }
        let words = Wording(language)
        let days = words.days(recency.median)
        let cases = words.count(frequency.median, one: ("dossier", "case"), many: ("dossiers", "cases"))
        let events = words.count(intensity.median, one: ("événement", "event"), many: ("événements", "events"))
        return language.text(
            "En général : dernier événement il y a \(days), \(cases), \(events) par dossier.",
            "Typically: last event \(days) ago, \(cases), \(events) a case."
        )
    }

    /// The cell of the rules that the middle of these persons lies in.
    static func typicalCell(_ members: [PersonMeasures], _ rules: SegmentRules) -> SegmentCell? {
        guard let recency = Segment.Quartiles(members.map(\.recency)),
            let frequency = Segment.Quartiles(members.map(\.frequency)),
            let intensity = Segment.Quartiles(members.map(\.intensity))
        else { return nil }
        return rules.cell(recency: recency.median, frequency: frequency.median, intensity: intensity.median)
    }
}

extension SegmentCell {
    /// All nine, with those of `persons` whose cells are `cells`.
    static func segments(_ persons: [PersonMeasures], _ cells: [SegmentCell]) -> [Segment] {
        let members = Dictionary(grouping: persons.indices) { cells[$0] }
        return all.map { cell in
            SegmentDescription.segment(
                id: cell.id,
                cell: cell,
                members: (members[cell] ?? []).map { persons[$0] },
                of: persons.count
            )
        }
    }
}
