// SPDX-License-Identifier: GPL-3.0-or-later
import TextFolding

/// One lexicon file, read.
///
///     # A comment. Empty lines are skipped.
///     [kind]                      or  [kind: group]
///     canonical = alias; alias | attribute: value, attribute
///     - word                        takes a word away that an earlier file has; a canonical name goes with all its aliases
///
/// The aliases and the attributes may be missing. `=`, `|` need a space on both sides, so that names may hold them.
struct LexiconFile {
    /// What the file says, in order.
    private(set) var changes: [(kind: Lexicons.Kind, change: Change)] = []
    private(set) var mistakes: [LexiconError.Mistake] = []
    let name: String
    private var kind: Lexicons.Kind?
    private var group: String?
    /// By kind and folded spelling: the canonical name and the line that said so.
    private var known: [String: (canonical: String, line: Int)] = [:]

    enum Change {
        case add(Lexicons.Entry)
        /// Words of lines that follow each other.
        case remove([(word: String, line: Int)])
    }

    init(name: String, text: String) {
        self.name = name
        // As editors on Windows write it: a mark first, and two characters at the end of each line, which Swift takes for one.
        let marked = text.unicodeScalars.first == "\u{FEFF}"
        let lines = (marked ? text.dropFirst() : text[...]).split(omittingEmptySubsequences: false) { $0.isNewline }
        for (index, raw) in lines.enumerated() { read(raw.trimmed, line: index + 1) }
    }

    private mutating func read(_ text: String, line: Int) {
        // What stands for bytes that are no UTF-8.
        if text.contains("\u{FFFD}") {
            report(
                line,
                "this line is no UTF-8 text",
                "save the file as UTF-8",
                french: ("cette ligne n’est pas du texte UTF-8", "enregistrez le fichier en UTF-8")
            )
            return
        }
        if text.isEmpty || text == "#" || text.hasPrefix("# ") || text.hasPrefix("##") { return }
        if text.hasPrefix("[") {
            readHeader(text, line: line)
        } else if let kind, text.hasPrefix("- ") {
            remove(text.dropFirst(2).trimmed, of: kind, line: line)
        } else if let kind {
            readEntry(text, kind: kind, line: line)
        } else if mistakes.isEmpty {
            report(
                line,
                "words before the first [section]",
                "begin with a section such as [skills]",
                french: ("des mots avant la première [section]", "commencez par une section telle que [skills]")
            )
        }
    }

    private mutating func readHeader(_ text: String, line: Int) {
        kind = nil
        group = nil
        guard text.hasSuffix("]") else {
            report(
                line,
                "the closing bracket is missing",
                "write a section as [kind] or [kind: group]",
                french: ("le crochet fermant manque", "écrivez une section comme [genre] ou [genre: groupe]")
            )
            return
        }
        let parts = text.dropFirst().dropLast().split(separator: ":", maxSplits: 1).map(\.trimmed)
        guard let first = parts.first, let known = Lexicons.Kind(rawValue: first) else {
            let kinds = Lexicons.Kind.allCases.map(\.rawValue).sorted().joined(separator: ", ")
            report(
                line,
                "unknown section [\(parts.first ?? "")]",
                "use one of \(kinds)",
                french: ("section inconnue [\(parts.first ?? "")]", "employez l’une de \(kinds)")
            )
            return
        }
        kind = known
        group = parts.count > 1 ? parts[1] : nil
    }

    private mutating func remove(_ word: String, of kind: Lexicons.Kind, line: Int) {
        var words: [(word: String, line: Int)] = []
        if changes.last?.kind == kind, case .remove(let above)? = changes.last?.change {
            words = above
            changes.removeLast()
        }
        words.append((word, line))
        changes.append((kind, .remove(words)))
    }

