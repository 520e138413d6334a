// SPDX-License-Identifier: GPL-3.0-or-later
import FoundationEssentials
import JobModel
import Matching
import ProfileModel
import Retrieval
import TextFolding

/// Finds the offer and the candidate that a line of feedback means.
struct FeedbackResolver {
    private let offers: Names
    private let candidates: Names

    /// `emails` are those of candidates, by entry.
    init(offers: [LibraryEntry], candidates: [LibraryEntry], emails: [String: String]) {
        self.offers = Names(offers, emails: [:])
        self.candidates = Names(candidates, emails: emails)
    }

    /// The decision about both entries, or why the line cannot be taken.
    func resolve(_ line: FeedbackLine) -> Result<FeedbackReport.Taken, FeedbackRefusal> {
        func refusal(_ code: String, _ en: String, _ fr: String) -> FeedbackRefusal {
            FeedbackRefusal(report: .init(line: line.number, code: code, message: en, messageFR: fr))
        }
        let (offer, candidate) = (shown(line.offer), shown(line.candidate))
        switch offers.find(line.offer) {
        case 0:
            return .failure(
                refusal(
                    "unknown_offer",
                    "no offer is known as “\(offer)”",
                    "aucune offre n’est connue sous «\u{A0}\(offer)\u{A0}»"
                )
            )
        case 2...:
            return .failure(
                refusal(
                    "ambiguous_offer",
                    "several offers are known as “\(offer)”; name the file or the id",
                    "plusieurs offres répondent à «\u{A0}\(offer)\u{A0}»\u{A0}; donnez le fichier ou l’identifiant"
                )
            )
        default: break
        }
        switch candidates.find(line.candidate) {
        case 0:
            return .failure(
                refusal(
                    "unknown_candidate",
                    "nobody is known as “\(candidate)”",
                    "personne n’est connu sous «\u{A0}\(candidate)\u{A0}»"
                )
            )
        case 2...:
            return .failure(
                refusal(
                    "ambiguous_candidate",
                    "several candidates are known as “\(candidate)”; name the file, the e-mail or the id",
                    "plusieurs candidats répondent à «\u{A0}\(candidate)\u{A0}»\u{A0}; donnez le fichier, l’adresse électronique ou l’identifiant"
                )
            )
        default: break
        }
        guard let outcome = line.outcome, let offerEntry = offers.only(line.offer),
            let candidateEntry = candidates.only(line.candidate)
        else {
            let word = shown(line.outcomeText)
            return .failure(
                refusal(
                    "unknown_outcome",
                    "“\(word)” is none of shortlisted, interviewed, hired, rejected",
                    "«\u{A0}\(word)\u{A0}» n’est ni présélectionné, ni entretien, ni embauché, ni refusé"
                )
            )
        }
        return .success(
            FeedbackReport.Taken(
                line: line.number,
                offer: offerEntry.id,
                candidate: candidateEntry.id,
                outcome: outcome.rawValue,
                reason: line.reason,
                offerDocument: DocumentKey(offerEntry),
                candidateDocument: DocumentKey(candidateEntry)
            )
        )
    }

    private func shown(_ text: String) -> String { text.count > 60 ? text.prefix(59) + "…" : text }

    /// Entries by all that they may be called.
    private struct Names {
        /// The newest entry of each person or document, by name; several where a name is that of several.
        private var entries: [String: [LibraryEntry]] = [:]

        init(_ all: [LibraryEntry], emails: [String: String]) {
            var owners: [String: [String: LibraryEntry]] = [:]
            for entry in all {
                let stem = entry.source.split(separator: ".").dropLast().joined(separator: ".")
                for name in [entry.id, entry.source, stem, entry.title, emails[entry.id] ?? ""] {
                    for key in Self.keys(name) {
                        let owner = entry.person ?? entry.id
                        if let other = owners[key]?[owner], !other.isOlder(than: entry) { continue }
                        owners[key, default: [:]][owner] = entry
                    }
                }
            }
            entries = owners.mapValues { $0.values.sorted { $0.id < $1.id } }
        }

        /// How many answer to a name.
        func find(_ name: String) -> Int { found(name).count }

        func only(_ name: String) -> LibraryEntry? { found(name).first }

        /// As it stands; else its words in any order, as in `MARTIN Zoé`.
        private func found(_ name: String) -> [LibraryEntry] {
            for key in Self.keys(name) { if let found = entries[key] { return found } }
            return []
        }

        private static func keys(_ name: String) -> [String] {
            let words = Folding.words(name)
            guard !words.isEmpty else { return [] }
            return ["=" + name.lowercased(), words.sorted().joined(separator: " ")]
        }
    }
}

/// Why a line cannot be taken.
struct FeedbackRefusal: Error {
    var report: FeedbackReport.Refused
}
