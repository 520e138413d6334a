// SPDX-License-Identifier: GPL-3.0-or-later
import Daemon
import Foundation
import JobModel
import Matching

/// How much each category counts, for `greffier recommend --explain-weights`.
struct WeightsReport {
    private let language: ReportLanguage

    init(_ language: ReportLanguage) {
        self.language = language
    }

    func show(_ workspace: Workspace, asJSON: Bool) async throws {
        let learned = try await ServiceFactory.learnedWeights(workspace) ?? WeightLearner().learn([])
        if asJSON { return try Terminal.json(learned) }
        for line in lines(learned) { Terminal.print(line) }
    }

    private func lines(_ learned: LearnedWeights) -> [String] {
        let weights = learned.weights.filter { $0.from > 0 }.map { change in
            let now = learned.isInForce ? change.to : change.from
            let name = Labels.category(change.category, language).padding(
                toLength: 22,
                withPad: " ",
                startingAt: 0
            )
            let moved =
                now == change.from
                ? ""
                : language.text("  (d’origine ", "  (default ") + number("%.1f", change.from) + ", ×"
                    + number("%.2f", now / change.from) + ")"
            return name + number("%6.1f", now) + moved
        }
        return weights + (learned.isInForce ? lesson(learned) : [unlearned(learned)])
    }

    private func decisions(_ learned: LearnedWeights) -> String {
        let plural = language.text(learned.judgements > 1 ? "s" : "", learned.judgements == 1 ? "" : "s")
        return "\(learned.judgements) " + language.text("décision", "decision") + plural
    }

    private func unlearned(_ learned: LearnedWeights) -> String {
        language.text(
            "poids d’origine : \(decisions(learned)) jusqu’ici ; rien n’est appris de moins de \(WeightLearner.least), ni tant que personne n’est allé plus loin qu’un autre pour une même offre",
            "default weights: \(decisions(learned)) so far, and nothing is learned of fewer than \(WeightLearner.least) or where none came further than another for one offer"
        )
    }

    private func lesson(_ learned: LearnedWeights) -> [String] {
        let (after, before) = (
            number("%.0f", learned.agreementAfter * 100), number("%.0f", learned.agreementBefore * 100)
        )
        return [
            language.text(
                "appris de \(decisions(learned)), \(learned.comparisons) comparaisons de deux candidats pour une même offre",
                "learned from \(decisions(learned)), \(learned.comparisons) comparisons of two candidates for one offer"
            ),
            language.text(
                "les scores rangent \(after) % de ces paires comme vous l’avez fait ; avec les poids d’origine, \(before) %",
                "scores order \(after)% of these comparisons as people did; with the default weights \(before)%"
            ),
            language.text(
                "des poids écrits dans un fichier de traitement passent avant ceux-ci ; « weights: default » les y écarte",
                "weights written in a pipeline file stand before these; `weights: default` leaves them out there"
            ),
        ]
    }

    private func number(_ format: String, _ value: Double) -> String {
        language.number(String(format: format, value))
    }
}