    private mutating func readEntry(_ text: String, kind: Lexicons.Kind, line: Int) {
        let (words, attributeText) = text.cut(" | ")
        let (canonical, aliasText) = words.cut(" = ")
        guard !Folding.key(canonical).isEmpty else {
            report(
                line,
                "no name before '='",
                "write NAME = alias; alias",
                french: ("pas de nom avant « = »", "écrivez NOM = variante; variante")
            )
            return
        }
        let aliases = (aliasText ?? "").split(separator: ";").map(\.trimmed).filter { !$0.isEmpty }
        for alias in aliases where Folding.key(alias).isEmpty {
            report(
                line,
                "'\(alias)' has no letter or digit",
                "remove it: signs alone never match",
                french: (
                    "« \(alias) » n’a ni lettre ni chiffre", "retirez-le : des signes seuls ne correspondent jamais"
                )
            )
        }
        for spelling in [canonical] + aliases { check(spelling, of: canonical, kind: kind, line: line) }
        let attributes = readAttributes(attributeText ?? "")
        if let problem = Lexicons.problem(canonical: canonical, attributes: attributes, kind: kind) {
            report(line, problem.english.message, problem.english.remedy, french: problem.french)
        }
        let entry = Lexicons.Entry(canonical: canonical, aliases: aliases, attributes: attributes, group: group)
        changes.append((kind, .add(entry)))
    }

    /// One spelling may stand for one name alone within a file.
    private mutating func check(_ spelling: String, of canonical: String, kind: Lexicons.Kind, line: Int) {
        let key = kind.rawValue + "/" + Folding.key(spelling)
        if let other = known[key], Folding.key(other.canonical) != Folding.key(canonical) {
            report(
                line,
                "'\(spelling)' stands for '\(other.canonical)' already, on line \(other.line)",
                "leave it on one of the two lines",
                french: (
                    "« \(spelling) » désigne déjà « \(other.canonical) », à la ligne \(other.line)",
                    "laissez-le sur l’une des deux lignes"
                )
            )
        } else {
            known[key] = (canonical, line)
        }
    }

    private func readAttributes(_ text: String) -> [String: String] {
        var attributes: [String: String] = [:]
        for part in text.split(separator: ",") {
            let (name, value) = part.trimmed.cut(":")
            if !name.isEmpty { attributes[name] = value ?? "yes" }
        }
        return attributes
    }

    private mutating func report(
        _ line: Int,
        _ message: String,
        _ remedy: String,
        french: (message: String, remedy: String)
    ) {
        mistakes.append(.init(file: name, line: line, message: message, remedy: remedy, french: french))
    }
}

extension Lexicons {
    typealias Words = (message: String, remedy: String)

    /// What is wrong with an entry whose kind has names or attributes of a fixed set.
    static func problem(
        canonical: String,
        attributes: [String: String],
        kind: Kind
    ) -> (english: Words, french: Words)? {
        switch kind {
        case .sections where SectionKind(rawValue: canonical) == nil:
            let names = SectionKind.allCases.map(\.rawValue).joined(separator: ", ")
            return (
                ("unknown section kind '\(canonical)'", "use one of \(names)"),
                ("genre de section inconnu : « \(canonical) »", "employez l’un de \(names)")
            )
        case .months where Int(canonical).map { (1...12).contains($0) } != true:
            return (
                ("'\(canonical)' is no month", "name a month by its number, 1 to 12"),
                ("« \(canonical) » n’est pas un mois", "nommez un mois par son numéro, de 1 à 12")
            )
        case .diplomas where attributes["eqf"].map { Int($0).map { (1...8).contains($0) } != true } == true:
            return (
                ("eqf is a number from 1 to 8", "write | eqf: 6"), ("eqf est un nombre de 1 à 8", "écrivez | eqf: 6")
            )
        case .levels where !["A1", "A2", "B1", "B2", "C1", "C2", "native"].contains(canonical):
            return (
                ("'\(canonical)' is no level of a language", "use one of A1, A2, B1, B2, C1, C2, native"),
                ("« \(canonical) » n’est pas un niveau de langue", "employez l’un de A1, A2, B1, B2, C1, C2, native")
            )
        case .countries where canonical.count != 2:
            return (
                ("'\(canonical)' is no country's code", "name a country by its ISO 3166 code of two letters"),
                ("« \(canonical) » n’est pas un code de pays", "nommez un pays par son code ISO 3166 de deux lettres")
            )
        default: return nil
        }
    }
}

extension StringProtocol {
    /// Without white space at both ends.
    fileprivate var trimmed: String {
        var view = self[...]
        while view.first?.isWhitespace == true { view.removeFirst() }
        while view.last?.isWhitespace == true { view.removeLast() }
        return String(view)
    }

    /// Both sides of the first `separator`, trimmed; the second is `nil` without one.
    fileprivate func cut(_ separator: String) -> (String, String?) {
        guard let range = self.firstRange(of: separator) else { return (trimmed, nil) }
        return (self[..<range.lowerBound].trimmed, self[range.upperBound...].trimmed)
    }
}
