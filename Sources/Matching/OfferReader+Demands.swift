// SPDX-License-Identifier: GPL-3.0-or-later
import DocumentModel
import Lexicons
import ProfileModel
import TextFolding

extension OfferReader {
    /// Years, degree and languages asked for.
    func readDemands(_ items: [OfferItem], _ draft: inout OfferDraft) {
        // A demand is a sentence or a list item, never a line of thousands of names.
        let items = items.filter { $0.text.utf8.count <= 5_000 }
        for item in items { readYears(item, &draft) }
        // A labelled degree says more than a diploma named in passing.
        for item in items.filter({ $0.context == .degree }) + items.filter({ $0.context != .degree }) {
            readDegree(item, &draft)
        }
        for item in items { readLanguages(item, &draft) }
    }

    // MARK: Years

    private func readYears(_ item: OfferItem, _ draft: inout OfferDraft) {
        guard draft.offer.greffier?.years == nil, item.context != .preferred else { return }
        let isProse = item.context == .opening && Self.clauses(item.text).count > 1
        guard !isWish(item.text) || isProse else { return }
        guard item.context.isDemand || item.context == .opening || item.context == .missions else { return }
        let ranges = WordRanges(item.text)
        let namesExperience = ranges.words.contains {
            $0.hasPrefix("experience") || $0.hasPrefix("experimente") || $0 == "anciennete" || $0 == "similaire"
                || $0 == "similar"
        }
        let isLabelled = item.context == .experience
        guard isLabelled || namesExperience || item.context == .profile || item.context == .required else { return }
        if isLabelled || namesExperience, draft.offer.experience == nil {
            draft.offer.experience = item.text
            draft.prove("/experience", by: item, item.text, 0.85)
        }
        guard let found = Self.duration(in: ranges.words, allowsMonths: isLabelled || namesExperience) else { return }
        // Of an offer in prose the wish stands in another sentence.
        if isProse,
            Self.clauses(item.text).contains(where: { clause in
                isWish(clause) && Self.duration(in: Folding.words(clause), allowsMonths: true) != nil
            })
        {
            return
        }
        draft.update { $0.years = found.years }
        draft.offer.experience = item.text
        draft.prove("/experience", by: item, item.text, 0.9)
        draft.prove("/x-greffier/years", by: item, ranges.printed(found.range) ?? item.text, 0.9, derivation: "years")
    }

    /// The first duration, a range by its lower bound: `3 à 5 ans`, `5+ years`, `deux ans`, `18 mois`.
    static func duration(in words: [String], allowsMonths: Bool) -> (years: Double, range: Range<Int>)? {
        for (index, word) in words.enumerated() where index > 0 {
            let isYears = ["an", "ans", "annee", "annees", "year", "years", "yr", "yrs"].contains(word)
            guard isYears || allowsMonths && ["mois", "month", "months"].contains(word) else { continue }
            guard let upper = number(words[index - 1]) else { continue }
            var (lower, start) = (upper, index - 1)
            let isJoined = index >= 3 && ["a", "to", "et", "and", "or", "ou"].contains(words[index - 2])
            if isJoined, let first = number(words[index - 3]) {
                (lower, start) = (first, index - 3)
            } else if index >= 2, let first = number(words[index - 2]), first < upper {
                (lower, start) = (first, index - 2)
            }
            guard lower <= 40 * (isYears ? 1 : 12) else { continue }
            return (isYears ? lower : lower / 12, start..<(index + 1))
        }
        return nil
    }

    private static func number(_ word: String) -> Double? {
        let names: [String: Double] = [
            "un": 1, "une": 1, "deux": 2, "trois": 3, "quatre": 4, "cinq": 5, "six": 6, "sept": 7, "huit": 8, "neuf": 9,
            "dix": 10,
            "douze": 12, "quinze": 15, "vingt": 20, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "seven": 7,
            "eight": 8,
            "nine": 9, "ten": 10, "twelve": 12, "fifteen": 15, "twenty": 20,
        ]
        if let named = names[word] { return named }
        let digits = word.prefix { $0.isASCII && $0.isNumber }
        guard !digits.isEmpty, digits.count <= 3, word.dropFirst(digits.count).allSatisfy({ $0 == "+" }) else {
            return nil
        }
        return Double(digits)
    }

