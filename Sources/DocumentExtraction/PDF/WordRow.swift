// SPDX-License-Identifier: GPL-3.0-or-later
import DocumentModel

/// Words that stand at one height, from left to right.
struct WordRow: Sendable {
    var words: [PDFWord]
    /// The height that new words are compared with: that of the first word, so that rows do not creep.
    private var center: Double
    private var height: Double

    private init(_ word: PDFWord) {
        words = [word]
        center = word.centerY
        height = word.box.height
    }

    var box: Box { words.bounds }
    var baseline: Double { words.map(\.baseline).median }
    var size: Double { words.map(\.size).median }

    /// The rows of `words`, from top to bottom.
    static func rows(of words: [PDFWord]) -> [WordRow] {
        var rows: [WordRow] = []
        for word in words.sorted(by: { $0.centerY < $1.centerY }) {
            // Only the lowest rows can still take a word, as words come in order of height.
            let candidates = rows.indices.suffix(3)
            if let index = candidates.last(where: { rows[$0].takes(word) }) {
                rows[index].words.append(word)
            } else {
                rows.append(WordRow(word))
            }
        }
        for index in rows.indices { rows[index].words.sort { $0.box.x0 < $1.box.x0 } }
        return rows.sorted { $0.center < $1.center }
    }

    private func takes(_ word: PDFWord) -> Bool {
        let (small, large) = (min(height, word.box.height), max(height, word.box.height))
        // A heading beside body text shares the line where the baselines agree, else where the middles do.
        return abs(center - word.centerY) <= 0.42 * small
            || (abs(word.baseline - baseline) <= 0.15 * small && large <= 2 * small)
    }
}
