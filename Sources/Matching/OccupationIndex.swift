// SPDX-License-Identifier: GPL-3.0-or-later
import Lexicons
import TextFolding

/// Finds the occupations that a job title names, and how close two titles are.
struct OccupationIndex: Sendable {
    private var occupations: [Occupation] = []
    /// Occupations by the words of one of their titles.
    private var bySpelling: [String: [Int]] = [:]
    /// Titles by one of their words, for words in another order; each with its sorted words.
    private var byWord: [TermID: [(words: [TermID], occupation: Int)]] = [:]
    private var longest = 1
    private let lexicons: Lexicons

    private struct Occupation: Sendable {
        var family: TermID
        var group: TermID
    }

    init(lexicons: Lexicons) {
        self.lexicons = lexicons
        for (number, entry) in lexicons[.occupations].entries.enumerated() {
            let group = entry.group ?? entry.canonical
            let family = String(group.split(separator: "/").first ?? "")
            occupations.append(Occupation(family: Terms.id(family), group: Terms.id(group)))
            for title in [entry.canonical] + entry.aliases { index(title, as: number) }
        }
    }

    private mutating func index(_ title: String, as number: Int) {
        let words = TitleKey(title, lexicons: lexicons).words
        guard !words.isEmpty else { return }
        longest = max(longest, words.count)
        let key = words.joined(separator: " ")
        if bySpelling[key]?.contains(number) != true { bySpelling[key, default: []].append(number) }
        let set = Terms.set(words: words)
        guard let first = set.first, words.count > 1 else { return }
        byWord[first, default: []].append((set, number))
    }

    /// What pairs are compared by; see `closeness(_:_:)`.
    func feature(of title: String) -> TitleFeature {
        let key = TitleKey(title, lexicons: lexicons)
        let terms = Terms.set(words: key.words)
        let found = occupations(in: key.words, terms: terms)
        return TitleFeature(
            terms: terms,
            occupations: found,
            groups: found.map { occupations[$0].group },
            families: found.map { occupations[$0].family },
            isTraining: key.isTraining
        )
    }

    /// The occupations whose title takes most words of this one: in order and side by side, else in any order.
    private func occupations(in words: [String], terms: [TermID]) -> [Int] {
        var best: [Int] = []
        var bestCount = 0
        for start in words.indices {
            for end in stride(from: min(words.count, start + longest), to: start, by: -1) where end - start >= bestCount
            {
                guard let found = bySpelling[words[start..<end].joined(separator: " ")] else { continue }
                if end - start > bestCount { best = [] }
                bestCount = end - start
                best += found.filter { !best.contains($0) }
            }
        }
        for term in terms {
            for title in byWord[term] ?? []
            where title.words.count > bestCount && Terms.isSubset(title.words, of: terms) {
                best = [title.occupation]
                bestCount = title.words.count
            }
        }
        return best.sorted()
    }

    /// 1000 for one occupation, 700 for close ones, 500 for one family, 0 for strangers.
    ///
    /// Titles that no lexicon knows are compared by their words: all of the shorter one shared is 1000, half of all
    /// words 700, a third 500.
    static func closeness(_ left: TitleFeature, _ right: TitleFeature) -> Int {
        if !left.terms.isEmpty, left.terms == right.terms { return Closeness.same }
        if !left.occupations.isEmpty, !right.occupations.isEmpty {
            if left.occupations.contains(where: right.occupations.contains) { return Closeness.same }
            if left.groups.contains(where: right.groups.contains) { return Closeness.close }
            return left.families.contains(where: right.families.contains) ? Closeness.family : 0
        }
        let shared = Terms.overlap(left.terms, right.terms)
        guard shared > 0 else { return 0 }
        let shorter = min(left.terms.count, right.terms.count)
        if shared == shorter, shorter > 1 { return Closeness.same }
        let all = left.terms.count + right.terms.count - shared
        if shared * 2 >= all { return Closeness.close }
        return shared * 3 >= all ? Closeness.family : 0
    }

    /// Degrees of kinship between occupations, in thousandths.
    enum Closeness {
        static let same = 1000
        static let close = 700
        static let family = 500
    }
}

/// A job title as pairs are compared by it.
struct TitleFeature: Sendable, Equatable {
    /// Its words without gender and seniority, as sorted numbers.
    var terms: [TermID]
    var occupations: [Int]
    var groups: [TermID]
    var families: [TermID]
    var isTraining: Bool
}
