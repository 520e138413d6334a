// SPDX-License-Identifier: GPL-3.0-or-later
import ArgumentParser
import Foundation

/// The verbs with their arguments, as the parser describes them itself.
struct HelpTree: Decodable {
    var command: Command

    struct Command: Decodable {
        var commandName: String
        var abstract: String?
        var discussion: String?
        var shouldDisplay: Bool?
        var defaultSubcommand: String?
        var subcommands: [Command]?
        var arguments: [Argument]?
    }

    struct Argument: Decodable {
        enum Kind: String, Decodable { case positional, option, flag }

        var kind: Kind
        var shouldDisplay: Bool
        var isOptional: Bool
        var isRepeating: Bool
        var names: [Name]?
        var valueName: String?
        var defaultValue: String?
        var allValues: [String]?
        var abstract: String?
    }

    struct Name: Decodable {
        enum Kind: String, Decodable { case long, short, longWithSingleDash }

        var kind: Kind
        var name: String

        var text: String { (kind == .long ? "--" : "-") + name }
    }

    /// What the parser prints for `--experimental-dump-help`: it has no other way to tell.
    init(of root: any ParsableCommand.Type) throws {
        let text: String
        do {
            _ = try root.parseAsRoot(["--experimental-dump-help"])
            text = ""
        } catch {
            text = root.fullMessage(for: error)
        }
        self = try JSONDecoder().decode(Self.self, from: Data(text.utf8))
    }

    /// The command that the words name, with those above it from the root on; words that are no verb are passed over.
    func path(to words: [String]) -> [Command] {
        var path = [command]
        for word in words {
            guard let next = path[path.count - 1].subcommands?.first(where: { $0.commandName == word }) else { break }
            path.append(next)
        }
        return path
    }
}

extension HelpTree.Command {
    /// The verbs below it that people are told of.
    var verbs: [HelpTree.Command] {
        (subcommands ?? []).filter { $0.commandName != "help" && $0.shouldDisplay != false }
    }

    /// What is told in `discussion` beside the examples, and the examples as they can be typed.
    var prose: String {
        (discussion ?? "").split(separator: "\n", omittingEmptySubsequences: false)
            .filter { !Self.isExample($0) }
            .joined(separator: "\n").trimmingCharacters(in: .whitespacesAndNewlines)
    }

    var examples: [String] {
        (discussion ?? "").split(separator: "\n").filter(Self.isExample).flatMap { line in
            line.replacing(#/^Examples?: /#, with: "").components(separatedBy: ", greffier ").enumerated()
                .map { ($0.offset == 0 ? "" : "greffier ") + $0.element.trimmingCharacters(in: .whitespaces) }
        }
    }

    private static func isExample(_ line: Substring) -> Bool {
        line.hasPrefix("Example") || line.hasPrefix("          greffier ")
    }
}

extension HelpTree.Argument {
    /// Names and value as a person types them: `-h, --help`, `--top <n>`, `<file> ...`.
    func synopsis(_ value: (String) -> String) -> String {
        let shown = "<\(value(valueName ?? ""))>"
        let all = (names ?? []).sorted { ($0.text.count, $0.text) < ($1.text.count, $1.text) }.map(\.text)
        let text =
            switch kind {
            case .positional: shown
            case .option: all.joined(separator: ", ") + " \(shown)"
            case .flag: all.joined(separator: ", ")
            }
        return text + (isRepeating && kind != .flag ? " ..." : "")
    }
}
