// SPDX-License-Identifier: GPL-3.0-or-later
import ArgumentParser
import Foundation

extension Greffier {
    /// How a verb is written, as the parser says it.
    static func usage(of verbs: [String]) -> String {
        verbs.isEmpty ? usageString() : usageString(for: command(verbs))
    }

    /// What the parser prints of itself, in the person's language where it is help; versions and scripts stay as they are.
    static func spoken(_ message: String, _ language: MessageLanguage) -> String {
        let isHelp = message.hasPrefix("OVERVIEW: ") || message.hasPrefix("USAGE: ")
        guard language == .fr, isHelp else { return message }
        let typed = CommandLine.arguments.dropFirst().filter { !$0.hasPrefix("-") && $0 != "help" }
        guard let tree = try? HelpTree(of: Greffier.self) else { return message }
        let path = tree.path(to: Array(typed))
        let usage = usage(of: path.dropFirst().map(\.commandName))
        return HelpPage(path: path, usage: usage, columns: Screen.columns).text
    }

    /// The verb that the words name, as far as they name one.
    static func command(_ verbs: [String]) -> any ParsableCommand.Type {
        verbs.reduce(Greffier.self as any ParsableCommand.Type) { command, word in
            command.configuration.subcommands.first { $0._commandName == word } ?? command
        }
    }
}
