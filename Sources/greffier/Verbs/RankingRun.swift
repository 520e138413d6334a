// SPDX-License-Identifier: GPL-3.0-or-later
import Daemon
import Evaluation
import Foundation
import JobModel
import Retrieval

/// `evaluate --ranking`: measures what a relevance file judges.
struct RankingRun {
    var file: String
    var options: RankingOptions
    var documents: String?
    var truth: String?
    var workspace: Workspace?
    var isJSON: Bool
    private let speaker = ReportLanguage.ofProcess

    func run() async throws {
        let relevance = try await RankingQuestions.load(file)
        switch relevance.kind {
        case .offers: try await rankOffers(relevance)
        case .queries: try await search(relevance)
        }
    }

    private func rankOffers(_ relevance: RelevanceFile) async throws {
        if options.refit {
            throw Ending.usage(
                speaker.text(
                    "--refit demande un fichier de recherches ; \(Terminal.safe(file)) juge des offres.",
                    "--refit needs a file of queries; \(Terminal.safe(file)) judges offers."
                )
            )
        }
        let source: OfferRanking.Source
        if let offers = options.offers, let documents {
            source = .folders(offers: offers, documents: documents)
        } else if let workspace, let candidates = options.collection.first {
            source = .collections(offers: options.against, candidates: candidates, workspace: workspace)
        } else {
            throw Ending.usage(
                speaker.text(
                    "Ce fichier juge des CV pour des offres : donnez --offers et --documents, ou --collection.",
                    "This file judges CVs for offers: name --offers and --documents, or --collection."
                )
            )
        }
        var families: [String: String] = [:]
        if let truth { families = try await FolderEvaluation.families(in: truth) }
        let outcome = try await OfferRanking(source, workspace: workspace, families: families).run(relevance)
        for (file, reason) in outcome.unreadable {
            Terminal.error(Terminal.safe(file + speaker.plainColon + speaker.text(reason.french, reason.english)))
        }
        try show(outcome.report, missing: outcome.missing, refits: nil)
    }

    private func search(_ relevance: RelevanceFile) async throws {
        let outcome: SearchRanking.Outcome
        if let name = options.collection.first {
            guard let workspace else {
                throw Ending.usage(
                    speaker.text("--collection demande un espace de travail.", "--collection needs a workspace.")
                )
            }
            let library = try ServiceFactory.library(workspace, readOnly: true)
            guard try await library.collections().contains(where: { $0.name == name }) else {
                throw Ending.usage(
                    speaker.text(
                        "il n’y a pas de collection « \(Terminal.safe(name)) »",
                        "there is no collection “\(Terminal.safe(name))”"
                    )
                )
            }
            outcome = try await SearchRanking(library: library, collection: name, language: options.language)
                .run(relevance)
        } else if !relevance.texts.isEmpty {
            outcome = try await SearchRanking.run(relevance, language: options.language) { path in
                try ServiceFactory.library(at: path, workspace)
            }
        } else {
            throw Ending.usage(
                speaker.text(
                    "Ce fichier juge des recherches et n’apporte pas de documents : nommez la --collection où chercher.",
                    "This file judges queries and brings no documents: name the --collection to search in."
                )
            )
        }
        try show(outcome.report, missing: outcome.missing, refits: options.refit ? outcome.refits : nil)
        if options.refit, !isJSON { printRefits(outcome) }
    }

    private func show(
        _ report: RankingReport,
        missing: [String],
        refits: [(language: String, outcome: FusionRefit.Outcome)]?
    ) throws {
        for name in report.unjudged {
            let words = speaker.text(
                "\(name) : rien n’y est jugé bon : laissé de côté",
                "\(name): nothing is judged to fit: left out"
            )
            Terminal.error(Terminal.safe(words))
        }
        let some = missing.prefix(5).joined(separator: ", ") + (missing.count > 5 ? ", …" : "")
        if !missing.isEmpty {
            let words =
                speaker.counted(
                    missing.count,
                    ("qui est jugé n’est pas là", "qui sont jugés ne sont pas là"),
                    ("that is judged is not there", "that are judged are not there")
                ) + speaker.plainColon + some
            Terminal.error(Terminal.safe(words))
        }
        if report.questions == 0 {
            throw Ending.usage(
                speaker.text(
                    "Rien de ce que juge \(Terminal.safe(file)) n’a pu être classé.",
                    "Nothing that \(Terminal.safe(file)) judges could be ranked."
                )
            )
        }
        if isJSON { return try Terminal.json(RankingJSON(report, missing: missing, refits: refits)) }
        RankingText(report, speaker).print()
    }

    private func printRefits(_ outcome: SearchRanking.Outcome) {
        for (language, count) in outcome.queries.sorted(by: { $0.key < $1.key }) {
            let judged = speaker.counted(
                count,
                ("recherche jugée", "recherches jugées"),
                ("judged query", "judged queries")
            )
            guard let refit = outcome.refits.first(where: { $0.language == language })?.outcome else {
                let least = FusionRefit.leastQuestions
                Terminal.print(
                    speaker.text(
                        "\n\(language) : \(judged) ; il en faut \(least) pour ajuster une part.",
                        "\n\(language): \(judged); \(least) are needed to fit a share."
                    )
                )
                continue
            }
            let figures = [refit.first, refit.second, refit.usual, refit.fitted, refit.crossValidated]
                .map { String(format: "%.3f", $0) }
            let keep = "greffier search --refit FILE --collection NAME"
            let english = """

                \(language): \(judged), nDCG@10: words \(figures[0]), vectors \(figures[1]), \
                the usual share \(figures[2]), fitted \(figures[3]), cross-validated \(figures[4])
                share of the words: \(refit.share); `\(keep)` keeps it
                """
            let french = """

                \(language) : \(judged), nDCG@10 : mots \(figures[0]), vecteurs \(figures[1]), \
                part habituelle \(figures[2]), ajustée \(figures[3]), validée par croisement \(figures[4])
                part des mots : \(refit.share) ; « \(keep) » la garde
                """
            Terminal.print(speaker.text(french, english))
        }
        if outcome.queries.isEmpty {
            Terminal.print(
                speaker.text(
                    "\nLes recherches ne nomment pas de langue : --language fr ou en la dit pour toutes.",
                    "\nThe queries name no language: --language fr or en says it for all."
                )
            )
        }
    }
}
