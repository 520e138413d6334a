// SPDX-License-Identifier: GPL-3.0-or-later
import ArgumentParser
import Daemon
import JobModel
import Stages

/// The option of verbs that score as a pipeline does.
struct RecommenderOptions: ParsableArguments {
    @Option(
        name: .long,
        help: ArgumentHelp(
            "The pipeline whose weights and lists count, where several recommend in different ways.",
            valueName: "name"
        )
    )
    var pipeline: String?

    /// What the pipeline named asks for, or the only thing that pipelines ask for; the usual where none recommends.
    ///
    /// `differing` tells whether two of them differ for this verb.
    func chosen(
        _ workspace: Workspace,
        differing: (RecommendSettings, RecommendSettings) -> Bool = { $0 != $1 }
    ) throws -> RecommendSettings {
        let language = ReportLanguage.spoken(in: workspace)
        let known = try ServiceFactory.recommenders(workspace)
        let names = known.map { Terminal.safe($0.name) }.joined(separator: ", ")
        if let pipeline {
            guard let named = known.first(where: { $0.name == pipeline }) else {
                let hint =
                    known.isEmpty
                    ? language.text("aucun n’en fait", "no pipeline recommends")
                    : language.text("il y a : \(names)", "there are: \(names)")
                throw Ending.usage(
                    language.text(
                        "aucun pipeline « \(Terminal.safe(pipeline)) » ne fait de recommandations ; \(hint)",
                        "no pipeline '\(Terminal.safe(pipeline))' recommends; \(hint)"
                    )
                )
            }
            return named.settings
        }
        guard let first = known.first else { return RecommendSettings() }
        guard !known.contains(where: { differing($0.settings, first.settings) }) else {
            throw Ending.usage(
                language.text(
                    "plusieurs pipelines recommandent différemment : choisissez par --pipeline (\(names))",
                    "several pipelines recommend in different ways: choose one by --pipeline (\(names))"
                )
            )
        }
        return first.settings
    }
}
