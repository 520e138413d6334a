// SPDX-License-Identifier: GPL-3.0-or-later

/// One line as Markdown: emphasis, links, and a backslash before what would be taken for markup (CommonMark 0.31, and
/// tables and strikethrough of GitHub).
///
/// Numbers and dashes at the start stay as they are: a list made of them looks the same.
struct MarkdownLine {
    private(set) var text = ""

    /// Writes `line` without the white space at its ends.
    ///
    /// `emphasis` is off for headings, which are bold anyway.
    init(_ line: Line, emphasis: Bool) {
        let runs = StyledRun.runs(of: line, emphasis: emphasis)
        for (index, run) in runs.enumerated() {
            let next = index + 1 < runs.count ? runs[index + 1].text.first : nil
            append(run, before: next)
        }
        escapeStart()
    }

    private mutating func append(_ run: StyledRun, before next: Character?) {
        let leading = run.text.prefix(while: \.isWhitespace)
        let trailing = run.text.dropFirst(leading.count).reversed().prefix(while: \.isWhitespace).count
        let core = run.text.dropFirst(leading.count).dropLast(trailing)
        text += leading
        guard !core.isEmpty else { return }
        let follower = trailing > 0 ? " " : next
        let inner = run.target.map { "[" + Self.escaped(core) + "](" + Self.escaped(target: $0) + ")" }
        let body = inner ?? Self.escaped(core)
        let marks =
            Self.opens(body.first, after: text.last) && Self.closes(body.last, before: follower) ? run.marks : ""
        text += marks + body + marks
        text += run.text.suffix(trailing)
    }

    /// Whether marks between `before` and `first` open emphasis.
    private static func opens(_ first: Character?, after before: Character?) -> Bool {
        guard let first, first.isMark else { return true }
        return before.map { $0.isWhitespace || $0.isMark } ?? true
    }

    /// Whether marks between `last` and `next` close emphasis.
    private static func closes(_ last: Character?, before next: Character?) -> Bool {
        guard let last, last.isMark else { return true }
        return next.map { $0.isWhitespace || $0.isMark } ?? true
    }

    /// A line that would be a heading, a quotation or a rule, or make the line above a heading.
    private mutating func escapeStart() {
        guard let first = text.first else { return }
        switch first {
        case "#":
            let rest = text.drop { $0 == "#" }
            if rest.isEmpty || rest.first?.isWhitespace == true { text = "\\" + text }
        case ">": text = "\\" + text
        case "=", "-", "_":
            if text.allSatisfy({ $0 == first || $0.isWhitespace }) { text = "\\" + text }
        default: break
        }
    }

    private static func escaped(_ text: Substring) -> String {
        guard text.utf8.contains(where: special.contains) else { return String(text) }
        var result = ""
        var before: Character?
        for (index, character) in zip(text.indices, text) {
            if needsEscape(character, before: before, rest: text[index...].dropFirst()) { result += "\\" }
            result.append(character)
            before = character
        }
        return result
    }

    private static let special = Set("\\*_`<&]~".utf8)

    private static func needsEscape(_ character: Character, before: Character?, rest: Substring) -> Bool {
        switch character {
        case "*": !(before?.isWhitespace ?? true) || !(rest.first?.isWhitespace ?? true)
        case "`": true
        case "\\": rest.first.map { $0.isASCII && $0.isMark } ?? false
        case "_": !(before?.isWordPart ?? false && rest.first?.isWordPart ?? false)
        case "<": rest.first.map { $0.isLetter || "/!?".contains($0) } ?? false
        case "&": rest.first.map { $0.isLetter || $0 == "#" } ?? false && isEntity(rest)
        case "]": rest.first == "(" || rest.first == "["
        case "~": rest.first == "~" && before != "~"
        default: false
        }
    }

    private static func isEntity(_ rest: Substring) -> Bool {
        let name = rest.prefix(32).prefix { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "#") }
        return !name.isEmpty && rest.dropFirst(name.count).first == ";"
    }

    private static func escaped(target: String) -> String {
        var result = ""
        for scalar in target.unicodeScalars {
            switch scalar {
            case " ": result += "%20"
            case "(": result += "%28"
            case ")": result += "%29"
            case "<": result += "%3C"
            case ">": result += "%3E"
            case "\\": result += "%5C"
            case "|": result += "%7C"
            default: if scalar.value >= 0x20 { result.unicodeScalars.append(scalar) }
            }
        }
        return result
    }
}

extension Character {
    /// Punctuation or a symbol, as emphasis counts them.
    fileprivate var isMark: Bool { isPunctuation || isSymbol }
    fileprivate var isWordPart: Bool { isLetter || isNumber }
}
