// SPDX-License-Identifier: GPL-3.0-or-later
import Lexicons
import ProfileModel
import TextFolding

extension OfferReader {
    /// Skills asked for: lists under titles and labels of skills, and known skills named in the profile's sentences.
    func readSkills(_ items: [OfferItem], _ draft: inout OfferDraft) {
        var found: [Found] = []
        for item in items where found.count < Self.mostSkills * 4 {
            switch item.context {
            case .required, .preferred:
                for clause in Self.clauses(item.text) {
                    let isLong = clause.utf8.count > 5_000
                    let level = !isLong && isWish(clause) || item.context == .preferred ? "preferred" : "required"
                    found += listed(in: clause).map { Found(text: $0, level: level, item: item) }
                }
            case .profile, .experience:
                if speaksOfPay(item) { continue }
                for clause in Self.clauses(item.text) {
                    let level = isWish(clause) ? "preferred" : "required"
                    for part in Self.split(clause) where !isSubject(part, of: clause) {
                        found += named(in: part).map { Found(text: $0, level: level, item: item) }
                    }
                    found += mastered(in: clause).map { Found(text: $0, level: level, item: item) }
                }
            case .opening where item.text.utf8.count <= 2_000:
                // An offer without parts names what one has to master in its sentences.
                for clause in Self.clauses(item.text) {
                    let level = isWish(clause) ? "preferred" : "required"
                    found += mastered(in: clause).map { Found(text: $0, level: level, item: item) }
                }
            default: break
            }
        }
        let skills = merged(found)
        draft.hasTooMany = skills.count > Self.mostSkills
        for skill in skills.prefix(Self.mostSkills) { add(skill, &draft) }
    }

    /// `Rémunération légale` after a list of demands speaks of pay, which is a skill elsewhere.
    private func speaksOfPay(_ item: OfferItem) -> Bool {
        guard !item.isBullet, let first = Folding.words(item.text).first else { return false }
        return ["remuneration", "salaire", "salary", "package", "pay"].contains(first)
    }

    /// The most skills that are taken: no job asks for more, and a list of more is no list of skills.
    static let mostSkills = 300

    /// Whether a part names what a degree is about, which is no skill: `MSc Data Analytics`, `Master Comptabilité, audit`.
    private func isSubject(_ part: String, of clause: String) -> Bool {
        if lowestDegree(in: part, isLabelled: false) != nil { return true }
        guard let first = Self.split(clause).first, lowestDegree(in: first, isLabelled: false) != nil else {
            return false
        }
        return !Folding.words(part).contains { Self.leads.contains($0) && $0.utf8.count > 4 }
    }

    private struct Found {
        var text: String
        var level: String
        var item: OfferItem
    }

    private func add(_ skill: Found, _ draft: inout OfferDraft) {
        let index = draft.offer.skills?.count ?? 0
        draft.offer.skills = (draft.offer.skills ?? []) + [Offer.Skill(name: skill.text, level: skill.level)]
        draft.prove("/skills/\(index)/name", by: skill.item, skill.text, skill.item.context == .profile ? 0.8 : 0.9)
        // The level comes from the title or label, which stands on another line or before the value.
        let line = skill.item.text.utf8.count <= 1_000 ? skill.item.text : skill.text
        draft.prove("/skills/\(index)/level", by: skill.item, line, 0.85, derivation: "section")
    }

    /// One entry per skill; what is required anywhere is required.
    private func merged(_ found: [Found]) -> [Found] {
        var places: [String: Int] = [:]
        var result: [Found] = []
        for skill in found {
            let key = Folding.key(skill.text)
            if let place = places[key] {
                if skill.level == "required", result[place].level != "required" { result[place] = skill }
            } else {
                places[key] = result.count
                result.append(skill)
            }
        }
        return result
    }

    // MARK: Lists

    /// The skills of a list, as printed.
    ///
    /// Long pieces give the known skills that they name.
    private func listed(in text: String) -> [String] {
        Self.split(text).prefix(Self.mostSkills * 4).flatMap { piece -> [String] in
            joined(piece).flatMap { part -> [String] in
                let name = Self.stripped(part, lexicons)
                let words = Folding.words(name)
                guard !words.isEmpty, !isOtherDemand(name, words) else { return [] }
                if lexicons.canonicalSkill(name) != nil { return [name] }
                if words.count > 5 { return named(in: part) }
                return words.count == 1 && words[0].utf8.count < 2 ? [] : [name]
            }
        }
    }

