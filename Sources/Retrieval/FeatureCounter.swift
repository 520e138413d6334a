// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation

/// Counts the features of texts and hashes them into the components of a lexical vector.
///
/// Not to be shared between threads; keeps the words it has seen.
final class FeatureCounter {
    /// What a word brings wherever it stands.
    private struct Word {
        var isStop: Bool
        /// Where the keys of its stems and grams lie.
        var keys: Range<Int>
        /// Where the bytes of its first stem lie.
        var stem: Range<Int>
        /// The hash of a pair that begins with its first stem.
        var pairState: UInt64
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
    private var numbers = WordTable()
    private var words: [Word] = []
    private var keys: [UInt32] = []
    private var stems: [UInt8] = []
    private var tally: Tally

    /// How often each key came, and a bit for each that came at all, so that they are read in order without sorting.
    ///
    /// Bare memory: an array of a class is checked for exclusive access at each count.
    private struct Tally {
        let counts: UnsafeMutablePointer<Int32>
        let marks: UnsafeMutablePointer<UInt64>

        @inline(__always)
        func count(_ key: UInt32) {
            counts[Int(key)] &+= 1
            marks[Int(key >> 6)] |= 1 << UInt64(key & 63)
        }
    }

    init(_ language: SearchLanguage) {
        self.language = language
        analyzer = TermAnalyzer(language)
        let size = 4 * Self.dimension
        tally = Tally(counts: .allocate(capacity: size), marks: .allocate(capacity: size / 64))
        tally.counts.initialize(repeating: 0, count: size)
        tally.marks.initialize(repeating: 0, count: size / 64)
    }

    deinit {
        tally.counts.deallocate()
        tally.marks.deallocate()
    }

    /// The vector of a text, of length 1.
    func vector(of text: String) -> SparseVector {
        if numbers.count >= Self.mostWords { forgetWords() }
        var text = text
        text.withUTF8 { count($0) }
        return collected().normalized
    }

    private func count(_ bytes: UnsafeBufferPointer<UInt8>) {
        let tally = tally
        var previous: UInt64?
        for range in WordScanner.ranges(in: bytes) {
            let word = word(UnsafeBufferPointer(rebasing: bytes[range]))
            guard !word.isStop else { continue }
            for index in word.keys { tally.count(keys[index]) }
            if var state = previous {
                for index in word.stem { state = StableHash.step(state, stems[index]) }
                tally.count(Self.key(state, .pair))
            }
            previous = word.pairState
        }
    }

    /// The components that were counted; leaves nothing behind.
    private func collected() -> SparseVector {
        let (counts, marks) = (tally.counts, tally.marks)
        let groups = 4 * Self.dimension / 64
        let size = (0..<groups).reduce(0) { $0 + marks[$1].nonzeroBitCount }
        var indices: [UInt32] = []
        var values: [Float] = []
        indices.reserveCapacity(size)
        values.reserveCapacity(size)
        for group in 0..<groups where marks[group] != 0 {
            var bits = marks[group]
            marks[group] = 0
            while bits != 0 {
                let key = UInt32(group * 64 + bits.trailingZeroBitCount)
                bits &= bits &- 1
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
        }
        return SparseVector(ascending: indices, values: values)
    }

    private func word(_ spelling: UnsafeBufferPointer<UInt8>) -> Word {
        let (number, isNew) = numbers.number(of: spelling)
        guard isNew else { return words[number] }
        let word = analyzed(String(decoding: spelling, as: UTF8.self))
        words.append(word)
        return word
    }

    private func forgetWords() {
        numbers.removeAll()
        words.removeAll()
        keys.removeAll()
        stems.removeAll()
    }

    private func analyzed(_ spelling: String) -> Word {
        let start = keys.count
        guard !StopWords.contain(spelling, language: language) else {
            return Word(isStop: true, keys: start..<start, stem: stems.count..<stems.count, pairState: 0)
        }
        let terms = analyzer.analyze(spelling)
        let first = terms.stems.first ?? terms.folded
        let stem = stems.count..<(stems.count + first.utf8.count)
        stems += first.utf8
        keys += terms.stems.map { Self.key(StableHash.hash($0, state: StableHash.hash("s")), .stem) }
        keys += Self.gramKeys(of: terms.folded)
        let state = StableHash.hash(first + " ", state: StableHash.hash("b"))
        return Word(isStop: false, keys: start..<keys.count, stem: stem, pairState: state)
    }

    private static func gramKeys(of folded: String) -> [UInt32] {
        let whole = "\u{2}" + folded + "\u{3}"
        return (3...5).flatMap { length in
            TermAnalyzer.hashes(ofGrams: whole, length: length, state: StableHash.hash("g")).map { key($0, .gram) }
        }
    }

    private static func key(_ hash: UInt64, _ kind: Kind) -> UInt32 {
        (UInt32(truncatingIfNeeded: StableHash.mixed(hash)) & UInt32(dimension - 1)) << 2 | kind.rawValue
    }
}
