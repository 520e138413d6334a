// SPDX-License-Identifier: GPL-3.0-or-later
package import FoundationEssentials
import JobModel
import ProfileModel
import TextFolding

/// A feedback file: decisions as CSV or JSON, with French or English names of columns, or one that takes others back.
package struct FeedbackFile: Sendable, Equatable {
    package var lines: [FeedbackLine]
    /// The name of the file, or the id of the run, whose decisions this one takes back.
    package var undoes: String?

    /// Why nothing of a file can be taken.
    package enum Problem: Error, Equatable {
        /// These columns are missing, by their English names.
        case missingColumns([String])
        case unreadable
    }

    private enum Column: String, CaseIterable { case offer, candidate, outcome, reason }

    /// Reads the file; what begins with `[` or `{` is JSON.
    package init(_ data: Data) throws(Problem) {
        guard let text = String(data: data, encoding: .utf8) ?? String(data: data, encoding: .isoLatin1) else {
            throw .unreadable
        }
        if let undoes = Self.undone(data) {
            (lines, self.undoes) = ([], undoes)
            return
        }
        let start = text.unicodeScalars.first { !$0.properties.isWhitespace && $0 != "\u{FEFF}" }
        lines = start == "[" || start == "{" ? try Self.json(data) : try Self.csv(text)
    }

    /// The file that takes back what this one brought: `{"undo": "retours.csv"}`.
    package static func undoing(_ name: String) -> Data {
        (try? CanonicalJSON.compact(["undo": name])) ?? Data()
    }

    private static func undone(_ data: Data) -> String? {
        guard let object = try? JSONDecoder().decode([String: String].self, from: data), object.count == 1 else {
            return nil
        }
        return (object["undo"] ?? object["annuler"]).flatMap { $0.isEmpty ? nil : $0 }
    }

    // MARK: Formats

    private static func csv(_ text: String) throws(Problem) -> [FeedbackLine] {
        let table = CSVReader(text)
        guard let header = table.rows.first else { throw .missingColumns(names(Column.allCases.dropLast())) }
        let places = try places(header.cells)
        return table.rows.dropFirst().compactMap { row in
            guard row.cells.contains(where: { !$0.isEmpty }) else { return nil }
            return line(row.number) { column in
                places[column]?.lazy.compactMap { row.cells.indices.contains($0) ? row.cells[$0] : nil }
                    .first { !$0.isEmpty }
            }
        }
    }

    private static func json(_ data: Data) throws(Problem) -> [FeedbackLine] {
        let value = try? JSONDecoder().decode(JSONItems.self, from: data)
        guard let items = value?.items else { throw .unreadable }
        if let first = items.first { _ = try places(first.keys.sorted()) }
        return items.enumerated().map { number, item in
            let cells = item.sorted { $0.key < $1.key }
            let places = try? places(cells.map(\.key))
            return line(number + 1) { column in places?[column]?.lazy.map { cells[$0].value }.first { !$0.isEmpty } }
        }
    }

    /// A list of objects of texts, or an object with such a list as its only list.
    private struct JSONItems: Decodable {
        var items: [[String: String]]

        init(from decoder: any Decoder) throws {
            let container = try decoder.singleValueContainer()
            if let items = try? container.decode([[String: String?]].self) {
                self.items = items.map { $0.compactMapValues(\.self) }
            } else {
                let object = try container.decode([String: [[String: String?]]].self)
                items = object.sorted { $0.key < $1.key }.flatMap(\.value).map { $0.compactMapValues(\.self) }
            }
        }
    }

    private static func line(_ number: Int, _ value: (Column) -> String?) -> FeedbackLine {
        let outcome = value(.outcome) ?? ""
        return FeedbackLine(
            number: number,
            offer: value(.offer) ?? "",
            candidate: value(.candidate) ?? "",
            outcome: Self.outcome(outcome),
            outcomeText: outcome,
            reason: value(.reason)
        )
    }

    // MARK: Words

    /// Where each column stands; of several an id comes first.
    private static func places(_ header: [String]) throws(Problem) -> [Column: [Int]] {
        var places: [Column: [Int]] = [:]
        for column in Column.allCases {
            let known = columns[column] ?? []
            let keys = header.map { Folding.words($0).joined(separator: " ") }
            places[column] = known.flatMap { name in keys.indices.filter { keys[$0] == name } }
        }
        let missing = Column.allCases.filter { $0 != .reason && places[$0]?.isEmpty != false }
        guard missing.isEmpty else { throw .missingColumns(names(missing)) }
        return places
    }

    private static func names(_ columns: some Sequence<Column>) -> [String] { columns.map(\.rawValue) }

    /// As people and recommendations.csv name them, folded; ids first.
    private static let columns: [Column: [String]] = [
        .offer: [
            "id offre", "offer id", "offer_id", "fichier de l offre", "offer file", "offre", "offer", "poste", "job",
            "annonce",
        ],
        .candidate: [
            "id candidat", "candidate id", "candidate_id", "fichier du candidat", "candidate file", "candidat",
            "candidate", "candidate name", "nom", "name", "personne", "person",
        ],
        .outcome: [
            "decision", "outcome", "resultat", "result", "statut", "status", "issue", "suite", "verdict",
        ],
        .reason: ["raison", "reason", "motif", "commentaire", "comment", "remarque", "note"],
    ]

    private static func outcome(_ text: String) -> Recommendations.Outcome? {
        let key = Folding.words(text).joined(separator: " ")
        return outcomes.first { $0.value.contains(key) }?.key
    }

    private static let outcomes: [Recommendations.Outcome: Set<String>] = [
        .shortlisted: [
            "shortlisted", "shortlist", "preselectionne", "preselectionnee", "preselection", "retenu", "retenue",
            "selectionne", "selectionnee",
        ],
        .interviewed: [
            "interviewed", "interview", "entretien", "recu en entretien", "recue en entretien", "recu", "recue",
            "rencontre", "rencontree",
        ],
        .hired: ["hired", "hire", "embauche", "embauchee", "recrute", "recrutee", "engage", "engagee"],
        .rejected: [
            "rejected", "reject", "refuse", "refusee", "rejete", "rejetee", "ecarte", "ecartee", "non retenu",
            "non retenue", "refus",
        ],
    ]
}
