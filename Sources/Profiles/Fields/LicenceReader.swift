// SPDX-License-Identifier: GPL-3.0-or-later
import Lexicons
import TextFolding

/// Finds driving licences and names their classes.
struct LicenceReader {
    let lexicons: Lexicons

    private static let classes: Set<String> = [
        "a", "a1", "a2", "am", "b", "be", "c", "c1", "ce", "c1e", "d", "d1", "de",
    ]

    /// Driving licences as classes.
    func read(_ lines: [CVLine]) -> [Found] {
        var found: [Found] = []
        for line in lines where line.words.count <= 30 {
            for match in lexicons[.licences].matches(in: line.words) {
                guard line.words[match.range].contains(where: { $0.count > 2 }) else { continue }
                var codes = [match.entry.canonical]
                var range = match.range
                // 'Permis d'exploitation' is no licence of class D.
                if line.words[range.upperBound - 1] == "d", Folding.fold(line.text).contains(" d'") { continue }
                if !Self.classes.contains(line.words[range.upperBound - 1]) { codes = [] }
                // 'Permis B, C, CE': the classes that follow belong to the word.
                while let next = classPlace(in: line.words, from: range.upperBound) {
                    codes.append(line.words[next].uppercased())
                    range = range.lowerBound..<(next + 1)
                }
                if codes.isEmpty { codes = [match.entry.canonical] }
                guard range.count > 1 || line.words.count <= 4 else { continue }
                let quote = Quote.piece(of: line.text, words: line.words, range: range) ?? line.text
                for code in codes where !found.contains(where: { $0.value == code }) {
                    found.append(Found(code, line: line.index, quote: quote, confidence: 0.9, derivation: .licence))
                }
            }
        }
        return found
    }

    /// Where the next class stands: at once, or behind 'et'.
    private func classPlace(in words: [String], from index: Int) -> Int? {
        if index < words.count, Self.classes.contains(words[index]) { return index }
        guard index + 1 < words.count, ["et", "and"].contains(words[index]), Self.classes.contains(words[index + 1]),
            words[index + 1] != "a", words[index + 1] != "de"
        else { return nil }
        return index + 1
    }
}
