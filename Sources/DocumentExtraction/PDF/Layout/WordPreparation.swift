// SPDX-License-Identifier: GPL-3.0-or-later
import DocumentModel

/// What is done to words before columns are looked for.
struct WordPreparation {
    /// The page of the words, with the characters of joined words.
    private(set) var text: PageText

    init(_ text: PageText) { self.text = text }

    /// Letter-spaced titles joined, and bullets widened up to their text so that the gap between is no gutter.
    mutating func prepare(_ words: [LayoutWord]) -> [LayoutWord] {
        let hasBullet = words.contains { $0.traits.contains(.bullet) }
        guard hasBullet || words.count(where: isLetter) >= 3 else { return words }
        let rows = Rows(words)
        var result: [LayoutWord] = []
        result.reserveCapacity(words.count)
        for row in 0..<rows.count {
            guard rows[row].contains(where: { $0.count == 1 }) else {
                result += rows[row]
                continue
            }
            var words = Array(rows[row])
            joinLetters(&words)
            widenBullets(&words)
            result += words
        }
        return result
    }

    /// Joins `P R O F I L` to `PROFIL`: runs of at least three single letters of one look, parted where the gap is
    /// clearly wider than the usual one of the run.
    private mutating func joinLetters(_ words: inout [LayoutWord]) {
        guard words.count(where: isLetter) >= 3 else { return }
        var result: [LayoutWord] = []
        var index = 0
        while index < words.count {
            let end = endOfLetters(words, from: index)
            if end - index >= 3 {
                result += joined(words[index..<end])
                index = end
            } else {
                result.append(words[index])
                index += 1
            }
        }
        words = result
    }

    private func endOfLetters(_ words: [LayoutWord], from start: Int) -> Int {
        var end = start
        while end < words.count, isLetter(words[end]), words[end].style == words[start].style,
            end == start || words[end].box.x0 - words[end - 1].box.x1 < 2.5 * words[end].size
        {
            end += 1
        }
        return end
    }

    private func isLetter(_ word: LayoutWord) -> Bool {
        guard word.count == 1 else { return false }
        let scalar = text.scalars[Int(word.start)]
        return Letters.isUpper(scalar) || scalar == "&" || scalar == "'" || scalar == "’"
    }

    private mutating func joined(_ letters: ArraySlice<LayoutWord>) -> [LayoutWord] {
        let gaps = zip(letters, letters.dropFirst()).map { $1.box.x0 - $0.box.x1 }
        let limit = max(1.8 * gaps.median, gaps.median + 0.15 * letters[letters.startIndex].size)
        var result = [letters[letters.startIndex]]
        for (letter, gap) in zip(letters.dropFirst(), gaps) {
            let last = result[result.count - 1]
            if gap > limit { result.append(letter) } else { result[result.count - 1] = text.merged(last, letter) }
        }
        return result
    }

    private func widenBullets(_ words: inout [LayoutWord]) {
        for index in words.indices.dropLast() where words[index].traits.contains(.bullet) {
            // A dash within running text is no bullet.
            let before = index > 0 ? words[index].box.x0 - words[index - 1].box.x1 : .infinity
            guard before > 1.5 * words[index + 1].size else { continue }
            let next = words[index + 1].box.x0
            if next > words[index].box.x1, next - words[index].box.x1 < 4 * words[index + 1].size {
                words[index].box.x1 = next
            }
        }
    }
}
