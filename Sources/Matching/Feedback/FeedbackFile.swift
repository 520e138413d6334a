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
        /// These columns are missing.
        case missingColumns([Column])
        /// There is no line of a decision.
        case empty
        case unreadable
    }

    /// What a line says; by its English name.
    package enum Column: String, CaseIterable, Sendable {
        case offer, candidate, outcome, reason

        package var french: String {
            switch self {
            case .offer: "offre"
            case .candidate: "candidat"
            case .outcome: "décision"
            case .reason: "motif"
            }
        }
    }

    /// Reads the file; what begins with `[` or `{` is JSON.
    package init(_ data: Data) throws(Problem) {
        guard let decoded = DecodedText([UInt8](data)) else { throw .unreadable }
        let text = decoded.text
        if let undoes = Self.undone(Data(decoded.bytes)) {
            (lines, self.undoes) = ([], undoes)
            return
        }
        switch text.unicodeScalars.first(where: { !$0.properties.isWhitespace }) {
        case nil: throw .empty
        case "[", "{": lines = try Self.json(Data(decoded.bytes))
        default: lines = try Self.csv(decoded.bytes)
        }
        if lines.isEmpty { throw .empty }
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

    private static func csv(_ bytes: [UInt8]) throws(Problem) -> [FeedbackLine] {
        let table = DelimitedTable(bytes)
        guard let header = table.rows.first else { throw .empty }
        let places = try places(header.cells)
        return table.rows.dropFirst().compactMap { row in
            guard row.isBroken || row.cells.contains(where: { !$0.isEmpty }) else { return nil }
            return line(row.number) { column in
                places[column]?.lazy.compactMap { row.cells.indices.contains($0) ? plain(row.cells[$0]) : nil }
                    .first { !$0.isEmpty }
            }
        }
    }

    /// The cell without the apostrophe that `CSVText` puts before what could be a formula.
    private static func plain(_ cell: String) -> String {
        guard cell.first == "'", let second = cell.dropFirst().unicodeScalars.first,
            "=+-@".unicodeScalars.contains(second)
        else { return cell }
        return String(cell.dropFirst())
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
        guard missing.isEmpty else { throw .missingColumns(missing) }
        return places
    }

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
