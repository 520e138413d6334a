// SPDX-License-Identifier: GPL-3.0-or-later
import DocumentModel
import JobModel
import XMLStreams

/// The rules of a page's `<style>` elements whose selectors are of tags, classes and ids.
///
/// Selectors of one element count in full: `p`, `.note`, `#top`, `p.note.small`. Of those that ask for what stands above
/// it, `.job .date`, only what they say of the element's place is taken.
struct CSSRules {
    private struct Rule {
        var selector: CSSSelector
        var declarations: CSSDeclarations
    }

    /// By the id, a class or the tag of the selector, so that an element asks few of them.
    private var rules: [String: [(order: Int, rule: Rule)]] = [:]
    private var count = 0
    /// What was found for a tag, id and classes: pages repeat them.
    private var found: [CSSSubject: CSSDeclarations] = [:]
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
    /// `above` are the elements that it stands in, the outermost first. Throws `document.too_large` where very many
    /// elements meet very many rules.
    mutating func declarations(
        for element: XMLElement,
        _ subject: CSSSubject,
        above: [CSSSubject]
    ) throws(GreffierError) -> CSSDeclarations {
        var result = rules.isEmpty ? CSSDeclarations() : try ruled(subject, above: above)
        if let style = element["style"] { result.override(with: CSSDeclarations(style[...])) }
        return result
    }

    private mutating func ruled(
        _ subject: CSSSubject,
        above: [CSSSubject]
    ) throws(GreffierError) -> CSSDeclarations {
        if let known = found[subject] { return known }
        let keys = [subject.tag, "*", "#" + subject.id] + subject.classes.map { "." + $0 }
        let candidates = keys.flatMap { rules[$0] ?? [] }
        let placed = candidates.count { !$0.rule.selector.ancestors.isEmpty }
        asked += keys.count + candidates.count + placed * above.count
        guard asked <= 2_000_000 else {
            throw GreffierError(.documentTooLarge, detail: "too many elements for as many rules of style")
        }
        let matching = candidates.filter { _, rule in
            rule.selector.subject.matches(subject) && rule.selector.matches(above: above)
        }
        var result = CSSDeclarations()
        let ordered = matching.map { (weight: $0.rule.selector.weight, order: $0.order, rule: $0.rule) }
            .sorted { ($0.weight, $0.order) < ($1.weight, $1.order) }
        for match in ordered { result.override(with: match.rule.declarations) }
        guard placed == 0 else { return result }
        if found.count >= 10_000 { found = [:] }
        found[subject] = result
        return result
    }

    private mutating func add(_ selectors: String, _ declarations: CSSDeclarations) {
        guard !declarations.values.isEmpty else { return }
        for selector in selectors.split(separator: ",") {
            let known = count < 1000 ? CSSSelector(String(selector).trimmingSpaces) : nil
            if declarations.hasColors, known?.ancestors.isEmpty != true { hasOtherColors = true }
            guard let known else { continue }
            let rule = Rule(
                selector: known,
                declarations: known.ancestors.isEmpty ? declarations : declarations.layout
            )
            guard !rule.declarations.values.isEmpty else { continue }
            count += 1
            let part = known.subject
            let key = part.id.map { "#" + $0 } ?? part.classes.first.map { "." + $0 } ?? part.tag ?? "*"
            rules[key, default: []].append((count, rule))
        }
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
