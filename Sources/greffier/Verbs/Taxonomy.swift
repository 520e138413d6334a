// SPDX-License-Identifier: GPL-3.0-or-later
import ArgumentParser

/// `greffier taxonomy`: classifications of skills and occupations from outside.
struct Taxonomy: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Import ESCO or ROME, so that more skills and titles are known; list or remove what was imported.",
        subcommands: [TaxonomyImportCommand.self, TaxonomyListCommand.self, TaxonomyRemoveCommand.self],
        defaultSubcommand: TaxonomyListCommand.self
    )
}
