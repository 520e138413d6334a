// SPDX-License-Identifier: GPL-3.0-or-later
import ArgumentParser
import Daemon
import Foundation
import JobModel
import Matching
import ProfileModel
import Stages

/// `greffier recommend`: the matches as they are now.
struct Recommend: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Show the best candidates for each offer, or the best offers for each candidate, as of now.",
        discussion: """
            Example: greffier recommend --for offers --top 5
            Weights, diversity and caps are those of the pipeline that recommends. With --manifest a finished run is
            made again from its manifest.json, and what is no longer as it was is told; ends with 1 where anything is.
            """
    )

    enum Direction: String, ExpressibleByArgument, CaseIterable {
        case offers, candidates
    }

    @Option(name: .customLong("for"), help: "offers or candidates.") var direction: Direction = .offers
    @Option(name: .long, help: "Only this offer: its id, file name or title.") var offer: String?
    @Option(name: .long, help: "At most this many for each (else as many as the pipeline says).") var top: Int?
    @Flag(name: .long, help: "Show how much each category counts, and what that was learned from.")
    var explainWeights = false
    @Option(
        name: .long,
        help: ArgumentHelp("Make the run of this manifest.json again, and compare to the byte.", valueName: "file")
    )
    var manifest: String?
    @Option(
        name: .customLong("output"),
        help: ArgumentHelp("With --manifest: write the files made again into this folder.", valueName: "dir")
    )
    var folder: String?
    @OptionGroup var recommender: RecommenderOptions
    @OptionGroup var options: WorkspaceOptions
    @OptionGroup var output: OutputOptions
    @OptionGroup var speech: LanguageOptions

    func validate() throws {
        if folder != nil, manifest == nil { throw ValidationError("--output goes with --manifest.") }
        if let top, top < 1 { throw ValidationError("--top takes a number from 1.") }
    }

    func run() async throws {
        if explainWeights {
            return try await WeightsReport(speech.language).show(try options.open(), asJSON: output.json)
        }
        if let manifest {
            return try await ReplayReport(speech.language)
                .show(manifest, try options.open(), folder: folder, asJSON: output.json)
        }
        let workspace = try options.open()
        var settings = try recommender.chosen(workspace)
        if let top { settings.lists = settings.lists.with(top: top) }
        var recommendations = try await ServiceFactory.recommendations(workspace, settings)
        if let offer {
            recommendations.offers.removeAll { ![$0.offer.id, $0.offer.source, $0.offer.title].contains(offer) }
            recommendations.candidates = []
            if recommendations.offers.isEmpty {
                let named = Terminal.safe(offer)
                throw Ending.usage(
                    speech.language.text("aucune offre ne s’appelle « \(named) »", "no offer is known as '\(named)'")
                )
            }
        } else if direction == .offers {
            recommendations.candidates = []
        } else {
            recommendations.offers = []
        }
        if output.json { return try Terminal.json(recommendations) }
        show(recommendations)
    }

    private func show(_ recommendations: Recommendations) {
        for entry in recommendations.offers {
            Terminal.print(
                Terminal.colored(Terminal.safe(entry.offer.title), .bold) + "  (\(Terminal.safe(entry.offer.source)))"
            )
            for match in entry.candidates {
                line(match.score, match.candidate.name, match.candidate.source, match.reasons)
            }
        }
        for entry in recommendations.candidates {
            Terminal.print(
                Terminal.colored(Terminal.safe(entry.candidate.name), .bold)
                    + "  (\(Terminal.safe(entry.candidate.source)))"
            )
            for match in entry.offers { line(match.score, match.offer.title, match.offer.source, match.reasons) }
        }
        showLeftOut(recommendations)
        if recommendations.offers.isEmpty, recommendations.candidates.isEmpty {
            Terminal.print(
                speech.language.text(
                    "rien à comparer pour l’instant : déposez des offres dans inbox/offers et des CV dans inbox/cv",
                    "nothing to match yet: drop offers into inbox/offers and CVs into inbox/cv"
                )
            )
        }
    }

    private func showLeftOut(_ recommendations: Recommendations) {
        let language = speech.language
        for (kind, why) in [
            (
                WarningKind.notACV,
                language.text("écartés, car ils ne ressemblent pas à des CV", "left out, as they do not look like CVs")
            ),
            (
                .noPerson,
                language.text(
                    "écartés, car ils ne disent pas de qui ils parlent",
                    "left out, as they do not say whose they are"
                )
            ),
        ]
        where recommendations.leftOut.contains(where: { $0.reason == kind.reason }) {
            let names = recommendations.namesLeftOut(because: kind.reason, Terminal.safe)
            Terminal.print(why + language.plainColon + names)
        }
    }

    private func line(_ score: Double, _ name: String, _ source: String, _ reasons: [String]) {
        let figure = speech.language.number(String(format: "%5.1f", score))
        Terminal.print("  \(figure)  \(Terminal.safe(name)) (\(Terminal.safe(source)))")
        for reason in reasons.prefix(3) { Terminal.print("         \(Terminal.safe(reason))") }
    }
}
