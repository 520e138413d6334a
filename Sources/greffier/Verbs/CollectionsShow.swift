// SPDX-License-Identifier: GPL-3.0-or-later
import ArgumentParser
import Daemon
import Foundation
import JobModel

/// `greffier collections show`: the entries of a collection.
struct CollectionsShow: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show",
        abstract:
            "Show the entries of a collection: their status, whose they are, and which is the newest of each person.",
        discussion: "Example: greffier collections show offers"
    )
    @Argument(help: "The collection.") var collection: String
    @OptionGroup var options: WorkspaceOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        let workspace = try options.open()
        let language = ReportLanguage.spoken(in: workspace)
        let contents = try await CollectionBook(workspace, readOnly: true).contents(of: collection)
        if output.json { return try Terminal.json(contents) }
        var table =
            language == .french
            ? TextTable("ENTRÉE", "TITRE", "FICHIER", "ÉTAT", "PERSONNE")
            : TextTable("ENTRY", "TITLE", "FILE", "STATUS", "PERSON")
        for entry in contents.entries {
            table.add(
                entry.shortID,
                entry.title,
                entry.source,
                Self.status(entry, language),
                Self.person(entry, in: contents, language)
            )
        }
        table.print()
        CollectionsPeople.show(contents.doubtful, language)
    }

    private static func status(_ entry: CollectionContents.Entry, _ language: ReportLanguage) -> String {
        let last = entry.validUntil.map { language.text(" jusqu’au \($0)", " until \($0)") } ?? ""
        if entry.open { return language.text("ouverte", "open") + last }
        return entry.status == "closed"
            ? language.text("close", "closed")
            : language.text("close depuis le \(entry.validUntil ?? "")", "closed since \(entry.validUntil ?? "")")
    }

    private static func person(
        _ entry: CollectionContents.Entry,
        in contents: CollectionContents,
        _ language: ReportLanguage
    ) -> String {
        guard let person = entry.person else { return "" }
        let versions = contents.entries.count { $0.person == person }
        guard versions > 1 else { return "" }
        return entry.current
            ? language.text("la plus récente de \(versions)", "newest of \(versions)")
            : language.text("version antérieure", "older version")
    }
}
