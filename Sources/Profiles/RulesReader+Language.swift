// SPDX-License-Identifier: GPL-3.0-or-later
import Lexicons

/// The language of a document.
extension RulesReader {
    /// `fr`, `en` or another code, by the words that only one language has; `nil` for too little text.
    func language(of lines: [CVLine]) -> String? {
        let tests = lexicons[.languageTests]
        var counts: [String: Int] = [:]
        var shared: [String: Int] = [:]
        var seen = 0
        for line in lines {
            for word in line.words {
                if let entry = tests.entry(key: word), let code = entry.attributes["iso"] {
                    if entry.attributes["shared"] == nil { counts[code, default: 0] += 1 }
                    if entry.attributes["shared"] != nil { shared[code, default: 0] += 1 }
                }
                seen += 1
            }
            if seen > 3_000 { break }
        }
        func best() -> (code: String, count: Int)? {
            counts.max { ($0.value, $1.key) < ($1.value, $0.key) }.map { ($0.key, $0.value) }
        }
        // Words that several languages have count for one alone once none of the others shows by words of its own.
        if let own = best(), own.count >= 3, Self.known.contains(own.code) == false { return own.code }
        counts.merge(shared) { $0 + $1 }
        guard let found = best(), found.count >= 3 else { return nil }
        return found.code
    }

    /// Whether the words or the letters are those of a language that the lexicons do not have.
    func isForeign(_ lines: [CVLine]) -> Bool {
        if let code = language(of: lines) { return !Self.known.contains(code) }
        var letters = 0
        var others = 0
        for scalar in lines.prefix(500).lazy.flatMap(\.text.unicodeScalars) where scalar.properties.isAlphabetic {
            letters += 1
            // Latin letters with all their accents end before the Greek block; so do those of phonetics.
            if scalar.value >= 0x370, !(0x1E00...0x1EFF).contains(scalar.value), scalar.value < 0xFB00 { others += 1 }
        }
        return letters >= 20 && others * 2 > letters
    }

    static let known: Set<String> = ["fr", "en"]
}
