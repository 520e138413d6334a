// SPDX-License-Identifier: GPL-3.0-or-later
import JobModel
import TextFolding

/// What a column of an event log can tell.
package enum EventColumn: String, CaseIterable, Sendable {
    /// The file or request that the event belongs to.
    case `case`
    /// Whom it is about.
    case person
    /// What was being done.
    case step
    /// When it began, or happened.
    case start
    /// When it ended; empty where it has not.
    case end
    /// The class that cases are told apart by: a service, a kind of request.
    case group

    /// Headings that mean it where the pipeline names none, as `key(_:)` gives them.
    private var usualNames: [String] {
        switch self {
        case .case:
            ["case", "caseid", "caseconceptname", "dossier", "iddossier", "numerodossier", "ndossier", "demande"]
        case .person: ["person", "personid", "usager", "idusager", "personne", "client", "clientid", "citizen"]
        case .step: ["step", "activity", "conceptname", "etape", "activite", "task", "event"]
        case .start: ["start", "starttime", "timestamp", "timetimestamp", "date", "debut", "datedebut", "startdate"]
        case .end: ["end", "endtime", "fin", "datefin", "enddate", "completed", "completetimestamp"]
        case .group: ["group", "category", "categorie", "segment", "groupe", "service", "type"]
        }
    }

    /// The columns of a heading line, by what the pipeline calls them and else by usual names.
    ///
    /// Headings are compared without case, accents and punctuation. Throws `events.columns` for a name that no heading
    /// has, and where one of `required` is not found.
    static func places(
        in headings: [String],
        named: [EventColumn: String],
        required: Set<EventColumn>
    ) throws -> [EventColumn: Int] {
        let keys = headings.map(key)
        var places: [EventColumn: Int] = [:]
        var missing: [String] = []
        for column in allCases {
            if let name = named[column] {
                places[column] = keys.firstIndex(of: key(name))
                if places[column] == nil { missing.append("\(column.rawValue): \(name)") }
            } else {
                places[column] = column.usualNames.lazy.compactMap { keys.firstIndex(of: $0) }.first
                if places[column] == nil, required.contains(column) { missing.append(column.rawValue) }
            }
        }
        guard missing.isEmpty else { throw missingColumns(missing, headings: headings) }
        return places
    }

    private static func missingColumns(_ missing: [String], headings: [String]) -> GreffierError {
        let found = headings.prefix(30).map { String($0.prefix(40)) }.joined(separator: " | ")
        let names = missing.joined(separator: ", ")
        return GreffierError(
            .eventsColumns,
            ErrorDetail(
                "not found: \(names); the first line has: \(found)",
                french: "introuvable : \(names) ; la première ligne porte : \(found)"
            )
        )
    }

    /// The letters and digits of a heading, folded.
    private static func key(_ heading: String) -> String {
        String(
            String.UnicodeScalarView(
                Folding.fold(heading).unicodeScalars.filter { scalar in
                    scalar.properties.isAlphabetic || ("0"..."9").contains(scalar)
                }
            )
        )
    }
}
