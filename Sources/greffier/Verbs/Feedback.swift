// SPDX-License-Identifier: GPL-3.0-or-later
import ArgumentParser
import Daemon
import Foundation
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
            let judgements = try await ServiceFactory.judgements(try options.open())
            if output.json { return try Terminal.json(judgements) }
            if judgements.isEmpty {
                Terminal.print("no decisions yet: drop a CSV with offer, candidate and outcome into inbox/feedback")
            }
            for judgement in judgements {
                let reason = judgement.reason.map { "  (\(Terminal.safe($0)))" } ?? ""
                Terminal.print(
                    "\(judgement.run)  \(Terminal.safe(judgement.file)):\(judgement.line)  \(judgement.outcome)  "
                        + "\(judgement.candidate) for \(judgement.offer)\(reason)"
                )
            }
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
            let count = try await ServiceFactory.undoJudgements(try options.open(), of: file)
            guard count > 0 else { throw Ending.usage("no decisions came with '\(Terminal.safe(file))'") }
            if output.json { return try Terminal.json(Undone(undone: count)) }
            Terminal.print("\(count) decision\(count == 1 ? "" : "s") taken back")
        }
    }
}
