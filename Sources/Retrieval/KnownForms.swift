// SPDX-License-Identifier: GPL-3.0-or-later

/// The terms that words of documents in one language give, as bytes one behind the other.
///
/// Not to be shared between threads.
final class KnownForms {
    /// Terms of one word.
    typealias Number = Int

    private static let mostWords = 50_000

    private let analyzer: TermAnalyzer
    private var numbers = WordTable()
    /// Where the terms of each word begin in `ends`, and one more for the end.
    private var starts = [0]
    /// Where each term ends in `bytes`, and before all a 0.
    private var ends = [0]
    private var bytes: [UInt8] = []

    init(_ analyzer: TermAnalyzer) { self.analyzer = analyzer }

    /// Forgets all once that is much; to be called between texts.
    func tidy() {
        guard numbers.count >= Self.mostWords else { return }
        numbers.removeAll()
        starts = [0]
        ends = [0]
        bytes = []
    }

    /// Calls `body` with each term of a word, the folded word first, until it returns something other than 0.
    @inline(__always)
    func forEach(of word: UnsafeBufferPointer<UInt8>, _ body: (_ isFirst: Bool, UnsafeBufferPointer<UInt8>) -> Int32)
        -> Int32
    {
        let (number, isNew) = numbers.number(of: word)
        if isNew { add(analyzer.analyze(String(decoding: word, as: UTF8.self))) }
        return bytes.withUnsafeBufferPointer { bytes in
            for term in starts[number]..<starts[number + 1] {
                let code = body(
                    term == starts[number],
                    UnsafeBufferPointer(rebasing: bytes[ends[term]..<ends[term + 1]])
                )
                if code != 0 { return code }
            }
            return 0
        }
    }

    private func add(_ terms: TermAnalyzer.Terms) {
        bytes += terms.folded.utf8
        ends.append(bytes.count)
        for stem in terms.stems {
            bytes.append(UInt8(ascii: "~"))
            bytes += stem.utf8
            ends.append(bytes.count)
        }
        let first = ends.count - 1
        TermAnalyzer.forEachGram(ofWord: terms.folded) { gram in addGram(gram, unlessFrom: first) }
        starts.append(ends.count - 1)
    }

    /// Adds a gram that is none of the terms from `first` on.
    private func addGram(_ gram: UnsafeBufferPointer<UInt8>, unlessFrom first: Int) {
        for term in first..<(ends.count - 1) where bytes[(ends[term] + 1)..<ends[term + 1]].elementsEqual(gram) {
            return
        }
        bytes.append(UInt8(ascii: "_"))
        bytes.append(contentsOf: gram)
        ends.append(bytes.count)
    }
}
