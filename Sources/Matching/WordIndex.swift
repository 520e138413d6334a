// SPDX-License-Identifier: GPL-3.0-or-later

/// The places of a long list of texts by their words, so that few of them are compared with another text.
///
/// Comparing each of 100,000 skills with each of 100,000 others takes 10,000,000,000 comparisons; here a text is compared
/// with those that share one of its rarest words, and with no more than `most` of them.
struct WordIndex: Sendable {
    /// Sorted by word, then place.
    private let words: [(term: TermID, place: Int32)]
    /// More comparisons of one text than these tell nothing new.
    static let most = 512
    /// Lists no longer than this are looked through as they are.
    static let smallest = 64

    /// Indexes texts, given by their sorted words.
    init(_ texts: some Sequence<[TermID]>) {
        var words: [(term: TermID, place: Int32)] = []
        for (place, terms) in texts.enumerated() { words += terms.map { ($0, Int32(place)) } }
        words.sort { ($0.term, $0.place) < ($1.term, $1.place) }
        self.words = words
    }

    /// The places of texts that may share at least `count` of these words, in ascending order.
    ///
    /// Who shares `count` of `n` words has one of any `n - count + 1` of them: the rarest are taken.
    func places(sharing count: Int, of terms: [TermID]) -> [Int] {
        guard count > 0, terms.count >= count else { return [] }
        let ranges = terms.map { range(of: $0) }.sorted { ($0.count, $0.lowerBound) < ($1.count, $1.lowerBound) }
        var found: Set<Int32> = []
        for range in ranges.prefix(terms.count - count + 1) {
            for entry in words[range] {
                guard found.count < Self.most else { break }
                found.insert(entry.place)
            }
        }
        return found.sorted().map { Int($0) }
    }

    private func range(of term: TermID) -> Range<Int> { bound(term, isUpper: false)..<bound(term, isUpper: true) }

    private func bound(_ term: TermID, isUpper: Bool) -> Int {
        var (low, high) = (0, words.count)
        while low < high {
            let middle = (low + high) / 2
            if words[middle].term < term || isUpper && words[middle].term == term {
                low = middle + 1
            } else {
                high = middle
            }
        }
        return low
    }
}
