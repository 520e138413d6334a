// SPDX-License-Identifier: GPL-3.0-or-later
import ArgumentParser
import Foundation
import JobModel

extension Greffier {
    /// How a verb is written, as the parser says it.
    static func usage(of verbs: [String]) -> String {
        verbs.isEmpty ? usageString() : usageString(for: command(verbs))
    }

    /// What the parser prints of itself, in the person's language where it is help or describes; versions stay as they are.
    static func spoken(_ message: String, _ language: ReportLanguage) -> String {
        if let script = completions(message, language) { return script }
        let isHelp = message.hasPrefix("OVERVIEW: ") || message.hasPrefix("USAGE: ")
        guard language == .french, isHelp else { return message }
        let typed = CommandLine.arguments.dropFirst().filter { !$0.hasPrefix("-") && $0 != "help" }
        guard let tree = try? HelpTree(of: Greffier.self) else { return message }
        let path = tree.path(to: Array(typed))
        let usage = usage(of: path.dropFirst().map(\.commandName))
        return HelpPage(path: path, usage: usage, columns: Screen.columns).text
    }

    /// A script of completions, whose descriptions are in the person's language; `nil` for anything else.
    private static func completions(_ message: String, _ language: ReportLanguage) -> String? {
        guard language == .french else { return nil }
        if message.hasPrefix("#compdef ") { return FrenchCompletions.script(message, for: .zsh) }
        let isFish = message.contains("\ncomplete -c 'greffier' ")
        return isFish ? FrenchCompletions.script(message, for: .fish) : nil
    }

    /// The completions of a shell, with descriptions in a language; bash shows none.
    static func completions(for shell: CompletionShell, in language: ReportLanguage) -> String {
        let script = completionScript(for: shell)
        return completions(script, language) ?? script
    }

    /// The verb that the words name, as far as they name one.
    static func command(_ verbs: [String]) -> any ParsableCommand.Type {
        verbs.reduce(Greffier.self as any ParsableCommand.Type) { command, word in
            command.configuration.subcommands.first { $0._commandName == word } ?? command
        }
    }
}
