// SPDX-License-Identifier: GPL-3.0-or-later
import DocumentModel

/// Parts the words that a reader sees from those that only a machine finds.
enum PDFVisibility {
    /// Below this size in points nothing can be read on paper.
    private static let tiny = 2.0

    /// The visible words, and the hidden ones with the reason: `tiny`, `off_page`, `white`.
    ///
    /// White text counts as hidden only where the page behind it is white, which the drawn page tells; it is drawn only
    /// where there is white text at all.
    static func sort(_ words: [PDFWord], page: PDFPage) -> (
        visible: [PDFWord], hidden: [(word: PDFWord, reason: String)]
    ) {
        var visible: [PDFWord] = []
        var hidden: [(PDFWord, String)] = []
        let picture = words.contains { isNearWhite($0.style.color) } ? page.picture(scale: 1) : nil
        for word in words {
            if word.box.height < tiny || word.size < tiny && word.box.height < 2 * tiny {
                hidden.append((word, "tiny"))
            } else if !(0...page.width).contains(word.centerX) || !(0...page.height).contains(word.centerY) {
                hidden.append((word, "off_page"))
            } else if isNearWhite(word.style.color), let picture, picture.isWhite(word.box) {
                hidden.append((word, "white"))
            } else {
                visible.append(word)
            }
        }
        return (visible, hidden)
    }

    private static func isNearWhite(_ color: String) -> Bool {
        color.utf8.count == 7
            && stride(from: 1, to: 7, by: 2).allSatisfy { offset in
                let digits = color.dropFirst(offset).prefix(2)
                return (UInt8(digits, radix: 16) ?? 0) >= 0xF0
            }
    }
}
