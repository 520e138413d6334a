// SPDX-License-Identifier: GPL-3.0-or-later
package import FoundationEssentials
package import JobModel
import Pages
package import ProfileModel

/// recommendations.csv: one line a match, both directions, for spreadsheets.
package struct RecommendationsTable: Sendable {
    private let language: ReportLanguage

    package init(language: ReportLanguage) { self.language = language }

    /// The whole file, in UTF-8.
    package func file(_ recommendations: Recommendations) -> Data {
        var file = CSVText(language: language)
        file.append(header.map { .text($0) })
        for entry in recommendations.offers {
            for (rank, match) in entry.candidates.enumerated() {
                file.append(
                    row(
                        language.text("offre", "offer"),
                        rank,
                        entry.offer,
                        match.candidate,
                        match.score,
                        match.new,
                        match.mustHaves,
                        match.reasons
                    )
                )
            }
        }
        for entry in recommendations.candidates {
            for (rank, match) in entry.offers.enumerated() {
                file.append(
                    row(
                        language.text("candidat", "candidate"),
                        rank,
                        match.offer,
                        entry.candidate,
                        match.score,
                        match.new,
                        match.mustHaves,
                        match.reasons
                    )
                )
            }
        }
        return file.data()
    }

    private var header: [String] {
        switch language {
        case .french:
            [
                "vue", "offre", "fichier de l'offre", "candidat", "fichier du candidat", "rang", "score", "nouveau",
                "indispensables remplis", "indispensables", "manquent", "à vérifier", "raisons", "id offre",
                "id candidat",
            ]
        case .english:
            [
                "view", "offer", "offer file", "candidate", "candidate file", "rank", "score", "new", "must-haves met",
                "must-haves",
                "missing", "to check", "reasons", "offer id", "candidate id",
            ]
        }
    }

    private func row(
        _ view: String,
        _ rank: Int,
        _ offer: Scores.OfferReference,
        _ candidate: Recommendations.CandidateReference,
        _ score: Double,
        _ isNew: Bool,
        _ mustHaves: [Scores.MustHave],
        _ reasons: [String]
    ) -> [CSVText.Cell] {
        let missing = mustHaves.filter { $0.verdict == .missing }.map(\.text)
        let open = mustHaves.filter { $0.verdict == .unknown || $0.verdict == .partly }.map(\.text)
        return [
            view, offer.title, offer.source, candidate.name, candidate.source, "\(rank + 1)",
            Labels.points(score, language),
            isNew ? language.text("oui", "yes") : language.text("non", "no"),
            "\(mustHaves.count { $0.verdict == .met })",
            "\(mustHaves.count)", missing.joined(separator: " | "), open.joined(separator: " | "),
            reasons.joined(separator: " | "),
            offer.id, candidate.id,
        ].map { .text($0) }
    }
}
