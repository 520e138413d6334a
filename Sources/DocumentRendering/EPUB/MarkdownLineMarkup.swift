// SPDX-License-Identifier: GPL-3.0-or-later
import Pages

/// Markdown inside a paragraph as XHTML: emphasis, code, links, breaks and escapes.
///
/// Links lead to http, https, mailto and tel alone; of pictures their words stay. What is no markup is text.
struct MarkdownLineMarkup {
    private let text: [Character]
    private var place = 0
    private var pieces: [String] = []
    private var open: [Opener] = []
    private var plain = ""

    /// Marks of emphasis that may be closed yet.
    private struct Opener {
        var sign: Character
        var count: Int
        var piece: Int
    }

    static func markup(_ text: String) -> String {
        var reader = MarkdownLineMarkup(text)
        return reader.read()
    }

    /// The words without markup, for the table of contents and titles.
    static func words(_ text: String) -> String {
        let marked = markup(text).replacing("<br/>\n", with: " ")
        var words = ""
        var isTag = false
        for character in marked {
            if character == "<" {
                isTag = true
            } else if character == ">" {
                isTag = false
            } else if !isTag {
                words.append(character)
            }
        }
        return CleanText.line(Self.decoded(words))
    }

    private init(_ text: String) { self.text = Array(text) }

    private mutating func read() -> String {
        while place < text.count {
            switch text[place] {
            case "\\": readEscape()
            case "`": readCode()
            case "*", "_": readEmphasis()
            case "!" where next == "[": if !readLink(from: place + 1, isPicture: true) { take() }
            case "[": if !readLink(from: place, isPicture: false) { take() }
            case "<": readAddress()
            case "&": readEntity()
            case "\n": readBreak()
            default: take()
            }
        }
        flush()
        return pieces.joined()
    }

    private var next: Character? { place + 1 < text.count ? text[place + 1] : nil }

    private mutating func take() {
        plain.append(text[place])
        place += 1
    }

    private mutating func flush() {
        if !plain.isEmpty { pieces.append(Escaping.escape(plain, apostrophes: false)) }
        plain = ""
    }

    private mutating func add(markup: String) {
        flush()
        pieces.append(markup)
    }

    private mutating func readEscape() {
        if next == "\n" {
            add(markup: "<br/>\n")
            place += 2
        } else if let next, next.isASCII, next.isPunctuation || next.isSymbol {
            plain.append(next)
            place += 2
        } else {
            take()
        }
    }

    /// Two spaces before the end of a line keep it; else lines flow on.
    private mutating func readBreak() {
        let isHard = plain.hasSuffix("  ")
        while plain.last == " " { plain.removeLast() }
        add(markup: isHard ? "<br/>\n" : "\n")
        place += 1
        while place < text.count, text[place] == " " { place += 1 }
    }

    private mutating func readCode() {
        let count = text[place...].prefix { $0 == "`" }.count
        var end = place + count
        while end < text.count {
            guard text[end] == "`" else {
                end += 1
                continue
            }
            let closing = text[end...].prefix { $0 == "`" }.count
            if closing == count {
                let code = CleanText.trimmed(String(text[place + count..<end]))
                add(markup: "<code>\(Escaping.escape(code, apostrophes: false))</code>")
                place = end + count
                return
            }
            end += closing
        }
        plain += String(repeating: "`", count: count)
        place += count
    }

    // MARK: Emphasis

    private mutating func readEmphasis() {
        let sign = text[place]
        let count = text[place...].prefix { $0 == sign }.count
        let before: Character = place > 0 ? text[place - 1] : " "
        let after: Character = place + count < text.count ? text[place + count] : " "
        place += count
        let isInWord = sign == "_" && (before.isLetter || before.isNumber) && (after.isLetter || after.isNumber)
        guard count <= 3, !isInWord else {
            plain += String(repeating: sign, count: count)
            return
        }
        if !before.isWhitespace, let opener = open.lastIndex(where: { $0.sign == sign && $0.count == count }) {
            let (start, end) = Self.tags(count)
            pieces[open[opener].piece] = start
            open.removeSubrange(opener...)
            add(markup: end)
        } else if !after.isWhitespace, open.count < 64 {
            add(markup: String(repeating: sign, count: count))
            open.append(Opener(sign: sign, count: count, piece: pieces.count - 1))
        } else {
            plain += String(repeating: sign, count: count)
        }
    }

    private static func tags(_ count: Int) -> (String, String) {
        switch count {
        case 1: ("<em>", "</em>")
        case 2: ("<strong>", "</strong>")
        default: ("<strong><em>", "</em></strong>")
        }
    }

    // MARK: Links

    /// How far a link may reach: without an end, each bracket would have the rest of the text looked through.
    private static let longestLink = 2000

    private mutating func readLink(from start: Int, isPicture: Bool) -> Bool {
        let limit = min(text.count, start + Self.longestLink)
        guard let close = end(of: "[", "]", from: start, before: limit), close + 1 < limit, text[close + 1] == "(",
            let last = end(of: "(", ")", from: close + 1, before: limit)
        else { return false }
        let words = String(text[start + 1..<close])
        if isPicture {
            plain += Self.words(words)
        } else {
            // Behind the address a title may stand.
            let target = text[close + 2..<last].split(whereSeparator: \.isWhitespace).first.map { String($0) } ?? ""
            let address = LinkTarget.address(target.trimmingBrackets)
            let inner = Self.markup(words.replacing("[", with: "\\["))
            add(markup: address.map { "<a href=\"\(Escaping.escape($0))\">\(inner)</a>" } ?? inner)
        }
        place = last + 1
        return true
    }

    private func end(of open: Character, _ close: Character, from start: Int, before limit: Int) -> Int? {
        var depth = 0
        var index = start
        while index < limit {
            switch text[index] {
            case "\\": index += 1
            case open: depth += 1
            case close:
                depth -= 1
                if depth == 0 { return index }
            default: break
            }
            index += 1
        }
        return nil
    }

    /// `<https://example.org>`, or a break as tables write it; any other tag is text.
    private mutating func readAddress() {
        let limit = min(text.count, place + Self.longestLink)
        guard let end = text[place..<limit].firstIndex(of: ">") else { return take() }
        let inside = String(text[place + 1..<end])
        if ["br", "br/", "br /"].contains(inside.lowercased()) {
            add(markup: "<br/>\n")
        } else if inside.contains(":") || inside.contains("@"), let address = LinkTarget.address(inside) {
            let shown = Escaping.escape(inside, apostrophes: false)
            add(markup: "<a href=\"\(Escaping.escape(address))\">\(shown)</a>")
        } else {
            return take()
        }
        place = end + 1
    }

    // MARK: Entities

    private static let entities = [
        "&amp;": "&", "&lt;": "<", "&gt;": ">", "&quot;": "\"", "&#39;": "'", "&apos;": "'", "&nbsp;": "\u{A0}",
    ]

    private mutating func readEntity() {
        let head = String(text[place..<min(text.count, place + 6)])
        guard let entity = Self.entities.first(where: { head.hasPrefix($0.key) }) else { return take() }
        plain += entity.value
        place += entity.key.count
    }

    private static func decoded(_ text: String) -> String {
        // The sign itself last, so that nothing is decoded twice.
        entities.filter { $0.key != "&amp;" }.reduce(text) { $0.replacing($1.key, with: $1.value) }
            .replacing("&amp;", with: "&")
    }
}

extension String {
    fileprivate var trimmingBrackets: String {
        hasPrefix("<") && hasSuffix(">") ? String(dropFirst().dropLast()) : self
    }
}
