// SPDX-License-Identifier: GPL-3.0-or-later
import JobModel

/// What a tag `{{…}}` says.
enum TemplateTag: Equatable {
    case value(TemplateExpression)
    case each([String])
    case condition([String], isNegated: Bool)
    case otherwise
    case end(Block)

    /// What an end tag closes.
    enum Block: String, Equatable {
        case each
        case condition = "if"
        case negation = "unless"
    }

    /// The kind of block that the tag opens.
    var opens: Block? {
        switch self {
        case .each: .each
        case .condition(_, let isNegated): isNegated ? .negation : .condition
        case .value, .otherwise, .end: nil
        }
    }
}

/// A path and the filters that its value goes through.
struct TemplateExpression: Equatable {
    var path: [String]
    var filters: [TemplateFilter.Use] = []
}

/// Reads the inside of a tag.
///
/// White space is free, and quotes may be of any kind, since word processors change both while people type.
struct TemplateTagParser {
    private var rest: Substring

    /// What a tag says that is none; the text goes into the message.
    struct Failure: Error {
        var reason: ErrorDetail

        init(_ english: String, french: String) { reason = .init(english, french: french) }
    }

    /// The tag of `text`, which is what stands between the braces.
    static func parse(_ text: String) throws(Failure) -> TemplateTag {
        var parser = TemplateTagParser(rest: Substring(CleanText.line(text)))
        return try parser.tag()
    }

    private mutating func tag() throws(Failure) -> TemplateTag {
        if take("/") { return .end(try endOfBlock()) }
        if take("#") { return try startOfBlock() }
        if rest == "else" { return .otherwise }
        let path = try path()
        var filters: [TemplateFilter.Use] = []
        while take("|") { filters.append(try filter()) }
        guard rest.isEmpty else { throw Failure("`\(rest)` is not understood", french: "`\(rest)` n’est pas compris") }
        return .value(.init(path: path, filters: filters))
    }

    private mutating func startOfBlock() throws(Failure) -> TemplateTag {
        let word = word()
        let path = try path()
        guard rest.isEmpty else { throw Failure("`\(rest)` is not understood", french: "`\(rest)` n’est pas compris") }
        switch word {
        case "each": return .each(path)
        case "if": return .condition(path, isNegated: false)
        case "unless": return .condition(path, isNegated: true)
        default:
            throw Failure(
                "`#\(word)` is none of #each, #if and #unless",
                french: "`#\(word)` n’est ni #each, ni #if, ni #unless"
            )
        }
    }

    private mutating func endOfBlock() throws(Failure) -> TemplateTag.Block {
        let word = word()
        guard let block = TemplateTag.Block(rawValue: word), rest.isEmpty else {
            throw Failure(
                "`/\(word)` is none of /each, /if and /unless",
                french: "`/\(word)` n’est ni /each, ni /if, ni /unless"
            )
        }
        return block
    }

    private mutating func path() throws(Failure) -> [String] {
        let word = word()
        guard !word.isEmpty else { throw Failure("a field's name is missing", french: "il manque le nom d’un champ") }
        if word == "." { return ["this"] }
        let steps = word.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
        guard !steps.contains(where: \.isEmpty) else {
            throw Failure("`\(word)` is no field name", french: "`\(word)` n’est pas un nom de champ")
        }
        return steps
    }

    private mutating func filter() throws(Failure) -> TemplateFilter.Use {
        let name = word()
        guard let filter = TemplateFilter(rawValue: name) else {
            let known = TemplateFilter.allCases.map(\.rawValue).joined(separator: ", ")
            throw Failure(
                "no filter `\(name)`; there are \(known)",
                french: "il n’y a pas de filtre `\(name)` ; il y a \(known)"
            )
        }
        let isBracketed = !take(":") && take("(")
        let argument = argument(isBracketed: isBracketed)
        if isBracketed { _ = take(")") }
        try check(filter, argument)
        return .init(filter: filter, argument: argument)
    }

    private func check(_ filter: TemplateFilter, _ argument: String?) throws(Failure) {
        let name = filter.rawValue
        switch filter.argument {
        case .text where argument == nil: throw Failure("`\(name)` needs a text", french: "`\(name)` demande un texte")
        case .none where argument != nil:
            throw Failure("`\(name)` takes no text", french: "`\(name)` ne prend pas de texte")
        case .number where argument.flatMap({ Int($0) }).map({ $0 < 1 }) ?? true:
            throw Failure("`\(name)` needs a number", french: "`\(name)` demande un nombre")
        case .length where argument.flatMap(Measure.emu) == nil:
            throw Failure(
                "`\(name)` needs a length such as 3cm",
                french: "`\(name)` demande une longueur, par exemple 3cm"
            )
        case .text, .none, .number, .length, .anyText: break
        }
    }

    /// A text in quotes of any kind, or what stands up to the next bar.
    private mutating func argument(isBracketed: Bool) -> String? {
        skipSpaces()
        let pairs: [Character: Character] = [
            "\"": "\"", "'": "'", "“": "”", "„": "“", "«": "»", "‘": "’", "”": "”", "’": "’",
        ]
        if let first = rest.first, let last = pairs[first] {
            let body = rest.dropFirst()
            if let end = body.firstIndex(of: last) ?? body.lastIndex(where: { "\"'”»’".contains($0) }) {
                var text = body[..<end]
                rest = body[body.index(after: end)...]
                if first == "«" { text = Self.withoutGuillemetSpaces(text) }
                skipSpaces()
                return String(text).replacing("\\n", with: "\n").replacing("\\t", with: "\t")
            }
        }
        let end = rest.firstIndex { $0 == "|" || isBracketed && $0 == ")" } ?? rest.endIndex
        let text = CleanText.trimmed(String(rest[..<end]))
        rest = rest[end...]
        return text.isEmpty ? nil : text
    }

    /// French guillemets carry a space of their own inside.
    private static func withoutGuillemetSpaces(_ text: Substring) -> Substring {
        var text = text
        if text.first == "\u{A0}" || text.first == "\u{202F}" { text = text.dropFirst() }
        if text.last == "\u{A0}" || text.last == "\u{202F}" { text = text.dropLast() }
        return text
    }

    private mutating func take(_ character: Character) -> Bool {
        skipSpaces()
        guard rest.first == character else { return false }
        rest = rest.dropFirst()
        skipSpaces()
        return true
    }

    private mutating func word() -> String {
        skipSpaces()
        let end = rest.firstIndex { $0.isWhitespace || "|:(\"'“«".contains($0) } ?? rest.endIndex
        defer {
            rest = rest[end...]
            skipSpaces()
        }
        return String(rest[..<end])
    }

    private mutating func skipSpaces() {
        while let first = rest.first, first.isWhitespace { rest = rest.dropFirst() }
    }
}