    // MARK: Degree

    private func readDegree(_ item: OfferItem, _ draft: inout OfferDraft) {
        guard draft.offer.greffier?.eqf == nil, item.context != .preferred else { return }
        if item.context == .opening { return readDegreeInProse(item, &draft) }
        guard item.context.isDemand, !isWish(item.text) else { return }
        guard item.context != .languages, item.context != .soft else { return }
        guard let found = lowestDegree(in: item.text, isLabelled: item.context == .degree) else { return }
        draft.update { $0.eqf = found.level }
        draft.prove("/x-greffier/eqf", by: item, found.words ?? item.text, 0.85, derivation: "eqf")
    }

    /// `De formation Master 2, vous…`: in an offer without parts the sentence itself has to ask for it.
    private func readDegreeInProse(_ item: OfferItem, _ draft: inout OfferDraft) {
        for clause in Self.clauses(item.text) where !isWish(clause) {
            let key = Folding.key(clause)
            guard Self.degreeCues.contains(where: key.contains), let found = lowestDegree(in: clause, isLabelled: false)
            else { continue }
            draft.update { $0.eqf = found.level }
            draft.prove("/x-greffier/eqf", by: item, found.words ?? clause, 0.75, derivation: "eqf")
            return
        }
    }

    private static let degreeCues = [
        "de formation", "titulaire d", "diplome d", "issu d une formation", "issue d une formation", "exige",
        "obligatoire", "formation superieure", "you have a", "you hold a", "degree in", "is required",
    ]

    /// The lowest level named: `Bac+2 à Bac+5` asks for 5, `Licence ou Master` for 6.
    func lowestDegree(in text: String, isLabelled: Bool) -> (level: Int, words: String?)? {
        let ranges = WordRanges(text)
        let driving: Set<String> = ["permis", "driving", "conduire", "caces", "category", "hgv"]
        guard ranges.words.count <= 60, driving.isDisjoint(with: ranges.words) else { return nil }
        let matches = lexicons[.diplomas].matches(in: ranges.words).compactMap { match -> (Int, Range<Int>, String)? in
            guard let level = match.entry.attributes["eqf"].flatMap({ Int($0) }) else { return nil }
            let key = ranges.words[match.range].joined(separator: " ")
            return Self.isDegree(key, ranges.printed(match.range), isLabelled: isLabelled)
                ? (level, match.range, key) : nil
        }
        // `a Master's degree`: the general word says nothing beside a particular one.
        let particular = matches.filter { $0.2 != "degree" }
        guard let lowest = (particular.isEmpty ? matches : particular).min(by: { $0.0 < $1.0 }) else { return nil }
        return (lowest.0, ranges.printed(lowest.1.lowerBound..<ranges.words.count))
    }

    /// Leaves out ordinary words that are diplomas too: `but`, `ma`, `maîtrise`, short forms not written in capitals.
    private static func isDegree(_ key: String, _ printed: String?, isLabelled: Bool) -> Bool {
        let words: Set<String> = [
            "maitrise", "brevet", "expert", "ide", "level 1", "level 2", "level 3", "degree in", "docteur", "ingenieur",
        ]
        if words.contains(key) { return isLabelled }
        guard key.utf8.count <= 4, !key.contains(" "), !key.contains("+") else { return true }
        let isWord = ["bac", "bts", "dut", "cap", "bep", "msc", "bsc", "mba", "phd", "beng", "meng"].contains(key)
        return isWord || printed.map { $0.contains(where: \.isUppercase) && $0 == $0.uppercased() } == true
            || printed.map { $0.dropFirst().contains(where: \.isUppercase) } == true
    }

    // MARK: Languages

