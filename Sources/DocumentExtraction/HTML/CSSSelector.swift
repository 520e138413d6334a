// SPDX-License-Identifier: GPL-3.0-or-later

/// A selector of tags, classes and ids: `p`, `.note`, `#top`, `.job .date`, `h3 > span.date`.
struct CSSSelector {
    /// What one element must be.
    struct Part {
        var tag: String?
        var id: String?
        var classes: Set<String> = []
        /// Whether it must stand right above the part behind it, not anywhere above.
        var isParent = false

        func matches(_ subject: CSSSubject) -> Bool {
            (tag ?? subject.tag) == subject.tag && (id ?? subject.id) == subject.id
                && classes.isSubset(of: subject.classes)
        }
    }

    /// What the element itself must be.
    private(set) var subject = Part()
    /// What must stand above it, the outermost first.
    private(set) var ancestors: [Part] = []

    /// More than style sheets that people write have.
    private static let mostParts = 8

    /// How much its rule weighs beside others (CSS, specificity).
    var weight: Int {
        (ancestors + [subject]).reduce(0) { sum, part in
            sum + (part.id == nil ? 0 : 100) + part.classes.count * 10 + (part.tag == nil ? 0 : 1)
        }
    }

    /// `nil` for one that asks for anything else, as attributes, states and elements beside it.
    init?(_ text: String) {
        var parts: [Part] = []
        for word in text.replacing(">", with: " > ").split(whereSeparator: \.isWhitespace) {
            if word == ">" {
                guard !parts.isEmpty, !parts[parts.count - 1].isParent else { return nil }
                parts[parts.count - 1].isParent = true
            } else {
                guard parts.count < Self.mostParts, let part = Self.part(word) else { return nil }
                parts.append(part)
            }
        }
        guard let last = parts.popLast(), !last.isParent else { return nil }
        subject = last
        ancestors = parts
    }

    /// Whether its ancestors stand among the elements above, the outermost first, in their order.
    ///
    /// Takes work in line with the number of both, however often a part fits.
    func matches(above: [CSSSubject]) -> Bool {
        // Whether what is read so far may end right above the element of each place, the last place being the element's own.
        var ends = [Bool](repeating: true, count: above.count + 1)
        var isParent = false
        for part in ancestors {
            var next = [Bool](repeating: false, count: ends.count)
            var isBelow = false
            for (index, element) in above.enumerated() {
                isBelow = ends[index] || isBelow && !isParent
                next[index + 1] = isBelow && part.matches(element)
            }
            (ends, isParent) = (next, part.isParent)
        }
        return isParent ? ends.last == true : ends.contains(true)
    }

    private static func part(_ text: Substring) -> Part? {
        var result = Part()
        var name = ""
        var kind: Character = " "
        func isName(_ character: Character) -> Bool {
            character.isLetter || character.isNumber || character == "-" || character == "_"
        }
        for character in text + " " {
            if isName(character) || (character == "*" && name.isEmpty && kind == " ") {
                name.append(character)
                continue
            }
            guard character == "." || character == "#" || character == " " else { return nil }
            switch kind {
            case ".": result.classes.insert(name)
            case "#": result.id = name
            default: if !name.isEmpty, name != "*" { result.tag = name }
            }
            guard !name.isEmpty || kind == " " else { return nil }
            (name, kind) = ("", character)
        }
        return result
    }
}