    /// Years, languages and degrees that stand in a list of skills are no skills.
    private func isOtherDemand(_ name: String, _ words: [String]) -> Bool {
        if OfferReader.duration(in: words, allowsMonths: false) != nil { return true }
        if let language = lexicons[.languages].matches(in: words).first, words.count <= 5,
            language.range.lowerBound == 0 || !lexicons[.levels].matches(in: words).isEmpty
        {
            return true
        }
        return lexicons[.diplomas].longestMatch(words, at: 0)?.entry.attributes["eqf"] != nil
            && lexicons.canonicalSkill(name) == nil
    }

    /// Pieces between commas and the like, not within brackets; a slash parts only known skills.
    private static func split(_ text: String) -> [String] {
        var pieces: [String] = []
        var current = ""
        var depth = 0
        for character in text {
            if character == "(" { depth += 1 }
            if character == ")" { depth = max(0, depth - 1) }
            if depth == 0, ",;•|·".contains(character) {
                pieces.append(current)
                current = ""
            } else {
                current.append(character)
            }
        }
        return (pieces + [current]).map { OfferOutline.trimmed($0) }.filter { !$0.isEmpty }
    }

    /// `Docker et Kubernetes` → both, unless the whole is one known skill or a side is none.
    private func joined(_ piece: String) -> [String] {
        guard lexicons.canonicalSkill(piece) == nil else { return [piece] }
        for joiner in [" et ", " and ", " & ", " / ", " ou ", " or ", " + ", "/"] {
            let parts = piece.split(separator: joiner).map { OfferOutline.trimmed($0) }
            guard parts.count > 1 else { continue }
            let known = parts.filter { lexicons.canonicalSkill(Self.stripped($0, lexicons)) != nil }
            if known.count == parts.count
                || known.count > 0 && joiner.hasPrefix(" ") && parts.allSatisfy({ $0.count <= 30 })
            {
                return parts.flatMap(joined)
            }
        }
        return [piece]
    }

    // MARK: Sentences

    /// Known skills that a sentence names, as printed, personal qualities left out.
    private func named(in text: String) -> [String] {
        let ranges = WordRanges(text)
        let matches = lexicons[.skills].matches(in: ranges.words)
        // `Excel et Word`: nothing but skills.
        let joiners: Set<String> = ["et", "and", "ou", "or"]
        let covered = Set(matches.flatMap { Array($0.range) })
        let isList =
            matches.count > 1
            && ranges.words.indices.allSatisfy { covered.contains($0) || joiners.contains(ranges.words[$0]) }
        return matches.compactMap { match in
            guard match.entry.group != "personal qualities" else { return nil }
            if match.entry.attributes["ambiguous"] != nil {
                // An ordinary word too: in a sentence only a capital within it tells a product, as in `maîtrise d'Excel`.
                let isCapital = ranges.printed(match.range)?.first?.isUppercase == true
                let isName = isCapital && (match.range.lowerBound > 0 || isList)
                guard isName else { return nil }
            }
            let languages = lexicons[.languages].matches(in: Array(ranges.words[match.range]))
            guard languages.isEmpty else { return nil }
            return ranges.printed(match.range)
        }
    }

    /// Names behind words of mastery, known or not: `Vous maîtrisez Lexis 360 et le Pack Office`.
    ///
    /// A name has a capital or a figure; what has none may be anything.
    private func mastered(in clause: String) -> [String] {
        let ranges = WordRanges(clause)
        guard ranges.words.count <= 60, let cue = ranges.words.firstIndex(where: Self.mastery.contains),
            cue + 1 < ranges.words.count, let rest = ranges.printed((cue + 1)..<ranges.words.count)
        else { return [] }
        return Self.split(rest).flatMap { $0.split(separator: " et ").flatMap { $0.split(separator: " and ") } }
            .compactMap { part in
                var name = Self.stripped(String(part), lexicons)
                var words = name.split(separator: " ")
                while let first = words.first, Self.kindsOfTools.contains(Folding.key(String(first))) {
                    words.removeFirst()
                }
                name = words.joined(separator: " ")
                let folded = Folding.words(name)
                guard (1...4).contains(words.count), words.contains(where: Self.isProper), !isOtherDemand(name, folded),
                    lexicons[.languages].matches(in: folded).isEmpty
                else { return nil }
                return clause.contains(name) ? name : nil
            }
    }