    private func readLanguages(_ item: OfferItem, _ draft: inout OfferDraft) {
        let isLabelled = item.context == .languages
        guard item.context.isDemand || item.context == .opening else { return }
        for clause in Self.clauses(item.text) {
            // `souhaités` speaks of the whole clause, `souhaité` of its own part.
            let isWishedWhole = isWish(clause) && !Self.plurals.isDisjoint(with: Folding.words(clause))
            for part in Self.segments(clause) {
                let ranges = WordRanges(part)
                let matches = lexicons[.languages].matches(in: ranges.words)
                guard let match = matches.first,
                    isLabelled || isWish(part) || isLanguageDemand(ranges.words, match.range)
                else {
                    continue
                }
                let isRequired = item.context != .preferred && !isWishedWhole && !isWish(part)
                for match in isLabelled ? matches : [match] {
                    add(language: match.entry, at: match.range, in: ranges, isRequired: isRequired, item, &draft)
                }
            }
        }
    }

    private static let plurals: Set<String> = [
        "souhaites", "souhaitees", "apprecies", "appreciees", "seraient", "atouts",
    ]

    private func add(
        language entry: Lexicons.Entry,
        at range: Range<Int>,
        in ranges: WordRanges,
        isRequired: Bool,
        _ item: OfferItem,
        _ draft: inout OfferDraft
    ) {
        let code = entry.attributes["iso"] ?? Folding.key(entry.canonical)
        let known = draft.offer.greffier?.languages ?? []
        guard !known.contains(where: { (lexicons.languageCode($0.language) ?? Folding.key($0.language)) == code })
        else { return }
        // `anglais professionnel` is a name of the language too; the plain name is the shortest word that is one.
        let plain = range.first { lexicons[.languages].contains(key: ranges.words[$0]) } ?? range.lowerBound
        guard let name = ranges.printed(plain..<(plain + 1)) else { return }
        let level = level(in: ranges.words, without: plain)
        let index = known.count
        draft.update { greffier in
            greffier.languages = known + [.init(language: name, cefr: level?.name, isRequired: isRequired)]
        }
        let pointer = "/x-greffier/languages/\(index)"
        let segment = ranges.printed(0..<ranges.words.count) ?? name
        draft.prove(pointer + "/language", by: item, name, 0.9)
        draft.prove(pointer + "/required", by: item, segment, 0.8, derivation: "section")
        if let level {
            draft.prove(
                pointer + "/cefr",
                by: item,
                ranges.printed(level.range) ?? segment,
                0.9,
                derivation: level.isExplicit ? nil : "cefr"
            )
        }
    }

    /// The level named in a segment, leaving out the word at `skipped`, the language.
    func level(in words: [String], without skipped: Int?) -> (name: String, range: Range<Int>, isExplicit: Bool)? {
        for (index, word) in words.enumerated() where index != skipped && word.utf8.count == 2 && CEFRLevel(word) != nil
        {
            return (word.uppercased(), index..<(index + 1), true)
        }
        var singular = words
        if let skipped { singular[skipped] = "" }
        for index in singular.indices
        where singular[index].hasSuffix("s") && !lexicons[.levels].contains(key: singular[index]) {
            singular[index].removeLast()
        }
        guard let match = lexicons[.levels].matches(in: singular).first else { return nil }
        return (match.entry.canonical == "native" ? "C2" : match.entry.canonical, match.range, false)
    }

    private func isLanguageDemand(_ words: [String], _ range: Range<Int>) -> Bool {
        let cues: Set<String> = [
            "langue", "langues", "language", "languages", "niveau", "level", "parle", "parler", "speak", "speaking",
            "spoken", "ecrit",
            "written", "oral", "exige", "requis", "required", "imperatif", "indispensable", "proficiency", "bilingue",
            "bilingual",
            "lu", "verbal", "command", "knowledge", "obligatoire", "mandatory",
        ]
        if range.count == words.count { return true }
        return words.contains { cues.contains($0) } || level(in: words, without: range.lowerBound) != nil
    }

    private static func segments(_ text: String) -> [String] {
        var parts = text.split { ",;/•|".contains($0) }.map(String.init)
        for joiner in [" et ", " and ", " ou ", " or ", " & ", " + "] {
            parts = parts.flatMap { $0.split(separator: joiner).map(String.init) }
        }
        return parts
    }

    // MARK: Language of the offer

    /// Whether the words make it a wish: `serait un plus`, `nice to have`.
    func isWish(_ text: String) -> Bool { !lexicons[.offerWishes].matches(in: Folding.words(text)).isEmpty }
}
