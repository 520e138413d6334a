// SPDX-License-Identifier: GPL-3.0-or-later
import ArgumentParser
import Daemon
import Foundation
import JobModel

/// `greffier collections merge`: two documents are of one person.
struct CollectionsMerge: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "merge",
        abstract: "Say that two documents are one person's: the newest of them stands for the person.",
        discussion: "Example: greffier collections merge k3x9q7fa p2m4t8zb"
    )
    @Argument(help: "An entry: its id, the last eight characters of it, or its file name.") var first: String
    @Argument(help: "Another entry.") var second: String
    @Flag(name: .long, help: "Take that back: what the documents say counts again.") var undo = false
    @OptionGroup var choice: CollectionOption
    @OptionGroup var options: WorkspaceOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        let workspace = try options.open()
        let book = try CollectionBook(workspace, readOnly: false)
        let outcome = try await book.merge(first, second, in: choice.collection, undo: undo)
        try CollectionDecisionText.show(outcome, json: output.json, workspace)
    }
}

/// `greffier collections split`: a document is nobody else's.
struct CollectionsSplit: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "split",
        abstract: "Say that a document is of another person than those it was put together with, or may be.",
        discussion: "Example: greffier collections split k3x9q7fa"
    )
    @Argument(help: "An entry: its id, the last eight characters of it, or its file name.") var entry: String
    @Flag(name: .long, help: "Take that back: what the documents say counts again.") var undo = false
    @OptionGroup var choice: CollectionOption
    @OptionGroup var options: WorkspaceOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        let workspace = try options.open()
        let book = try CollectionBook(workspace, readOnly: false)
        let outcome = try await book.split(entry, in: choice.collection, undo: undo)
        try CollectionDecisionText.show(outcome, json: output.json, workspace)
    }
}

/// What was decided, for people and programs.
enum CollectionDecisionText {
    static func show(_ outcome: CollectionDecision, json: Bool, _ workspace: Workspace) throws {
        if json { return try Terminal.json(outcome) }
        let language = ReportLanguage.spoken(in: workspace)
        if !outcome.changed {
            Terminal.print(
                language.text("rien à changer : c’était déjà le cas", "nothing to change: it was so already")
            )
        }
        for person in outcome.people { CollectionsPeople.show(person, language) }
    }
}
