// SPDX-License-Identifier: GPL-3.0-or-later
import Daemon
import Evaluation
import Foundation
import JobModel
import Retrieval

/// `search --refit`: fits how much words and vectors count in a collection to judged queries, or takes that back.
struct SearchRefit {
    var workspace: Workspace
    var collection: String
    var isJSON: Bool

    private var language: ReportLanguage { ReportLanguage.spoken(in: workspace) }

    /// What `--json` prints.
    struct Report: Encodable {
        var collection: String
        var dryRun: Bool
        var fitted: [Line] = []
        var undone: [FittedShare] = []
        /// What holds now, or would hold.
        var inForce: [FittedShare] = []

        struct Line: Encodable {
            var language: String
            var queries: Int
            var outcome: FusionRefit.Outcome?
            /// Whether it was kept, or would be.
            var kept: Bool
            /// Why not: `too_few_queries` or `no_gain`; or that a setting stands before it: `setting`.
            var note: String?
        }

        private enum CodingKeys: String, CodingKey {
            case collection, fitted, undone
            case dryRun = "dry_run"
            case inForce = "in_force"
        }
    }

    /// Fits the shares to the queries of `file`, and keeps those that are worth it unless this is a `dryRun`.
    func fit(to file: String, language: String?, dryRun: Bool) async throws {
        let relevance: RelevanceFile
        do {
            relevance = try await RankingQuestions.load(file)
        } catch let unusable as FolderEvaluation.Unusable {
            throw Ending(unusable)
        }
        guard relevance.kind == .queries else {
            throw Ending.usage(
                self.language.text(
                    "--refit demande un fichier de requêtes ; \(Terminal.safe(file)) juge des offres.",
                    "--refit needs a file of queries; \(Terminal.safe(file)) judges offers."
                )
            )
        }
        let library = try ServiceFactory.library(workspace, readOnly: dryRun)
        try await check(library)
        let ranked = SearchRanking(library: library, collection: collection, language: language)
        let outcome = try await ranked.run(relevance)
        if !outcome.missing.isEmpty {
            let some = outcome.missing.prefix(5).joined(separator: ", ") + (outcome.missing.count > 5 ? ", …" : "")
            Terminal.error(
                Terminal.safe(
                    self.language.counted(
                        outcome.missing.count,
                        ("document jugé n’est pas dans", "documents jugés ne sont pas dans"),
                        ("that is judged is not in", "that are judged are not in")
                    ) + " \(collection)" + self.language.plainColon + some
                )
            )
        }
        var report = Report(collection: collection, dryRun: dryRun)
        report.fitted = lines(outcome)
        let shares = report.fitted.filter(\.kept).compactMap { line in
            line.outcome.map { FittedShare(language: line.language, share: $0.share, queries: line.queries) }
        }
        if !dryRun { try await library.keep(shares, of: collection) }
        let before = try await library.fittedShares(of: collection)
        let new = Set(shares.map(\.language))
        report.inForce = (before.filter { !new.contains($0.language) } + shares).sorted { $0.language < $1.language }
        try show(report)
    }

    /// Takes the last fit of the collection back.
    func undo(dryRun: Bool) async throws {
        let library = try ServiceFactory.library(workspace, readOnly: dryRun)
        try await check(library)
        var report = Report(collection: collection, dryRun: dryRun)
        if dryRun {
            report.undone = try await library.fittedShares(of: collection)
        } else {
            report.undone = try await library.undoShares(of: collection)
            report.inForce = try await library.fittedShares(of: collection)
        }
        guard !report.undone.isEmpty else {
            throw Ending.usage(
                language.text(
                    "aucun réglage n’a été appris pour \(Terminal.safe(collection))",
                    "nothing was fitted for \(Terminal.safe(collection))"
                )
            )
        }
        try show(report)
    }

    private func check(_ library: Library) async throws {
        let known = try await library.collections().map(\.name)
        guard !known.contains(collection) else { return }
        let names = known.isEmpty ? "–" : known.joined(separator: ", ")
        throw Ending.usage(
            Terminal.safe(
                language.text(
                    "il n’y a pas de collection « \(collection) » ; il y a : \(names)",
                    "there is no collection “\(collection)”; there are: \(names)"
                )
            )
        )
    }

