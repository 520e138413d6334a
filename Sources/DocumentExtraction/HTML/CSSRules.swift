// SPDX-License-Identifier: GPL-3.0-or-later
import DocumentModel
import JobModel
import XMLStreams

/// The rules of a page's `<style>` elements that have simple selectors: `p`, `.note`, `#top`, `p.note.small`.
struct CSSRules {
    private struct Rule {
        var tag: String?
        var id: String?
        var classes: Set<String> = []
        var declarations = CSSDeclarations()
        var weight: Int { (id == nil ? 0 : 100) + classes.count * 10 + (tag == nil ? 0 : 1) }
    }

    /// By the id, a class or the tag of the selector, so that an element asks few of them.
    private var rules: [String: [(order: Int, rule: Rule)]] = [:]
    private var count = 0
    /// What was found for a tag, id and classes: pages repeat them.
    private var found: [[String]: CSSDeclarations] = [:]
    /// Rules that elements were held against so far.
    private var asked = 0
    /// Whether colours are set by rules that are not read, so that none can be relied on.
    private(set) var hasOtherColors = false

    /// Says that colours come from elsewhere: another file.
    mutating func noteOtherColors() { hasOtherColors = true }

    /// Reads a style sheet.
    mutating func read(_ text: String) {
        found = [:]
        var rest = Self.withoutComments(text)[...]
        while let open = rest.firstIndex(of: "{") {
            let selectors = rest[..<open]
            rest = rest[rest.index(after: open)...]
            if selectors.drop(while: \.isWhitespace).first == "@" {
                skipBlock(&rest)
                continue
            }
            let end = rest.firstIndex(of: "}") ?? rest.endIndex
            add(selectors.lowercased(), CSSDeclarations(rest[..<end]))
            rest = rest[end...].dropFirst()
        }
    }

    /// What the rules declare of an element, the heaviest last, and its own `style` on top.
    ///
    /// Throws `document.too_large` where very many elements meet very many rules.
    mutating func declarations(for element: XMLElement) throws(GreffierError) -> CSSDeclarations {
        var result = rules.isEmpty ? CSSDeclarations() : try ruled(element)
        if let style = element["style"] { result.override(with: CSSDeclarations(style[...])) }
        return result
    }

    private mutating func ruled(_ element: XMLElement) throws(GreffierError) -> CSSDeclarations {
        let key = [element.name, element["id"]?.lowercased() ?? "", element["class"]?.lowercased() ?? ""]
        if let known = found[key] { return known }
        let classes = Set(key[2].split(whereSeparator: \.isWhitespace).map(String.init))
        let keys = [element.name, "*", "#" + key[1]] + classes.map { "." + $0 }
        let candidates = keys.flatMap { rules[$0] ?? [] }
        asked += keys.count + candidates.count
        guard asked <= 2_000_000 else {
            throw GreffierError(.documentTooLarge, detail: "too many elements for as many rules of style")
        }
        let matching = candidates.filter { _, rule in
            (rule.tag ?? element.name) == element.name && (rule.id ?? key[1]) == key[1]
                && rule.classes.isSubset(of: classes)
        }
        var result = CSSDeclarations()
        for (_, rule) in matching.sorted(by: { ($0.rule.weight, $0.order) < ($1.rule.weight, $1.order) }) {
            result.override(with: rule.declarations)
        }
        if found.count >= 10_000 { found = [:] }
        found[key] = result
        return result
    }

    private mutating func add(_ selectors: String, _ declarations: CSSDeclarations) {
        guard !declarations.values.isEmpty else { return }
        for selector in selectors.split(separator: ",") {
            guard count < 1000, var rule = Self.rule(String(selector).trimmingSpaces) else {
                if declarations.hasColors { hasOtherColors = true }
                continue
            }
            rule.declarations = declarations
            count += 1
            let key = rule.id.map { "#" + $0 } ?? rule.classes.first.map { "." + $0 } ?? rule.tag ?? "*"
            rules[key, default: []].append((count, rule))
        }
    }

    /// A selector of tag, classes and id alone, or `nil`.
    private static func rule(_ selector: String) -> Rule? {
        // What a space parts is a descendant.
        guard !selector.isEmpty, !selector.contains(where: \.isWhitespace) else { return nil }
        var rule = Rule()
        var part = ""
        var kind: Character = " "
        func isName(_ character: Character) -> Bool {
            character.isLetter || character.isNumber || character == "-" || character == "_"
        }
        for character in selector + " " {
            if isName(character) || (character == "*" && part.isEmpty && kind == " ") {
                part.append(character)
                continue
            }
            guard character == "." || character == "#" || character == " " else { return nil }
            switch kind {
            case ".": rule.classes.insert(part)
            case "#": rule.id = part
            default: if !part.isEmpty, part != "*" { rule.tag = part }
            }
            guard !part.isEmpty || kind == " " else { return nil }
            (part, kind) = ("", character)
        }
        return rule
    }

    /// Skips the block of a rule for some media or of another kind.
    private mutating func skipBlock(_ rest: inout Substring) {
        var depth = 1
        let start = rest.startIndex
        var end = rest.startIndex
        while end < rest.endIndex, depth > 0 {
            if rest[end] == "{" { depth += 1 }
            if rest[end] == "}" { depth -= 1 }
            end = rest.index(after: end)
        }
        if rest[start..<end].contains("color") || rest[start..<end].contains("background") { hasOtherColors = true }
        rest = rest[end...]
    }

    private static func withoutComments(_ text: String) -> String {
        var result = ""
        var rest = text[...]
        while let open = rest.firstRange(of: "/*") {
            result += rest[..<open.lowerBound]
            rest = rest[open.upperBound...]
            rest = rest.firstRange(of: "*/").map { rest[$0.upperBound...] } ?? rest[rest.endIndex...]
        }
        return result + rest
    }
}
