// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation

/// Counts the features of texts and hashes them into the components of a lexical vector.
///
/// Not to be shared between threads; keeps the words it has seen.
final class FeatureCounter {
    /// What a word brings wherever it stands.
    private struct Word {
        var isStop: Bool
        /// Keys of its stems and grams.
        var keys: [UInt32] = []
        var firstStem = ""
        /// The hash of a pair that begins with its first stem.
        var pairState: UInt64 = 0
    }

    /// What a feature is, as the two low bits of its key; the component is above them.
    private enum Kind: UInt32 {
        case stem = 0
        case pair = 1
        case gram = 2
    }

    private static let weights: [Float] = [1, 0.7, 0.4]
    private static let dimension = LexicalEmbedder.space.dimension
    private static let mostWords = 50_000
    /// `1 + ln count` of small counts.
    private static let logarithms = (0..<64).map { 1 + Float(log(Double(max(1, $0)))) }

    private let language: SearchLanguage
    private let analyzer: TermAnalyzer
    private var words: [String: Word] = [:]
    /// By key; all 0 between two texts.
    ///
    /// Bare memory: an array of a class is checked for exclusive access at each count.
    private let counts: UnsafeMutablePointer<Int32>
    /// Room for the keys of a text, kept from the one before.
    private var spare: [UInt32] = []

    init(_ language: SearchLanguage) {
        self.language = language
        analyzer = TermAnalyzer(language)
        counts = .allocate(capacity: 4 * Self.dimension)
        counts.initialize(repeating: 0, count: 4 * Self.dimension)
    }

    deinit { counts.deallocate() }

    /// The vector of a text, of length 1.
    func vector(of text: String) -> SparseVector {
        var touched = spare
        spare = []
        var previous: UInt64?
        let counts = counts
        func count(_ key: UInt32) {
            if counts[Int(key)] == 0 { touched.append(key) }
            counts[Int(key)] += 1
        }
        for spelling in WordScanner.words(in: text) {
            let word = word(spelling)
            guard !word.isStop else { continue }
            for key in word.keys { count(key) }
            if let previous { count(Self.key(StableHash.hash(word.firstStem, state: previous), .pair)) }
            previous = word.pairState
        }
        touched.sort()
        let vector = collected(touched).normalized
        touched.removeAll(keepingCapacity: true)
        spare = touched
        return vector
    }

    /// The components that were counted; leaves nothing behind.
    private func collected(_ touched: [UInt32]) -> SparseVector {
        var indices: [UInt32] = []
        var values: [Float] = []
        indices.reserveCapacity(touched.count)
        values.reserveCapacity(touched.count)
        for key in touched {
            let count = Int(counts[Int(key)])
            counts[Int(key)] = 0
            let factor = count < 64 ? Self.logarithms[count] : 1 + Float(log(Double(count)))
            let value = Self.weights[Int(key & 3)] * factor
            if indices.last == key >> 2 {
                values[values.count - 1] += value
            } else {
                indices.append(key >> 2)
                values.append(value)
            }
        }
        return SparseVector(ascending: indices, values: values)
    }

    private func word(_ spelling: String) -> Word {
        if let known = words[spelling] { return known }
        var word = Word(isStop: StopWords.contain(spelling, language: language))
        if !word.isStop {
            let terms = analyzer.terms(spelling)
            word.firstStem = terms.stems.first ?? terms.folded
            word.pairState = StableHash.hash(word.firstStem + " ", state: StableHash.hash("b"))
            word.keys = terms.stems.map { Self.key(StableHash.hash($0, state: StableHash.hash("s")), .stem) }
            word.keys += Self.gramKeys(of: terms.folded)
        }
        if words.count >= Self.mostWords { words.removeAll(keepingCapacity: true) }
        words[spelling] = word
        return word
    }

    private static func gramKeys(of folded: String) -> [UInt32] {
        let whole = "\u{2}" + folded + "\u{3}"
        return (3...5).flatMap { length in
            TermAnalyzer.grams(whole, length: length).map {
                key(StableHash.hash($0, state: StableHash.hash("g")), .gram)
            }
        }
    }

    private static func key(_ hash: UInt64, _ kind: Kind) -> UInt32 {
        (UInt32(truncatingIfNeeded: StableHash.mixed(hash)) & UInt32(dimension - 1)) << 2 | kind.rawValue
    }
}
