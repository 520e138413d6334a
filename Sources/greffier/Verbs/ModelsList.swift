// SPDX-License-Identifier: GPL-3.0-or-later
import ArgumentParser
import Daemon
import LanguageModels

/// `greffier models list`: the models of the settings, and what their servers have.
struct ModelsList: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "List the models of greffier.yaml, their servers, and what each server has.",
        discussion: "Example: greffier models list"
    )
    @OptionGroup var options: WorkspaceOptions
    @OptionGroup var output: OutputOptions
    @OptionGroup var speech: LanguageOptions

    func run() async throws {
        let models = try ConfiguredModels(workspace: options.open(usingState: false), language: speech.language)
        let reports = await models.look(at: models.all, trial: false)
        if output.json { return try Terminal.json(reports) }
        for (index, report) in reports.enumerated() {
            if index > 0 { Terminal.print("") }
            ModelText(report, speech.language).list()
        }
    }
}
