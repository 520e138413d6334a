// SPDX-License-Identifier: GPL-3.0-or-later
import ArgumentParser
import Daemon
import LanguageModels

/// `greffier models test`: asks every endpoint a real question.
struct ModelsTest: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "test",
        abstract: "Ask each server of the models a real question, and say what is wrong and how to mend it.",
        discussion: """
            Ends with 0 when every model has a server that can be used, else with 4.

            Example: greffier models test default
            """
    )
    @Argument(help: "A model of greffier.yaml; all of them unless named.") var name: String?
    @OptionGroup var options: WorkspaceOptions
    @OptionGroup var output: OutputOptions
    @OptionGroup var speech: LanguageOptions

    func run() async throws {
        let models = try ConfiguredModels(workspace: options.open(usingState: false), language: speech.language)
        let reports = await models.look(at: try name.map { [try models.named($0)] } ?? models.all, trial: true)
        if output.json {
            try Terminal.json(reports)
        } else {
            for (index, report) in reports.enumerated() {
                if index > 0 { Terminal.print("") }
                ModelText(report, speech.language).test()
            }
        }
        if !reports.allSatisfy(\.isUsable) { throw Ending(code: Ending.notReadyCode, message: nil) }
    }
}