    /// Whether a word is written as a name: `Sillage`, `M57`, `S/4HANA`.
    private static func isProper(_ word: Substring) -> Bool {
        word.first?.isUppercase == true || word.contains(where: \.isNumber) && word.contains(where: \.isLetter)
    }

    private static let mastery: Set<String> = [
        "maitrise", "maitriser", "maitrisez", "maitrises", "maitrisant", "proficiency", "proficient", "master",
        "mastery", "mastering",
    ]
    private static let kindsOfTools: Set<String> = [
        "logiciel", "logiciels", "progiciel", "outil", "outils", "software", "tool", "tools",
    ]

    /// Sentences and half-sentences, each a demand or a wish of its own.
    static func clauses(_ text: String) -> [String] {
        var result: [String] = []
        var current = ""
        let characters = Array(text)
        for (index, character) in characters.enumerated() {
            let endsSentence = character == "." && (index + 1 == characters.count || characters[index + 1].isWhitespace)
            if endsSentence || character == ";" {
                result.append(current)
                current = ""
            } else {
                current.append(character)
            }
        }
        return (result + [current]).filter { !$0.allSatisfy(\.isWhitespace) }
    }

    /// The name without what leads to it (`Bonne maîtrise de`) and what follows (`exigé`, `serait un plus`).
    private static func stripped(_ text: String, _ lexicons: Lexicons) -> String {
        let ranges = WordRanges(text)
        var (start, end) = (0, ranges.words.count)
        while start < end, leads.contains(ranges.words[start]) { start += 1 }
        while end > start, tails.contains(ranges.words[end - 1]) { end -= 1 }
        // A name made of such words alone, as `Connaissance client`, stays whole.
        guard start < end, start > 0 || end < ranges.words.count else {
            var plain = OfferOutline.trimmed(text)
            while plain.last == "." || plain.last == ":" { plain.removeLast() }
            return plain
        }
        guard !(start > 0 && lexicons.canonicalSkill(text) != nil) else { return OfferOutline.trimmed(text) }
        var printed = ranges.printed(start..<end) ?? text
        if end == ranges.words.count, text.hasSuffix(")"), printed.contains("("), !printed.hasSuffix(")") {
            printed += ")"
        }
        return printed
    }

    private static let leads: Set<String> = [
        "maitrise", "maitriser", "connaissance", "connaissances", "connaitre", "bonne", "bonnes", "bon", "excellente",
        "excellentes",
        "excellent", "solide", "solides", "experience", "experiences", "pratique", "expertise", "notions",
        "utilisation", "de", "du",
        "des", "d", "en", "avec", "sur", "l", "la", "le", "les", "parfaite", "tres", "vous", "maitrisez", "connaissez",
        "savoir",
        "proficiency", "proficient", "knowledge", "in", "with", "of", "strong", "good", "solid", "familiarity",
        "familiar",
        "understanding", "hands", "on", "working", "proven", "ability", "to", "the", "a", "an", "skills", "advanced",
        "deep",
        "experienced", "using", "use", "outils", "logiciels", "competences", "competence", "aisance", "appetence",
        "pour",
    ]

    private static let tails: Set<String> = [
        "exige", "exigee", "exiges", "requis", "requise", "indispensable", "indispensables", "imperatif", "obligatoire",
        "souhaite",
        "souhaitee", "souhaites", "souhaitees", "apprecie", "appreciee", "apprecies", "appreciees", "serait", "est",
        "un", "plus",
        "atout", "required", "mandatory", "preferred", "desirable", "essential", "is", "would", "be", "must", "bonus",
        "skills",
    ]
}
