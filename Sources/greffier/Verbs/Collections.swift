// SPDX-License-Identifier: GPL-3.0-or-later
import ArgumentParser

/// `greffier collections`: what is kept to be searched and matched, and whose it is.
struct Collections: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "List the collections and what they hold, take entries out, say which CVs are one person's.",
        subcommands: [
            CollectionsList.self, CollectionsShow.self, CollectionsPeople.self, CollectionsMerge.self,
            CollectionsSplit.self, CollectionsRemove.self, CollectionsRebuild.self,
            CollectionsExport.self, CollectionsImport.self,
        ],
        defaultSubcommand: CollectionsList.self
    )
}
