// SPDX-License-Identifier: GPL-3.0-or-later
import DocumentModel
import Lexicons
import TextFolding

/// Reads languages with their fluency as printed and its level of the Common European Framework.
struct LanguagesReader {
    let lexicons: Lexicons

    func read(_ lines: [CVLine]) -> [Draft] {
        var drafts: [Draft] = []
        /// By code: where the language stands first.
        var known: [String: Int] = [:]
        /// `Langue maternelle` on a line above the first language.
        var level: CVLine?
        for line in besideLevels(lines).flatMap(parts) where !line.isOrnament {
            if line.isCut, isUnknownName(line.text) {
                let name = Found(line.text, line: line.index, confidence: 0.6)
                drafts.append(Draft(fields: [.language: name], lines: [line.index]))
                continue
            }
            let names = self.names(in: line.text)
            if names.isEmpty {
                if let draft = unknown(line) {
                    drafts.append(draft)
                } else if let last = drafts.indices.last, drafts[last][.fluency] == nil, isFluency(line.text) {
                    setFluency(line.text, line: line, &drafts[last])
                } else if drafts.isEmpty, isFluency(line.text) {
                    level = line
                }
                continue
            }
            for (found, code) in named(names, in: line) {
                var draft = found
                if let level, draft[.fluency] == nil { setFluency(level.text, line: level, &draft) }
                if let first = known[code] {
                    if drafts[first][.fluency] == nil {
                        drafts[first][.fluency] = draft[.fluency]
                        drafts[first][.cefr] = draft[.cefr]
                    }
                } else {
                    if let code = draft[.language].flatMap({ lexicons.languageCode($0.value) }) {
                        known[code] = known[code] ?? drafts.count
                    }
                    drafts.append(draft)
                }
            }
            level = nil
        }
        return drafts
    }

    /// The lines with a name that no list knows joined to the level in the next cell: `Diola`, `bien`.
    private func besideLevels(_ lines: [CVLine]) -> [CVLine] {
        lines.enumerated().map { place, line in
            guard place + 1 < lines.count, line.isBeside(lines[place + 1]), line.source.cell?.column == 0,
                isUnknownName(line.text), line.text.first?.isUppercase == true, isFluency(lines[place + 1].text)
            else { return line }
            var named = line
            named.isCut = true
            return named
        }
    }

    private typealias Name = (range: Range<String.Index>, iso: String)

    /// A draft and the code of each language that a line names, with what it says of them.
    private func named(_ names: [Name], in line: CVLine) -> [(Draft, String)] {
        let levels = levelForAll(names, in: line.text) ?? levelsBefore(names, in: line.text)
        return zip(names, levels ?? levelsBehind(names, in: line.text)).map { name, level in
            let language = Found(String(line.text[name.range]), line: line.index, confidence: 0.96)
            var draft = Draft(fields: [.language: language], lines: [line.index])
            setFluency(level, line: line, &draft)
            return (draft, name.iso)
        }
    }

    /// `Langue(s) maternelle(s) : français`, `Fluent: English and Dutch`.
    private func levelForAll(_ names: [Name], in text: String) -> [String]? {
        guard let first = names.first, endsWithName(names, text) else { return nil }
        let head = Text.trim(text[..<first.range.lowerBound])
        guard head.hasSuffix(":"), isFluency(head) else { return nil }
        return Array(repeating: Text.tidy(head), count: names.count)
    }

    /// `Fluent Twi and intermediate French`: what stands before each name, where all of it says how it is spoken.
    private func levelsBefore(_ names: [Name], in text: String) -> [String]? {
        guard endsWithName(names, text) else { return nil }
        var start = text.startIndex
        let levels = names.map { name in
            defer { start = name.range.upperBound }
            return Text.tidy(text[start..<name.range.lowerBound])
        }
        return levels.allSatisfy { !$0.hasSuffix(":") && isFluency($0) } ? levels : nil
    }

    /// What stands between each name and the next; 'English and Igbo (native)': both are.
    private func levelsBehind(_ names: [Name], in text: String) -> [String] {
        var end = text.endIndex
        var level = ""
        return names.reversed().map { name in
            let between = String(text[name.range.upperBound..<end])
            if !["and", "et", "ou", "or"].contains(Folding.key(between)) { level = Self.withoutJoiner(between) }
            end = name.range.lowerBound
            return level
        }
        .reversed()
    }

