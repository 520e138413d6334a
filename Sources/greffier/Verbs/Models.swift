// SPDX-License-Identifier: GPL-3.0-or-later
import ArgumentParser

/// `greffier models`: the language models of the settings.
struct Models: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "List the language models of the settings, test them, have one fetched, see what they were asked.",
        subcommands: [ModelsList.self, ModelsTest.self, ModelsPull.self, ModelsUsage.self],
        defaultSubcommand: ModelsList.self
    )
}