    private func lines(_ outcome: SearchRanking.Outcome) -> [Report.Line] {
        outcome.queries.sorted { $0.key < $1.key }.filter { ["fr", "en"].contains($0.key) }.map { name, count in
            guard let fitted = outcome.refits.first(where: { $0.language == name })?.outcome else {
                return Report.Line(language: name, queries: count, kept: false, note: "too_few_queries")
            }
            // What does not hold for queries that it was not chosen by is chance.
            let isWorthIt = fitted.crossValidated > fitted.usual
            let setting = name == "fr" ? workspace.settings.search.frenchWords : workspace.settings.search.englishWords
            return Report.Line(
                language: name,
                queries: count,
                outcome: fitted,
                kept: isWorthIt,
                note: !isWorthIt ? "no_gain" : setting == nil ? nil : "setting"
            )
        }
    }

    // MARK: Showing

    private func show(_ report: Report) throws {
        if isJSON { return try Terminal.json(report) }
        for line in report.fitted { show(line, dryRun: report.dryRun) }
        if report.fitted.isEmpty, report.undone.isEmpty {
            Terminal.print(
                language.text(
                    "Les requêtes ne nomment aucune langue : --language fr ou en vaut pour toutes.",
                    "The queries name no language: --language fr or en says it for all."
                )
            )
        }
        for share in report.undone {
            Terminal.print(
                "\(share.language): \(number(share.share, 2)) "
                    + (report.dryRun
                        ? language.text("serait annulé", "would be taken back") : language.text("annulé", "taken back"))
            )
        }
        let held = report.inForce.map { "\($0.language) \(number($0.share, 2))" }.joined(separator: ", ")
        let usual = language.text("la part habituelle", "the usual share")
        guard !report.dryRun else { return }
        Terminal.print(
            language.text("En vigueur pour ", "In force for ") + Terminal.safe(collection)
                + language.plainColon + (held.isEmpty ? usual : held)
        )
    }

    private func show(_ line: Report.Line, dryRun: Bool) {
        guard let outcome = line.outcome else {
            let least = FusionRefit.leastQuestions
            return Terminal.print(
                language.text(
                    "\(line.language) : \(line.queries) requêtes jugées ; il en faut \(least) pour apprendre une part.",
                    "\(line.language): \(line.queries) judged queries; \(least) are needed to fit a share."
                )
            )
        }
        let figures = [outcome.first, outcome.second, outcome.usual, outcome.fitted, outcome.crossValidated]
            .map { number($0, 3) }
        Terminal.print(
            language.text(
                """
                \(line.language) : \(line.queries) requêtes jugées, nDCG@10 : mots \(figures[0]), vecteurs \(figures[1]), \
                part habituelle \(figures[2]), apprise \(figures[3]), en validation croisée \(figures[4])
                """,
                """
                \(line.language): \(line.queries) judged queries, nDCG@10: words \(figures[0]), vectors \(figures[1]), \
                the usual share \(figures[2]), fitted \(figures[3]), cross-validated \(figures[4])
                """
            )
        )
        Terminal.print("    " + verdict(line, number(outcome.share, 2), dryRun: dryRun))
    }

    private func verdict(_ line: Report.Line, _ share: String, dryRun: Bool) -> String {
        guard line.kept else {
            return language.text(
                "rien n’est changé : \(share) ne vaut pas mieux que la part habituelle sur d’autres requêtes",
                "nothing is changed: \(share) is worth no more than the usual share on other queries"
            )
        }
        let kept = language.text(
            dryRun ? "la part des mots serait \(share)" : "la part des mots est désormais \(share)",
            dryRun ? "the share of the words would be \(share)" : "the share of the words is \(share) from now on"
        )
        guard line.note == "setting" else { return kept }
        return kept
            + language.text(
                ", mais search.words.\(line.language) de greffier.yaml l’emporte",
                ", but search.words.\(line.language) in greffier.yaml stands before it"
            )
    }

    private func number(_ value: Double, _ digits: Int) -> String {
        String(format: "%.\(digits)f", value).replacing(".", with: language.text(",", "."))
    }
}
