// SPDX-License-Identifier: GPL-3.0-or-later
import TextFolding

extension Lexicons {
    /// The entries of one kind with an index by folded words.
    package struct Table: Sendable {
        package private(set) var entries: [Entry] = []
        private var index: [String: Int] = [:]
        private var byCanonical: [String: Int] = [:]
        /// First words of spellings of several words, with the most words that follow such a start.
        private var starts: [String: Int] = [:]
        /// Whether lines of one name become one entry, with the spellings and attributes of all.
        private let merging: Bool

        init(merging: Bool = true) { self.merging = merging }

        package var isEmpty: Bool { entries.isEmpty }

        /// The entry whose canonical name or alias has these folded words.
        package func entry(_ text: String) -> Entry? { entry(key: Folding.key(text)) }

        /// The entry of a text that is folded already.
        package func entry(key: String) -> Entry? { index[key].map { entries[$0] } }

        package func contains(_ text: String) -> Bool { index[Folding.key(text)] != nil }

        package func contains(key: String) -> Bool { index[key] != nil }

        /// The entry with the most words that starts at `position` of folded words, and how many words it takes.
        package func longestMatch(_ words: [String], at position: Int) -> (entry: Entry, count: Int)? {
            guard position < words.count, let most = starts[words[position]] else { return nil }
            var count = min(most, words.count - position)
            while count > 0 {
                let key = words[position..<(position + count)].joined(separator: " ")
                if let found = index[key] { return (entries[found], count) }
                count -= 1
            }
            return nil
        }

        /// All entries named in `words`, longest first from left to right, without overlap.
        package func matches(in words: [String]) -> [(entry: Entry, range: Range<Int>)] {
            var found: [(entry: Entry, range: Range<Int>)] = []
            var position = 0
            while position < words.count {
                if let match = longestMatch(words, at: position) {
                    found.append((match.entry, position..<(position + match.count)))
                    position += match.count
                } else {
                    position += 1
                }
            }
            return found
        }

        /// Adds an entry, or its spellings and attributes to the one of the same name where lines are merged.
        mutating func add(_ entry: Entry) {
            let name = Folding.key(entry.canonical)
            let place: Int
            if merging, let known = byCanonical[name] {
                place = known
                entries[known].aliases += entry.aliases
                entries[known].attributes.merge(entry.attributes) { _, new in new }
            } else {
                place = entries.count
                entries.append(entry)
                if byCanonical[name] == nil {
                    byCanonical[name] = place
                    point(entry.canonical, to: place)
                }
            }
            for spelling in entry.aliases { point(spelling, to: place) }
        }

        /// Takes spellings away one after the other, a canonical name with all its spellings; gives the places of the
        /// words that were not there.
        ///
        /// All of them at once, since what is left is indexed anew.
        mutating func remove(_ words: [String]) -> [Int] {
            let names = entries.map { Folding.key($0.canonical) }
            var owners: [String: [Int]] = [:]
            for (place, entry) in entries.enumerated() {
                for alias in entry.aliases { owners[Folding.key(alias), default: []].append(place) }
            }
            var gone: Set<String> = []
            let missing = words.indices.filter { place in
                let key = Folding.key(words[place])
                let isThere = byCanonical[key] != nil || owners[key]?.contains { !gone.contains(names[$0]) } == true
                return !isThere || !gone.insert(key).inserted
            }
            var rest = Table(merging: merging)
            for (place, var entry) in entries.enumerated() where !gone.contains(names[place]) {
                entry.aliases.removeAll { gone.contains(Folding.key($0)) }
                rest.add(entry)
            }
            if !gone.isEmpty { self = rest }
            return missing
        }

        private mutating func point(_ spelling: String, to place: Int) {
            let words = Folding.words(spelling)
            guard let first = words.first else { return }
            index[words.joined(separator: " ")] = place
            starts[first] = max(starts[first] ?? 0, words.count)
        }
    }
}
