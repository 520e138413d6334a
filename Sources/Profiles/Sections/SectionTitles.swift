// SPDX-License-Identifier: GPL-3.0-or-later
import Lexicons
import TextFolding

/// Tells what a title speaks of: by the lexicon as a whole, by the two titles that it joins, or by its main word.
///
/// Titles are given as `bare` leaves them.
struct SectionTitles {
    let lexicons: Lexicons

    struct Meaning: Equatable {
        var kind: SectionKind
        /// The title stays the name of a group of skills.
        var isGroup = false
        /// Certificates beside a section of studies, the studies where there is none.
        var isTraining = false
        /// Studies and certificates both.
        var holdsCertificates = false
        /// No lexicon knows the words.
        var isUnknown = false
    }

    /// The meaning of a bare title, of its first half when it joins two, or of its plain form without `my` or `the`.
    func meaning(of text: String) -> Meaning? {
        guard var meaning = plainMeaning(of: text) else { return nil }
        meaning.holdsCertificates = namesBoth(Folding.words(text))
        return meaning
    }

    /// `3. Emplois occupés (du plus récent au plus ancien)`, `Formations (2)`: without the number before it and the bracket
    /// behind it.
    static func bare(_ text: String) -> String {
        var text = Text.trim(text).replacing("(s)", with: "s")
        if text.hasSuffix(")"), let open = text.firstIndex(of: "("), open > text.startIndex {
            text = Text.trim(text[..<open])
        }
        guard let sign = text.firstIndex(where: { ".)-–".contains($0) }), text[..<sign].count <= 4,
            sign > text.startIndex,
            text[..<sign].allSatisfy({ $0.isNumber || "IVX".contains($0) })
        else { return text }
        return Text.trim(text[text.index(after: sign)...])
    }

    /// `Education and certifications`, `Diplômes et habilitations`.
    private func namesBoth(_ words: [String]) -> Bool {
        let kinds = Set(words.compactMap { lexicons[.sectionWords].entry(key: $0)?.canonical })
        return kinds.isSuperset(of: [SectionKind.education.rawValue, SectionKind.certificates.rawValue])
    }

    private func plainMeaning(of text: String) -> Meaning? {
        let words = Folding.words(Text.trim(text, ":.-–—_|/•*#=>()\"“”«»"))
        guard !words.isEmpty, words.count <= 7 else { return nil }
        if let known = known(words[...]) { return known }
        if Self.openers.contains(words[0]), words.count > 1, let known = known(words.dropFirst()) { return known }
        for joiner in ["et", "and", "ou", "or"] {
            guard let place = words.firstIndex(of: joiner), place > 0, place < words.count - 1 else { continue }
            guard let first = known(words[..<place]) else { continue }
            let second = known(words[(place + 1)...])
            if second != nil || words.count - place <= 4 { return Self.joined(first, second) }
        }
        return joinedBySign(text)
    }

    /// `Formation & langues`, `Loisirs / bénévolat`.
    private func joinedBySign(_ text: String) -> Meaning? {
        for sign in ["&", "/", "+"] where text.contains(sign) {
            let halves = text.split(separator: Character(sign)).map { Folding.words(String($0)) }.filter { !$0.isEmpty }
            guard halves.count == 2, let first = known(halves[0][...]) else { continue }
            return Self.joined(first, known(halves[1][...]))
        }
        return nil
    }

    private func known(_ words: ArraySlice<String>) -> Meaning? {
        guard let entry = lexicons[.sections].entry(key: words.joined(separator: " ")),
            let kind = SectionKind(rawValue: entry.canonical)
        else { return nil }
        return Meaning(
            kind: kind,
            isGroup: entry.attributes["group"] != nil,
            isTraining: entry.attributes["training"] != nil
        )
    }

    /// The first of two kinds counts; courses beside certificates are further training.
    private static func joined(_ first: Meaning, _ second: Meaning?) -> Meaning {
        let kinds = Set([first.kind, second?.kind ?? first.kind])
        if kinds == [.education, .certificates] { return Meaning(kind: .education, isTraining: true) }
        return first
    }

    // MARK: By the main word

    /// The meaning of a bare title of unknown wording: `Expérience notariale et juridique`; `nil` without one.
    ///
    /// French puts the main word first, English last. Words such as `parcours` and `career` yield to any other, and one
    /// that tells of voluntary work decides alone. Texts that name a job, a diploma or a school are no titles.
    func meaningByMainWord(of text: String) -> Meaning? {
        let words = Folding.words(text)
        guard (2...6).contains(words.count) || (7...10).contains(words.count) && opensWithMainWord(words),
            !text.contains(where: { $0.isNumber || ",@|\t".contains($0) }),
            !text.hasSuffix("."), !namesOther(words)
        else { return nil }
        let table = lexicons[.sectionWords]
        let found = words.compactMap { table.entry(key: $0) }
        let isTraining = found.contains { $0.attributes["training"] != nil }
        let mains = found.filter { $0.attributes["training"] == nil }
        if mains.contains(where: { $0.canonical == SectionKind.volunteer.rawValue }) {
            return Meaning(kind: .volunteer)
        }
        let strong = mains.filter { $0.attributes["weak"] == nil }
        let candidates = strong.isEmpty ? mains : strong
        let main = candidates.last?.attributes["last"] != nil ? candidates.last : candidates.first
        guard let kind = main.flatMap({ SectionKind(rawValue: $0.canonical) }) else { return nil }
        let isBoth = namesBoth(words) && [.education, .certificates].contains(kind)
        return Meaning(
            kind: isBoth ? .education : kind,
            isTraining: isBoth || isTraining && kind == .education,
            holdsCertificates: isBoth
        )
    }

    /// `Expérience dans la fonction publique et le privé`: the word that tells it all stands first.
    private func opensWithMainWord(_ words: [String]) -> Bool {
        lexicons[.sectionWords].entry(key: words[0]).map {
            $0.attributes["weak"] == nil && $0.attributes["last"] == nil && $0.attributes["training"] == nil
        } ?? false
    }

    /// A job (`Responsable de formation`, `Customer experience designer`), a diploma or a school.
    private func namesOther(_ words: [String]) -> Bool {
        let isDiploma = lexicons[.diplomas].matches(in: words).contains { match in
            !words[match.range].allSatisfy { lexicons[.sectionWords].contains(key: $0) }
        }
        if isDiploma, lexicons[.sectionWords].entry(key: words[0]) == nil { return true }
        if !lexicons[.schools].matches(in: words).isEmpty { return true }
        // French puts the main word first and what tells of the trade behind it: 'Parcours infirmier'.
        let opensFrench = lexicons[.sectionWords].entry(key: words[0]).map {
            $0.attributes["last"] == nil && $0.attributes["training"] == nil
        }
        for match in lexicons[.titles].matches(in: words) where opensFrench != true {
            if match.range.lowerBound == 0 { return true }
            let before = words[match.range.lowerBound - 1]
            if match.range.upperBound == words.count, !Self.links.contains(before) { return true }
        }
        return false
    }

    private static let openers: Set<String> = [
        "mon", "ma", "mes", "my", "nos", "les", "la", "le", "l", "the", "our",
    ]
    private static let links: Set<String> = ["d", "de", "du", "des", "en", "comme", "of", "as", "a", "in"]
}
