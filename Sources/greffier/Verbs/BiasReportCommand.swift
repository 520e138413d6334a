// SPDX-License-Identifier: GPL-3.0-or-later
import ArgumentParser
import Daemon
import ProfileModel
import Stages

/// `greffier bias report`: the company's own CVs under another name, gender, age… against its own offers.
struct BiasReportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "report",
        abstract: "Score twins of the candidates and compare every figure with that of the original.",
        discussion: """
            Example: greffier bias report --collection candidates
            Scores with the weights of the pipeline that recommends. Ends with 1 when any figure differs.
            """
    )

    @Option(name: .long, help: "The collection of the candidates.") var collection = "candidates"
    @Option(name: .long, help: "The collection of the offers.") var offers = "offers"
    @Option(name: .long, help: "Examine at most this many candidates, spread over the collection.") var most = 500
    @OptionGroup var recommender: RecommenderOptions
    @OptionGroup var options: WorkspaceOptions
    @OptionGroup var output: OutputOptions
    @OptionGroup var speech: LanguageOptions

    func validate() throws {
        if most < 1 { throw ValidationError("--most takes a number from 1.") }
    }

    func run() async throws {
        let workspace = try options.open()
        let report = try await ServiceFactory.biasReport(
            workspace,
            candidates: collection,
            offers: offers,
            most: most,
            weights: try recommender.chosen(workspace) { $0.weights != $1.weights }.weights
        )
        if output.json { try Terminal.json(report) } else { BiasText(report, speech.language).print() }
        if report.verdict == .different { throw Ending(code: 1, message: nil) }
    }
}
