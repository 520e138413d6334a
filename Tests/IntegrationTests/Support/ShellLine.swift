// SPDX-License-Identifier: GPL-3.0-or-later

/// A line of a shell as documentation shows it, cut into commands and their words.
///
/// It knows quotation marks, `$(…)`, comments, `|`, `;`, `&` and redirections, and no more.
struct ShellLine {
    /// The words of each command, without quotation marks.
    private(set) var commands: [[String]] = [[]]
    private var word: String?

    init(_ line: some StringProtocol) {
        var rest = Substring(line)
        while let character = rest.popFirst() {
            switch character {
            case "'", "\"":
                append(rest.prefix { $0 != character })
                rest = rest.drop { $0 != character }.dropFirst()
            case "$" where rest.first == "(":
                append("$" + rest.prefix { $0 != ")" } + ")")
                rest = rest.drop { $0 != ")" }.dropFirst()
            case " ", "\t": endWord()
            case "#" where word == nil: rest = ""
            case "|", ";", "&":
                endWord()
                commands.append([])
            case ">", "<":
                endWord()
                rest = rest.drop { $0 == ">" || $0 == " " }.drop { $0 != " " }
            default: append(String(character))
            }
        }
        endWord()
    }

    /// The arguments of every `greffier` that it starts, by itself, after variables, by `sudo` or by `systemd-run`.
    var calls: [[String]] {
        commands.compactMap { command in
            var words = command.drop { $0.wholeMatch(of: /[A-Z_]+=.*/) != nil }
            if words.first == "sudo" { words = Self.afterSudo(words.dropFirst()) }
            if words.first == "systemd-run" { words = words.drop { $0 != "greffier" } }
            guard let program = words.first, program == "greffier" || program.hasSuffix("/greffier") else { return nil }
            return Array(words.dropFirst())
        }
    }

    private static func afterSudo(_ words: ArraySlice<String>) -> ArraySlice<String> {
        var words = words
        while let option = words.first, option.hasPrefix("-") { words = words.dropFirst(option == "-u" ? 2 : 1) }
        return words
    }

    private mutating func append(_ text: some StringProtocol) { word = (word ?? "") + text }

    private mutating func endWord() {
        if let word { commands[commands.count - 1].append(word) }
        word = nil
    }
}
