// SPDX-License-Identifier: GPL-3.0-or-later
import JobModel

/// A profile as Markdown (CommonMark 0.31).
///
/// What could be taken for markup or HTML is escaped with a backslash.
struct MarkdownSheet {
    private(set) var text = ""
    private let colon: String

    init(_ sheet: ProfileSheet) {
        colon = sheet.language.plainColon
        append("# " + Self.escaped(sheet.title))
        if !sheet.label.isEmpty { append(Self.opening(sheet.label)) }
        append(sheet.contacts.map { "- " + Self.linked($0.text, $0.link) }.joined(separator: "\n"))
        for section in sheet.sections {
            append("## " + Self.escaped(section.heading))
            append(section.content)
        }
    }

    /// A block, set apart by an empty line.
    private mutating func append(_ block: String) {
        guard !block.isEmpty else { return }
        text += (text.isEmpty ? "" : "\n") + block + "\n"
    }

    private mutating func append(_ items: [ProfileSheet.Item]) {
        var list: [String] = []
        for item in items {
            switch item {
            case .pair(let name, let words): list.append("- " + pair(name, words))
            case .line(let text, let link):
                list.append("- " + (link == nil ? Self.opening(text) : Self.linked(text, link)))
            case .paragraph, .words, .entry:
                // What follows one another on lines is one list.
                append(list.joined(separator: "\n"))
                list = []
                append(item)
            }
        }
        append(list.joined(separator: "\n"))
    }

    private mutating func append(_ item: ProfileSheet.Item) {
        switch item {
        case .paragraph(let text): append(Self.opening(text))
        case .words(let words): append(words.map { "- " + Self.opening($0) }.joined(separator: "\n"))
        case .entry(let entry): append(entry)
        case .pair, .line: break
        }
    }

    private mutating func append(_ entry: ProfileSheet.Entry) {
        append("### " + Self.linked(entry.title, entry.link))
        let body = [entry.body, entry.place].filter { !$0.isEmpty }.map(Self.escaped).joined(separator: " · ")
        append(
            [body, entry.period.map { "*\(Self.escaped($0.text))*" } ?? ""].filter { !$0.isEmpty }
                .joined(separator: "\\\n")
        )
        for paragraph in entry.paragraphs { append(Self.opening(paragraph)) }
        append(entry.points.map { "- " + Self.opening($0) }.joined(separator: "\n"))
        append(Self.opening(entry.keywords.joined(separator: ", ")))
    }

    private func pair(_ name: String, _ words: String) -> String {
        if name.isEmpty || words.isEmpty { return Self.opening(name + words) }
        return "**\(Self.escaped(name))**\(colon)\(Self.escaped(words))"
    }

    private static func linked(_ text: String, _ link: String?) -> String {
        // Parentheses would end the target.
        link.map { "[\(escaped(text))](\($0.replacing("(", with: "%28").replacing(")", with: "%29")))" }
            ?? escaped(text)
    }

    /// `text` at the beginning of a line, where some more signs mean something.
    static func opening(_ text: String) -> String {
        let escaped = escaped(text)
        if let first = text.first, "-+=>".contains(first) { return "\\" + escaped }
        let digits = text.prefix { $0.isASCII && $0.isNumber }
        if !digits.isEmpty, let mark = text.dropFirst(digits.count).first, mark == "." || mark == ")" {
            return digits + "\\" + escaped.dropFirst(digits.count)
        }
        return escaped
    }

    /// `text` where its signs mean themselves.
    static func escaped(_ text: String) -> String {
        var result = ""
        for character in text {
            if "\\`*_[]<>#|~&".contains(character) { result.append("\\") }
            result.append(character)
        }
        return result
    }
}
