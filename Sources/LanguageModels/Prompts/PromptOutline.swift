// SPDX-License-Identifier: GPL-3.0-or-later

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
            complain(place.line, place.column, "this tag is not closed by \(scanner.closing)")
        }
        for tag in open {
            complain(tag.line, tag.column, "the section {{#\(tag.name)}} is never closed by {{/\(tag.name)}}")
        }
        mistakes.sort { ($0.line, $0.column) < ($1.line, $1.column) }
    }

    /// What the names of all tags begin with.
    package var roots: Set<String> { Set(tags.map(\.root)).subtracting([""]) }

    private mutating func complain(_ line: Int, _ column: Int, _ message: String) {
        mistakes.append(PromptMistake(line: line, column: column, message: message))
    }

    private mutating func add(_ raw: PromptScanner.Tag) {
        switch raw.sign {
        case "!", "=": return
        case ">", "<", "$":
            complain(
                raw.line,
                raw.column,
                "{{\(raw.sign ?? " ")…}} takes in another template, and a prompt is one file"
            )
        case "%": complain(raw.line, raw.column, "{{%…}} sets an option, and prompts have none: nothing is escaped")
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
                    ? "this tag names nothing" : "'\(raw.content.prefix(40))' cannot be the name of a value"
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
            return complain(raw.line, raw.column, "{{/\(name)}} closes a section that is not open")
        }
        if last.name == name {
            open.removeLast()
        } else if let index = open.lastIndex(where: { $0.name == name }) {
            complain(raw.line, raw.column, "{{/\(name)}} stands inside {{#\(last.name)}}, which is still open")
            open.removeSubrange(index...)
        } else {
            complain(raw.line, raw.column, "{{/\(name)}} closes a section that is not open")
        }
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
