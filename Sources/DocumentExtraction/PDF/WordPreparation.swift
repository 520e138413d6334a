// SPDX-License-Identifier: GPL-3.0-or-later
import DocumentModel

/// What is done to words before columns are looked for.
enum WordPreparation {
    /// Letter-spaced titles joined, and bullets widened up to their text so that the gap between is no gutter.
    static func prepare(_ words: [PDFWord]) -> [PDFWord] {
        WordRow.rows(of: words).flatMap { widenBullets(joinLetters($0.words)) }
    }

    /// Joins `P R O F I L` to `PROFIL`: runs of at least three single letters of one look, parted where the gap is
    /// clearly wider than the usual one of the run.
    private static func joinLetters(_ words: [PDFWord]) -> [PDFWord] {
        var result: [PDFWord] = []
        var index = 0
        while index < words.count {
            let end = endOfLetters(words, from: index)
            if end - index >= 3 {
                result += joined(Array(words[index..<end]))
                index = end
            } else {
                result.append(words[index])
                index += 1
            }
        }
        return result
    }

    private static func endOfLetters(_ words: [PDFWord], from start: Int) -> Int {
        var end = start
        while end < words.count, isLetter(words[end]), words[end].style == words[start].style,
            end == start || words[end].box.x0 - words[end - 1].box.x1 < 2.5 * words[end].size
        {
            end += 1
        }
        return end
    }

    private static func isLetter(_ word: PDFWord) -> Bool {
        word.text.count == 1 && word.text.allSatisfy { $0.isUppercase || $0 == "&" || $0 == "'" || $0 == "’" }
    }

    private static func joined(_ letters: [PDFWord]) -> [PDFWord] {
        let gaps = zip(letters, letters.dropFirst()).map { $1.box.x0 - $0.box.x1 }
        let limit = max(1.8 * gaps.median, gaps.median + 0.15 * letters[0].size)
        var result = [letters[0]]
        for (letter, gap) in zip(letters.dropFirst(), gaps) {
            if gap > limit {
                result.append(letter)
            } else {
                result[result.count - 1].text += letter.text
                result[result.count - 1].box = result[result.count - 1].box.union(letter.box)
            }
        }
        return result
    }

    private static func widenBullets(_ words: [PDFWord]) -> [PDFWord] {
        var result = words
        for index in result.indices.dropLast() where Bullets.isBullet(result[index].text) {
            // A dash within running text is no bullet.
            let before = index > 0 ? result[index].box.x0 - result[index - 1].box.x1 : .infinity
            guard before > 1.5 * result[index + 1].size else { continue }
            let next = result[index + 1].box.x0
            if next > result[index].box.x1, next - result[index].box.x1 < 4 * result[index + 1].size {
                result[index].box.x1 = next
            }
        }
        return result
    }
}
