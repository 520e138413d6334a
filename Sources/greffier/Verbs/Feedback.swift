// SPDX-License-Identifier: GPL-3.0-or-later
import ArgumentParser
import Daemon
import JobModel
import Matching
import ProfileModel
import Retrieval

/// `greffier feedback`: what people decided about candidates for offers.
struct Feedback: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "List what was decided about candidates for offers, or take it back.",
        discussion: "Decisions come as CSV or JSON files dropped in inbox/feedback.",
        subcommands: [List.self, Undo.self],
        defaultSubcommand: List.self
    )

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "List the decisions, oldest first.",
            discussion: "Example: greffier feedback list"
        )
        @OptionGroup var options: WorkspaceOptions
        @OptionGroup var output: OutputOptions

        func run() async throws {
            let workspace = try options.open()
            let decisions = try await ServiceFactory.decisions(workspace)
            if output.json { return try Terminal.json(decisions) }
            show(decisions, ReportLanguage.spoken(in: workspace))
        }

        private func show(_ decisions: [FeedbackDecision], _ language: ReportLanguage) {
            if decisions.isEmpty {
                return Terminal.print(
                    language.text(
                        "aucune décision : déposez dans inbox/feedback un CSV aux colonnes offre, candidat et décision",
                        "no decisions yet: drop a CSV with offer, candidate and outcome into inbox/feedback"
                    )
                )
            }
            var table =
                language == .french
                ? TextTable("FICHIER", "LIGNE", "DÉCISION", "CANDIDAT", "OFFRE", "MOTIF")
                : TextTable("FILE", "LINE", "DECISION", "CANDIDATE", "OFFER", "REASON")
            for decision in decisions {
                let judgement = decision.judgement
                table.add(
                    judgement.file,
                    "\(judgement.line)",
                    Recommendations.Outcome(rawValue: judgement.outcome)?.text(language) ?? judgement.outcome,
                    decision.candidateName ?? "(\(judgement.candidate.suffix(8).lowercased()))",
                    decision.offerTitle ?? "(\(judgement.offer.suffix(8).lowercased()))",
                    judgement.reason ?? ""
                )
            }
            table.print()
        }
    }

    struct Undo: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Take back the decisions of one file or run, and learn the weights anew.",
            discussion: "Example: greffier feedback undo retours.csv"
        )
        @Argument(help: "The file's name or the run's id, as `feedback list` shows them.") var file: String
        @OptionGroup var options: WorkspaceOptions
        @OptionGroup var output: OutputOptions

        private struct Undone: Encodable { var undone: Int }

        func run() async throws {
            let workspace = try options.open()
            let language = ReportLanguage.spoken(in: workspace)
            let count = try await ServiceFactory.undoJudgements(workspace, of: file)
            guard count > 0 else {
                let name = Terminal.safe(file)
                throw Ending.usage(
                    language.text(
                        "aucune décision n’est venue avec « \(name) » ; `greffier feedback list` montre les fichiers",
                        "no decisions came with '\(name)'; `greffier feedback list` shows the files"
                    )
                )
            }
            if output.json { return try Terminal.json(Undone(undone: count)) }
            let plural = count == 1 ? "" : "s"
            Terminal.print(
                language.text("\(count) décision\(plural) annulée\(plural)", "\(count) decision\(plural) taken back")
            )
        }
    }
}
