// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation

/// The help of one verb in French, laid out as the parser lays out the English one.
struct HelpPage {
    /// From the root to the verb.
    let path: [HelpTree.Command]
    /// As the parser prints it, in English.
    let usage: String
    let columns: Int

    private static let labelWidth = 26

    /// The page.
    var text: String {
        let verb = path[path.count - 1]
        var blocks = ["APERÇU : " + FrenchHelp.text(verb.abstract ?? "")]
        if !verb.prose.isEmpty { blocks.append(FrenchHelp.text(verb.prose)) }
        if !verb.examples.isEmpty { blocks.append(examples(verb.examples)) }
        blocks = blocks.map { block in
            block.components(separatedBy: "\n").flatMap { wrapped($0) }.joined(separator: "\n")
        }
        blocks.append("USAGE : " + FrenchHelp.valueNames(in: usage))
        let arguments = (verb.arguments ?? []).filter(\.shouldDisplay)
        blocks.append(section("ARGUMENTS", arguments.filter { $0.kind == .positional }.map(row)))
        blocks.append(section("OPTIONS", arguments.filter { $0.kind != .positional }.map(row)))
        blocks.append(
            section(
                "VERBES",
                verb.verbs.map {
                    let mark = $0.commandName == verb.defaultSubcommand ? " (par défaut)" : ""
                    return ($0.commandName + mark, FrenchHelp.text($0.abstract ?? ""))
                }
            )
        )
        if !verb.verbs.isEmpty {
            let names = ["greffier", "help"] + path.dropFirst().map(\.commandName)
            blocks.append("  Voir « \(names.joined(separator: " ")) <verbe> » pour le détail.")
        }
        return blocks.filter { !$0.isEmpty }.joined(separator: "\n\n")
    }

    private func examples(_ lines: [String]) -> String {
        lines.count == 1 ? "Exemple : \(lines[0])" : "Exemples :\n" + lines.map { "  \($0)" }.joined(separator: "\n")
    }

    private func row(_ argument: HelpTree.Argument) -> (label: String, text: String) {
        var text = FrenchHelp.text(argument.abstract ?? "")
        let values = (argument.allValues ?? []).filter { !$0.isEmpty }
        let list = values.isEmpty ? nil : "valeurs : \(values.joined(separator: ", "))"
        let standard = argument.defaultValue.flatMap { $0.isEmpty ? nil : "par défaut : \($0)" }
        let more = [list, standard].compactMap { $0 }.joined(separator: " ; ")
        if !more.isEmpty { text += (text.isEmpty ? "" : " ") + "(\(more))" }
        return (argument.synopsis(FrenchHelp.valueName), text)
    }

    private func section(_ title: String, _ rows: [(label: String, text: String)]) -> String {
        if rows.isEmpty { return "" }
        let indent = String(repeating: " ", count: Self.labelWidth)
        let lines = rows.flatMap { row -> [String] in
            let label = "  " + row.label
            let text = Paragraph.lines(row.text, width: columns - Self.labelWidth)
            if row.text.isEmpty { return [label] }
            let isNarrow = label.displayWidth < Self.labelWidth
            let first = isNarrow ? [label.padded(to: Self.labelWidth) + text[0]] : [label, indent + text[0]]
            return first + text.dropFirst().map { indent + $0 }
        }
        return ([title + " :"] + lines).joined(separator: "\n")
    }

    private func wrapped(_ line: String) -> [String] {
        line.hasPrefix("  ") ? [line] : Paragraph.lines(line, width: columns)
    }
}

extension String {
    /// With spaces behind it up to so many columns.
    func padded(to columns: Int) -> String { self + String(repeating: " ", count: max(0, columns - displayWidth)) }
}
