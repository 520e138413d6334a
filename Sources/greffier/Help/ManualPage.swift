// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import JobModel

/// The manual page of a verb of the first level, or of the whole program, for man(1).
struct ManualPage {
    private let root: HelpTree.Command
    /// `nil` for the page of the program.
    private let verb: HelpTree.Command?
    private let language: ReportLanguage
    private let version: String
    private let usage: (_ verbs: [String]) -> String

    init(
        of verb: HelpTree.Command?,
        in root: HelpTree.Command,
        _ language: ReportLanguage,
        version: String,
        usage: @escaping (_ verbs: [String]) -> String
    ) {
        self.root = root
        self.verb = verb
        self.language = language
        self.version = version
        self.usage = usage
    }

    /// As in `greffier-why.1`.
    var file: String { name + ".1" }

    private var name: String { ([root] + [verb].compactMap { $0 }).map(\.commandName).joined(separator: "-") }

    /// The source for troff, in UTF-8.
    var source: String {
        let own = verb ?? root
        var lines = [
            ".TH \(name.uppercased()) 1 \"\" \"greffier \(version)\" \"Greffier\"", ".nh", ".SH \(said("NOM", "NAME"))",
            "\(Self.plain(name)) \\- \(said(own.abstract))", ".SH SYNOPSIS", ".nf", Self.plain(shownUsage(own)), ".fi",
        ]
        if !own.prose.isEmpty { lines += [".SH DESCRIPTION"] + paragraphs(own.prose) }
        if verb == nil {
            lines += [".SH \(said("VERBES", "VERBS"))"] + own.verbs.flatMap { term($0.commandName, said($0.abstract)) }
        } else {
            for sub in own.verbs { lines += section(sub) }
        }
        lines += options(own, ".SH OPTIONS") + examples(own) + endings
        return lines.joined(separator: "\n") + "\n"
    }

    private func section(_ sub: HelpTree.Command) -> [String] {
        let words = [root.commandName, verb?.commandName ?? "", sub.commandName].joined(separator: " ")
        var lines = [".SH \(words.uppercased())", said(sub.abstract), ".PP", ".nf", Self.plain(shownUsage(sub)), ".fi"]
        if !sub.prose.isEmpty { lines += [".PP"] + paragraphs(sub.prose) }
        lines += options(sub, nil)
        if !sub.examples.isEmpty { lines += [".PP", ".nf"] + sub.examples.map(Self.plain) + [".fi"] }
        return lines
    }

    private func shownUsage(_ command: HelpTree.Command) -> String {
        let above = [verb?.commandName].compactMap { $0 }
        let words = command.commandName == root.commandName ? [] : above.contains(command.commandName) ? [] : above
        let text = usage(words + (command.commandName == root.commandName ? [] : [command.commandName]))
        return language == .french ? FrenchHelp.valueNames(in: text) : text
    }

    private func options(_ command: HelpTree.Command, _ heading: String?) -> [String] {
        let shown = (command.arguments ?? []).filter(\.shouldDisplay)
        if shown.isEmpty { return [] }
        return [heading].compactMap { $0 }
            + shown.flatMap { argument in
                let label = argument.synopsis { language == .french ? FrenchHelp.valueName($0) : $0 }
                let standard = argument.defaultValue.map { said(" (par défaut : \($0))", " (default: \($0))") } ?? ""
                return term(label, said(argument.abstract) + Self.plain(standard))
            }
    }

    private func examples(_ command: HelpTree.Command) -> [String] {
        if command.examples.isEmpty { return [] }
        return [".SH \(said("EXEMPLES", "EXAMPLES"))", ".nf"] + command.examples.map(Self.plain) + [".fi"]
    }

    /// What the codes mean and where to read on.
    private var endings: [String] {
        let codes = [
            ("0", said("fait", "done")), ("1", said("imprévu", "unexpected")),
            ("2", said("commande mal écrite, ou objet inconnu", "usage, or something unknown")),
            ("3", said("des documents ont échoué", "some documents failed")),
            ("4", said("pas prêt ou en attente", "not ready or waiting")),
        ]
        let others =
            verb == nil ? ["greffier\\-status(1)", "greffier\\-why(1)", "greffier\\-doctor(1)"] : ["greffier(1)"]
        return [".SH \(said("CODES DE SORTIE", "EXIT STATUS"))"] + codes.flatMap { term($0.0, $0.1) }
            + [".SH \(said("VOIR AUSSI", "SEE ALSO"))", others.joined(separator: ", ")]
    }

    private func term(_ label: String, _ text: String) -> [String] { [".TP", ".B " + Self.plain(label), text] }

    private func paragraphs(_ text: String) -> [String] {
        text.components(separatedBy: "\n\n").map { Self.plain(language == .french ? FrenchHelp.text($0) : $0) }
            .flatMap { [".PP", $0] }
    }

    private func said(_ french: String, _ english: String) -> String { language.text(french, english) }

    private func said(_ english: String?) -> String {
        Self.plain(language == .french ? FrenchHelp.text(english ?? "") : english ?? "")
    }

    /// `text` as troff prints it: nothing of it is a request or an escape.
    private static func plain(_ text: String) -> String {
        let escaped = text.replacing("\\", with: "\\e").replacing("-", with: "\\-").replacing("'", with: "\\(aq")
        return escaped.components(separatedBy: "\n").map { $0.hasPrefix(".") ? "\\&" + $0 : $0 }.joined(separator: "\n")
    }
}
