// SPDX-License-Identifier: GPL-3.0-or-later
import ArgumentParser
import Daemon
import Foundation
import JobModel

/// `greffier collections list`: the collections with what they hold.
struct CollectionsList: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "List the collections with what they hold.",
        discussion: "Example: greffier collections list"
    )
    @OptionGroup var options: WorkspaceOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        let workspace = try options.open()
        let book = try CollectionBook(workspace, readOnly: true)
        let rows = try await book.collections()
        if output.json { return try Terminal.json(rows) }
        let language = ReportLanguage.spoken(in: workspace)
        guard !rows.isEmpty else {
            return Terminal.print(
                language.text(
                    "aucune collection : déposez des CV ou des offres",
                    "no collection yet: drop CVs or offers"
                )
            )
        }
        var table =
            language == .french
            ? TextTable("COLLECTION", "ENTRÉES", "OUVERTES", "PERSONNES", "DOUTES", "PASSAGES", "MODIFIÉE")
            : TextTable("COLLECTION", "ENTRIES", "OPEN", "PEOPLE", "DOUBTS", "PASSAGES", "CHANGED")
        for row in rows {
            table.add(
                row.name,
                "\(row.entries)",
                "\(row.open)",
                "\(row.people)",
                "\(row.doubtful)",
                "\(row.chunks)",
                row.updatedAt
            )
        }
        table.print()
    }
}
