// SPDX-License-Identifier: GPL-3.0-or-later
import DocumentModel
import Lexicons
import ProfileModel
import TextFolding

extension OfferReader {
    /// The languages that the rules read.
    static let knownLanguages: Set<String> = ["fr", "en"]

    /// The document's language, by the words that only one language has; another than French and English is only named.
    func readLanguage(of lines: [TextLine], _ draft: inout OfferDraft) {
        guard let first = lines.first, let code = language(of: lines) else { return }
        draft.update { $0.language = code }
        draft.prove("/x-greffier/language", by: first, first.text, 0.9, derivation: "language")
    }

    private func language(of lines: [TextLine]) -> String? {
        let tests = lexicons[.languageTests]
        var own: [String: Int] = [:]
        var shared: [String: Int] = [:]
        for word in lines.prefix(300).flatMap({ Folding.words($0.text) }) {
            guard let entry = tests.entry(key: word), let code = entry.attributes["iso"] else { continue }
            if entry.attributes["shared"] == nil { own[code, default: 0] += 1 } else { shared[code, default: 0] += 1 }
        }
        func best(_ counts: [String: Int]) -> (key: String, value: Int)? {
            counts.max { ($0.value, $1.key) < ($1.value, $0.key) }
        }
        if let found = best(own), !Self.knownLanguages.contains(found.key) { return found.value >= 3 ? found.key : nil }
        let said = Self.firstWords(of: lines, atMost: 3_000)
        // What an offer says to its reader tells French from English better than few words of either.
        var counts = own.merging(shared) { $0 + $1 }
        for (words, code) in [(Self.frenchWords, "fr"), (Self.englishWords, "en")] {
            counts[code, default: 0] += said.count { words.contains($0) }
        }
        guard counts["fr"] != counts["en"] else { return nil }
        return best(counts.filter { Self.knownLanguages.contains($0.key) })?.key
    }

    /// Stepping through a lazy sequence of words would fold a line anew for each of its words.
    private static func firstWords(of lines: [TextLine], atMost limit: Int) -> ArraySlice<String> {
        var words: [String] = []
        for line in lines where words.count < limit { words += Folding.words(line.text) }
        return words.prefix(limit)
    }

    private static let frenchWords: Set<String> = ["vous", "nous", "d", "l", "votre", "vos", "notre", "poste"]
    private static let englishWords: Set<String> = ["you", "we", "our", "will", "your", "are", "is", "have"]
}