    private func endsWithName(_ names: [Name], _ text: String) -> Bool {
        names.last.map { !text[$0.range.upperBound...].contains { $0.isLetter || $0.isNumber } } ?? false
    }

    /// `(first language) and` before the next language as `(first language)`.
    private static func withoutJoiner(_ text: String) -> String {
        let text = Text.trim(text)
        for word in [" and", " et"] where text.hasSuffix(word) { return String(text.dropLast(word.count)) }
        return text
    }

    /// The items of a line that lists languages, so that one that the lexicon does not know is seen among the others.
    private func parts(_ line: CVLine) -> [CVLine] {
        let parts = Text.split(line.text, at: [",", ";", "|", "•"]).map { Text.tidy($0) }
        guard parts.count > 1 else { return [line] }
        let known = parts.count { part in names(in: part).first.map { $0.range.lowerBound == part.startIndex } ?? false
        }
        let unknown = parts.count(where: isUnknownName)
        guard known >= 2, unknown > 0, known + unknown == parts.count else { return [line] }
        return parts.map { line.cut(to: $0) }
    }

    /// `Kikuyu: mother tongue`: a word that no list knows before its level.
    private func unknown(_ line: CVLine) -> Draft? {
        guard let end = line.text.firstIndex(where: { ":\t–(".contains($0) }) else { return nil }
        let name = Text.trim(line.text[..<end])
        let level = String(line.text[end...])
        guard isUnknownName(name), name.first?.isUppercase == true, isFluency(level) else { return nil }
        var draft = Draft(fields: [.language: Found(name, line: line.index, confidence: 0.6)], lines: [line.index])
        setFluency(level, line: line, &draft)
        return draft
    }

    private func isUnknownName(_ text: String) -> Bool {
        let words = Folding.words(text)
        return words.count == 1 && text.count >= 3 && text.allSatisfy(\.isLetter) && cefr(text) == nil
            && !lexicons[.languages].contains(key: words[0]) && !Self.notNames.contains(words[0])
    }

    private static let notNames: Set<String> = [
        "lu", "ecrit", "parle", "compris", "read", "written", "spoken", "oral", "speaking", "reading", "writing",
        "toeic", "toefl", "langue", "langues", "language", "languages", "ecouter", "lire", "parler", "ecrire",
        "comprendre", "listening", "understanding", "conversation", "interaction",
    ]

    /// A test result that stands outside the languages, given to its language.
    func attach(test text: String, line: Int, to drafts: inout [Draft]) {
        guard let cefr = Self.score(text) ?? Self.letter(text),
            let english = drafts.firstIndex(where: { $0[.language].flatMap { lexicons.languageCode($0.value) } == "en" }
            ), drafts[english][.fluency] == nil
        else { return }
        drafts[english][.fluency] = Found(text, line: line, confidence: 0.8)
        drafts[english][.cefr] = Found(cefr, line: line, quote: text, confidence: 0.8, derivation: .cefr)
    }

    /// Names of languages at the start of the line, of a part of it, or right after another's fluency.
    private func names(in text: String) -> [Name] {
        let words = Folding.words(text)
        let spans = Quote.spans(of: text)
        guard words.count == spans.count else { return [] }
        var found: [(Range<String.Index>, String)] = []
        var index = 0
        while index < words.count {
            guard let match = lexicons[.languages].longestMatch(words, at: index),
                let iso = match.entry.attributes["iso"]
            else {
                index += 1
                continue
            }
            let range = spans[index].lowerBound..<spans[index + match.count - 1].upperBound
            let isStart =
                text[range].first?.isUppercase == true || text[range].first?.isLowercase == false || index == 0
                || opens(text, range)
            if isStart, index == 0 || !isInside(words, index) { found.append((range, iso)) }
            index += match.count
        }
        return found
    }

    private func opens(_ text: String, _ range: Range<String.Index>) -> Bool {
        let before = text[..<range.lowerBound]
        // 'Français et arabe courants'.
        if [" et ", " and "].contains(where: before.hasSuffix) { return true }
        return before.last { !$0.isWhitespace }.map { ",;:|/•·–-\t".contains($0) } ?? true
    }

