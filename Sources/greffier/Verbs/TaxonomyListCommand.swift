// SPDX-License-Identifier: GPL-3.0-or-later
import ArgumentParser
import Daemon
import JobModel

/// `greffier taxonomy list`: the classifications that were imported.
struct TaxonomyListCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "List the classifications that were imported, with the sentence that their publishers ask for.",
        discussion: "Example: greffier taxonomy list"
    )

    @OptionGroup var options: WorkspaceOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        let listings = TaxonomyFiles.list(try options.open(usingState: false))
        if output.json { return try Terminal.json(listings) }
        let language = ReportLanguage.ofProcess
        if listings.isEmpty {
            return Terminal.print(language.text("aucune classification importée", "no classification was imported"))
        }
        for listing in listings {
            let count = language.text("\(listing.entries) entrées", "\(listing.entries) entries")
            Terminal.print("\(listing.name)  \(count)  \(Terminal.safe(listing.origin))")
            Terminal.print("      \(listing.attribution)")
        }
    }
}
