// SPDX-License-Identifier: GPL-3.0-or-later
import ArgumentParser
import Daemon
import JobModel

/// `greffier taxonomy remove`: takes an imported classification away.
struct TaxonomyRemoveCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "remove",
        abstract: "Take an imported classification away; the words that ship stay.",
        discussion: "Example: greffier taxonomy remove esco"
    )

    @Argument(help: "esco or rome.") var name: String
    @OptionGroup var options: WorkspaceOptions

    func run() async throws {
        do {
            guard try TaxonomyFiles.remove(name, from: try options.open(usingState: false)) else {
                let shown = Terminal.safe(name)
                throw Ending.usage(
                    ReportLanguage.ofProcess.text(
                        "aucune classification « \(shown) » n’a été importée : voir « greffier taxonomy list »",
                        "no classification '\(shown)' was imported: see `greffier taxonomy list`"
                    )
                )
            }
        } catch let error as GreffierError {
            throw Ending(code: 4, message: Terminal.safe(ReportLanguage.ofProcess.words(of: error)))
        }
    }
}
