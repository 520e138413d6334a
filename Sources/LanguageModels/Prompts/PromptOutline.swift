// SPDX-License-Identifier: GPL-3.0-or-later
import JobModel

/// The tags of a prompt with their places: what it names, and what is wrong with it before anything is filled in.
package struct PromptOutline: Sendable {
    /// Values that are named, and sections over them, in the order of the text.
    package private(set) var tags: [Tag] = []
    package private(set) var mistakes: [PromptMistake] = []
    private var open: [Tag] = []

    /// One tag that names something.
    package struct Tag: Sendable, Hashable {
        /// The whole name without the functions around it, as in `profile.basics.name`.
        package var name: String
        /// Whether a section stands around it, whose value is looked into first.
        package var isInside: Bool
        /// From 1.
        package var line: Int
        /// From 1.
        package var column: Int

        /// What the name begins with, as in `profile`; empty for `.` and what begins with it.
        package var root: String {
            name.hasPrefix(".") ? "" : name.split(separator: ".").first.map(String.init) ?? ""
        }
    }

    package init(_ text: String) {
        var scanner = PromptScanner(text)
        while let raw = scanner.next() { add(raw) }
        if let place = scanner.unclosed {
            complain(
                place.line,
                place.column,
                "this tag is not closed by \(scanner.closing)",
                french: "cette balise n’est pas fermée par \(scanner.closing)"
            )
        }
        for tag in open {
            complain(
                tag.line,
                tag.column,
                "the section {{#\(tag.name)}} is never closed by {{/\(tag.name)}}",
                french: "la section {{#\(tag.name)}} n’est jamais fermée par {{/\(tag.name)}}"
            )
        }
        mistakes.sort { ($0.line, $0.column) < ($1.line, $1.column) }
    }

    /// What the names of all tags begin with.
    package var roots: Set<String> { Set(tags.map(\.root)).subtracting([""]) }

    private mutating func complain(_ line: Int, _ column: Int, _ message: String, french: String) {
        mistakes.append(PromptMistake(line: line, column: column, ErrorDetail(message, french: french)))
    }

    private mutating func add(_ raw: PromptScanner.Tag) {
        switch raw.sign {
        case "!", "=": return
        case ">", "<", "$":
            complain(
                raw.line,
                raw.column,
                "{{\(raw.sign ?? " ")…}} takes in another template, and a prompt is one file",
                french: "{{\(raw.sign ?? " ")…}} appelle un autre modèle de texte, et un prompt est un seul fichier"
            )
        case "%":
            complain(
                raw.line,
                raw.column,
                "{{%…}} sets an option, and prompts have none: nothing is escaped",
                french: "{{%…}} règle une option, et les prompts n’en ont pas : rien n’est échappé"
            )
        case "/": close(raw)
        default: name(raw)
        }
    }

    private mutating func name(_ raw: PromptScanner.Tag) {
        guard let name = Self.name(in: raw.content) else {
            complain(
                raw.line,
                raw.column,
                raw.content.isEmpty
                    ? "this tag names nothing" : "'\(raw.content.prefix(40))' cannot be the name of a value",
                french: raw.content.isEmpty
                    ? "cette balise ne nomme rien"
                    : "« \(raw.content.prefix(40)) » ne peut pas être le nom d’une valeur"
            )
            return
        }
        let tag = Tag(
            name: name,
            isInside: !open.isEmpty,
            line: raw.line,
            column: raw.column
        )
        tags.append(tag)
        if raw.sign == "#" || raw.sign == "^" { open.append(tag) }
    }

    private mutating func close(_ raw: PromptScanner.Tag) {
        let name = Self.name(in: raw.content) ?? raw.content
        guard let last = open.last else {
            return complainOfClosing(name, raw)
        }
        if last.name == name {
            open.removeLast()
        } else if let index = open.lastIndex(where: { $0.name == name }) {
            complain(
                raw.line,
                raw.column,
                "{{/\(name)}} stands inside {{#\(last.name)}}, which is still open",
                french: "{{/\(name)}} est dans {{#\(last.name)}}, qui est encore ouverte"
            )
            open.removeSubrange(index...)
        } else {
            complainOfClosing(name, raw)
        }
    }

    private mutating func complainOfClosing(_ name: String, _ raw: PromptScanner.Tag) {
        complain(
            raw.line,
            raw.column,
            "{{/\(name)}} closes a section that is not open",
            french: "{{/\(name)}} ferme une section qui n’est pas ouverte"
        )
    }

    /// The name inside functions such as `uppercased(name)`.
    private static func name(in content: String) -> String? {
        var name = Substring(content)
        while let opening = name.firstIndex(of: "("), name.hasSuffix(")") {
            name = name[name.index(after: opening)...].dropLast()
        }
        let isFine = name.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || ".-_?*".contains($0)) }
        // `{{#last()}}` asks for the place in a list.
        return isFine && (!name.isEmpty || content.hasSuffix("()")) ? (name.isEmpty ? "." : String(name)) : nil
    }
}
