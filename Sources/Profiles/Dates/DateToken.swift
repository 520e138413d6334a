// SPDX-License-Identifier: GPL-3.0-or-later
import Lexicons
import TextFolding

/// The words of the date lexicon, ready for look-ups by folded word.
struct DateWords: Sendable {
    let months: [String: Int]
    let seasons: Set<String>
    let durations: Set<String>
    /// Months in a part of a year by its name: 3 of `trimestre`, 6 of `half`.
    let parts: [String: Int]
    /// `premier` and the like by their number.
    let ordinals: [String: Int]
    /// What is counted: '2000 clients' is no year.
    let units: Set<String>
    /// Names that a number belongs to: 'Office 2016' is no year.
    let numbered: Set<String>
    /// What may stand before such a name: 'Microsoft Office 2016', but not 'front office 2016'.
    let makers: Set<String>
    /// By word count: `to date` has two.
    let present: [[String]]
    let since: [[String]]
    let to: Set<String>
    let from: Set<String>
    private let presentStarts: Set<String>

    init(_ lexicons: Lexicons) {
        func spellings(_ kind: Lexicons.Kind, _ name: String? = nil) -> [[String]] {
            lexicons[kind].entries.filter { name == nil || $0.canonical == name }
                .flatMap { [$0.canonical] + $0.aliases }.map(Folding.words).filter { !$0.isEmpty }
        }
        var months: [String: Int] = [:]
        for entry in lexicons[.months].entries {
            for alias in entry.aliases { months[Folding.key(alias)] = Int(entry.canonical) }
        }
        self.months = months
        seasons = Set(spellings(.seasons).map { $0.joined(separator: " ") })
        durations = Set(spellings(.durations).map { $0.joined(separator: " ") })
        func numbers(_ kind: Lexicons.Kind) -> [String: Int] {
            var numbers: [String: Int] = [:]
            for entry in lexicons[kind].entries {
                for alias in entry.aliases { numbers[Folding.key(alias)] = Int(entry.canonical) }
            }
            return numbers
        }
        parts = numbers(.yearParts)
        ordinals = numbers(.ordinals)
        units = Set(spellings(.yearUnits).map { $0.joined(separator: " ") })
        numbered = Set(spellings(.numbered, "product").compactMap(\.last))
        makers = Set(spellings(.numbered, "maker").compactMap(\.last))
        present = spellings(.present).sorted { $0.count > $1.count }
        since = spellings(.since).sorted { $0.count > $1.count }
        to = Set(spellings(.dateJoiners, "to").flatMap { $0 })
        from = Set(spellings(.dateJoiners, "from").map { $0.joined(separator: " ") })
        presentStarts = Set(present.compactMap(\.first).map { String($0.prefix(4)) })
    }

    /// How many tokens at the start say `Present`.
    func presentPrefix(_ tokens: [DateToken]) -> Int? {
        for sequence in present {
            var index = 0
            var matched = 0
            while matched < sequence.count, index < tokens.count {
                if tokens[index].kind == .apostrophe || tokens[index].kind == .dash {
                    index += 1
                } else if tokens[index].word == sequence[matched] {
                    matched += 1
                    index += 1
                } else {
                    break
                }
            }
            if matched == sequence.count { return index }
        }
        return nil
    }

    /// A cheap test before tokens are made: short texts alone may be nothing but `Present`.
    func mayBePresent(_ text: String) -> Bool {
        text.utf8.count < 40 && presentStarts.contains { Folding.fold(text).contains($0) }
    }
}

/// A word, a number or a sign.
struct DateToken {
    enum Kind: Equatable {
        /// Digits, at most four.
        case number(Int, digits: Int)
        case month(Int)
        case word
        case dash
        case slash
        case dot
        case apostrophe
        case open, close
        case comma
        case other
    }

    var kind: Kind
    var word: String
    var range: Range<String.Index>
    /// White space stands before it.
    var spaced: Bool
    /// A letter or digit stands right before it.
    var glued: Bool

    static func tokens(of text: String, words: DateWords) -> [DateToken] {
        var tokens: [DateToken] = []
        var index = text.startIndex
        var spaced = true
        var previousIsWord = false
        while index < text.endIndex {
            let character = text[index]
            if character.isWhitespace {
                spaced = true
                previousIsWord = false
                index = text.index(after: index)
                continue
            }
            let start = index
            var token: DateToken
            if character.isNumber {
                index = end(of: text, from: index) { $0.isNumber }
                token = number(text[start..<index])
            } else if character.isLetter {
                index = end(of: text, from: index) { $0.isLetter }
                let folded = Folding.fold(String(text[start..<index]))
                token = DateToken(
                    kind: words.months[folded].map(Kind.month) ?? .word,
                    word: folded,
                    range: start..<index,
                    spaced: spaced,
                    glued: false
                )
            } else {
                index = text.index(after: index)
                token = DateToken(
                    kind: sign(character),
                    word: String(character),
                    range: start..<index,
                    spaced: spaced,
                    glued: false
                )
            }
            token.range = start..<index
            token.spaced = spaced
            token.glued = previousIsWord
            tokens.append(token)
            spaced = false
            previousIsWord = character.isNumber || character.isLetter
        }
        return tokens
    }

    private static func end(of text: String, from: String.Index, while test: (Character) -> Bool) -> String.Index {
        var index = from
        while index < text.endIndex, test(text[index]) { index = text.index(after: index) }
        return index
    }

    private static func number(_ digits: Substring) -> DateToken {
        let count = digits.count
        let value = count <= 4 && digits.allSatisfy(\.isASCII) ? Int(digits) : nil
        let kind: Kind = value.map { .number($0, digits: count) } ?? .other
        return DateToken(
            kind: kind,
            word: String(digits),
            range: digits.startIndex..<digits.endIndex,
            spaced: false,
            glued: false
        )
    }

    private static func sign(_ character: Character) -> Kind {
        switch character {
        case "-", "–", "—", "−", "‐", "‑", "‒", "→", "➔", ">", "~": .dash
        case "/": .slash
        case ".": .dot
        case "'", "’", "‘": .apostrophe
        case "(", "[": .open
        case ")", "]": .close
        case ",": .comma
        default: .other
        }
    }
}
