// SPDX-License-Identifier: GPL-3.0-or-later
import DocumentModel
import TextFolding

/// Finds on the pages the words that a CV as data states, so that their place can be shown.
///
/// Words are compared folded. What all look-ups together may cost is fixed: behind it nothing is found any more.
final class PagePlaces {
    private var words: [String] = []
    /// The index of the line of each word.
    private var lines: [Int] = []
    private var positions: [String: [Int]] = [:]
    private var dates: [String: [Int]] = [:]
    private var budget = 2_000_000

    init(_ lines: [CVLine]) {
        for line in lines {
            for word in line.words {
                positions[word, default: []].append(words.count)
                words.append(word)
                self.lines.append(line.index)
            }
            for match in line.dates {
                for date in [match.start, match.end].compactMap({ $0 }) {
                    dates[date.iso, default: []].append(line.index)
                }
            }
        }
    }

    /// Whether the pages have so much text that a CV stands on them.
    var holdsCV: Bool { words.count >= 30 }

    /// The index of the line where `text` starts, the first one from line `start` on, else the first of all.
    ///
    /// A text of several lines stands where its first words stand.
    func line(of text: String, from start: Int? = nil) -> Int? {
        let wanted = Folding.words(text).prefix(12)
        guard let first = wanted.first, first.count > 1 || wanted.count > 1 else { return nil }
        var found: Int?
        for position in positions[first] ?? [] {
            if let known = found, lines[position] < (start ?? 0) || known >= (start ?? 0) { continue }
            guard budget > 0 else { return found }
            var length = 1
            while length < wanted.count, position + length < words.count, words[position + length] == wanted[length] {
                length += 1
            }
            budget -= length
            if length == wanted.count { found = lines[position] }
            if let found, found >= (start ?? 0) { break }
        }
        return found
    }

    /// The line near `anchor` where a date is printed: at most four lines off.
    func line(of date: PartialDate, near anchor: Int?) -> Int? {
        guard let anchor else { return nil }
        let lines = dates[date.iso] ?? dates[PartialDate(year: date.year, month: date.month).iso] ?? []
        let near = lines.prefix(1000).min { abs($0 - anchor) < abs($1 - anchor) }
        return near.flatMap { abs($0 - anchor) <= 4 ? $0 : nil }
    }
}