    /// 'maîtrise de l'anglais' names a language too, 'Cambridge English' and 'TOEIC anglais' do not.
    private func isInside(_ words: [String], _ index: Int) -> Bool {
        ["cambridge", "toeic", "toefl", "ielts", "of", "linguaskill", "bulats", "test", "advanced", "first"].contains(
            words[index - 1]
        )
    }

    private func isFluency(_ text: String) -> Bool { cefr(text) != nil && Text.wordCount(text) <= 8 }

    private func setFluency(_ raw: String, line: CVLine, _ draft: inout Draft) {
        var text = Text.tidy(raw.filter { !"●○★☆◉◯■□▪▫⚫⚪⬤▮▯█░▓▒".contains($0) })
        if text.hasPrefix("("), text.hasSuffix(")"), text.count(where: { $0 == "(" }) == 1 {
            text = Text.trim(text.dropFirst().dropLast())
        }
        if text.hasPrefix("("), text.hasSuffix(")"), text.hasSuffix("))") {
            text = Text.trim(text.dropFirst().dropLast())
        }
        for word in ["and ", "et ", "both ", "tous deux ", "toutes deux ", "les deux "] where text.hasPrefix(word) {
            text = String(text.dropFirst(word.count))
        }
        guard text.contains(where: { $0.isLetter || $0.isNumber }), text.count <= 80 else { return }
        draft[.fluency] = Found(text, line: line.index, confidence: 0.9)
        if let level = cefr(text) {
            draft[.cefr] = Found(level, line: line.index, quote: text, confidence: 0.9, derivation: .cefr)
        }
    }

    /// The level that a printed fluency comes to: stated, by a test's score, or by its words.
    func cefr(_ text: String) -> String? {
        if let stated = Self.letter(text) { return stated }
        if let score = Self.score(text) { return score }
        let words = Folding.words(text)
        let levels = lexicons[.levels].matches(in: words)
        return levels.max {
            ($0.range.count, Self.rank($0.entry.canonical)) < ($1.range.count, Self.rank($1.entry.canonical))
        }?.entry.canonical
    }

    private static func rank(_ level: String) -> Int {
        ["A1", "A2", "B1", "B2", "C1", "C2", "native"].firstIndex(of: level) ?? 0
    }

    /// `B2`, `C1/C2` (the lower one).
    private static func letter(_ text: String) -> String? {
        Folding.words(text).first {
            $0.count == 2 && "abc".contains($0.prefix(1)) && ($0.hasSuffix("1") || $0.hasSuffix("2"))
        }?.uppercased()
    }

    /// Levels of test scores as their makers publish them (ETS for TOEIC and TOEFL iBT, IELTS, Cambridge).
    private static func score(_ text: String) -> String? {
        let words = Folding.words(text)
        func value(_ name: String) -> Double? {
            guard let place = words.firstIndex(of: name) else { return nil }
            return words[place...].dropFirst().prefix(4).compactMap { Double($0) }.first
        }
        if let points = value("toeic") {
            return points >= 945 ? "C1" : points >= 785 ? "B2" : points >= 550 ? "B1" : points >= 225 ? "A2" : "A1"
        }
        if let points = value("toefl") { return points >= 95 ? "C1" : points >= 72 ? "B2" : points >= 42 ? "B1" : "A2" }
        if let band = value("ielts") {
            return band >= 8.5 ? "C2" : band >= 7 ? "C1" : band >= 5.5 ? "B2" : band >= 4 ? "B1" : "A2"
        }
        for (name, level) in [
            ("cpe", "C2"), ("cae", "C1"), ("fce", "B2"), ("dalf", "C1"), ("delf", "B2"), ("linguaskill", "B2"),
        ] where words.contains(name) { return level }
        return nil
    }

    /// Whether a certificate is a language test.
    func isTest(_ text: String) -> Bool {
        let tests: Set<String> = ["toeic", "toefl", "ielts", "linguaskill", "bulats", "cae", "fce", "cpe", "bright"]
        return Folding.words(text).contains(where: tests.contains)
    }
}
