// SPDX-License-Identifier: GPL-3.0-or-later
import ArgumentParser
import Daemon
import Foundation
import JobModel

/// `greffier collections remove`: takes entries, or a whole collection, out of what is searched and matched.
struct CollectionsRemove: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "remove",
        abstract: "Take entries out of a collection; results in the outbox stay, and a file dropped again comes back.",
        discussion: "Example: greffier collections remove offers poste.pdf"
    )
    @Argument(help: "The collection.") var collection: String
    @Argument(help: "Entries: ids, the last eight characters of them, or file names.") var entries: [String] = []
    @Flag(name: .long, help: "The whole collection.") var all = false
    @OptionGroup var options: WorkspaceOptions
    @OptionGroup var output: OutputOptions

    func validate() throws {
        guard all == !entries.isEmpty else { return }
        throw ValidationError(all ? "name entries or --all, not both" : "name an entry, or --all for the collection")
    }

    func run() async throws {
        let workspace = try options.open()
        let book = try CollectionBook(workspace, readOnly: false)
        let removed = try await all ? book.removeAll(of: collection) : book.remove(entries, from: collection)
        if output.json { return try Terminal.json(removed) }
        let language = ReportLanguage.spoken(in: workspace)
        for entry in removed.removed {
            Terminal.print(
                language.text("retiré : ", "removed: ")
                    + "\(entry.shortID)  \(Terminal.safe(entry.title))  (\(Terminal.safe(entry.source)))"
            )
        }
    }
}
