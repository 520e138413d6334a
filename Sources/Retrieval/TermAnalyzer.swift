// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import TextFolding

/// Turns words into the terms that stand for them.
///
/// Not to be shared between threads; keeps the words it has seen.
final class TermAnalyzer {
    /// What one word is indexed and searched by.
    struct Terms {
        /// Lower case without accents.
        var folded: String
        /// Folded stems, the accented word's first; never empty.
        var stems: [String]
        /// The character 4-grams of the folded word between `^` and `$`, each once; empty for words of one letter.
        var grams: [String] { TermAnalyzer.grams(ofWord: folded) }
    }

    /// Words behind this many characters are cut: nobody searches for them, and each would bring as many grams.
    static let longestWord = 64
    private static let cacheLimit = 20_000

    private let stemmers: [Stemmer]
    private var cache: [String: Terms] = [:]

    init(_ language: SearchLanguage) {
        stemmers = language.algorithms.compactMap { Stemmer($0) }
    }

    /// The terms of one word in any case.
    func terms(_ word: String) -> Terms {
        if let known = cache[word] { return known }
        let terms = analyze(word)
        if cache.count >= Self.cacheLimit { cache.removeAll(keepingCapacity: true) }
        cache[word] = terms
        return terms
    }

    /// As `terms`, for those who keep what they have seen themselves.
    func analyze(_ word: String) -> Terms {
        // The French stemmer looks at accents, so that stemming comes before folding, on composed letters.
        let lower = Self.lowered(word)
        let folded = Folding.fold(lower)
        var stems: [String] = []
        for stemmer in stemmers {
            // People type without accents too: the stem of the folded word meets them.
            let plain = stemmer.stem(folded)
            for stem in [folded == lower ? plain : Folding.fold(stemmer.stem(lower)), plain] where !stems.contains(stem)
            {
                stems.append(stem)
            }
        }
        return Terms(folded: folded, stems: stems.isEmpty ? [folded] : stems)
    }

    /// Lower case, at most as long as words are, its letters composed.
    private static func lowered(_ word: String) -> String {
        if word.utf8.count <= longestWord, word.utf8.allSatisfy({ $0 < 0x80 }) { return word.lowercased() }
        return String(word.prefix(longestWord)).lowercased().precomposedStringWithCanonicalMapping
    }

    /// Calls `body` with each 4-gram of `grams(ofWord:)`, repeated ones again.
    static func forEachGram(ofWord folded: String, _ body: (UnsafeBufferPointer<UInt8>) -> Void) {
        forEachGram(of: "^" + folded + "$", length: 4, body)
    }

    /// The 4-grams by which a folded word is indexed: its beginning and its end are part of them, so that words which
    /// merely share their middle match less.
    static func grams(ofWord folded: String) -> [String] { grams("^" + folded + "$", length: 4) }

    /// The runs of `length` characters within `word`, each once, in order.
    static func grams(_ word: String, length: Int) -> [String] {
        var grams: [String] = []
        forEachGram(of: word, length: length) { bytes in
            let gram = String(decoding: bytes, as: UTF8.self)
            if !grams.contains(gram) { grams.append(gram) }
        }
        return grams
    }

    /// The hashes of the runs of `length` characters within `word`, each once, in order.
    static func hashes(ofGrams word: String, length: Int, state: UInt64) -> [UInt64] {
        var hashes: [UInt64] = []
        forEachGram(of: word, length: length) { bytes in
            let hash = bytes.reduce(state) { StableHash.step($0, $1) }
            if !hashes.contains(hash) { hashes.append(hash) }
        }
        return hashes
    }

    private static func forEachGram(of word: String, length: Int, _ body: (UnsafeBufferPointer<UInt8>) -> Void) {
        var word = word
        word.withUTF8 { bytes in
            // Where each character begins, and the end.
            let starts = bytes.indices.filter { bytes[$0] & 0xC0 != 0x80 } + [bytes.count]
            for start in 0..<max(0, starts.count - length) {
                body(UnsafeBufferPointer(rebasing: bytes[starts[start]..<starts[start + length]]))
            }
        }
    }
}
