// SPDX-License-Identifier: GPL-3.0-or-later
import DocumentModel

/// The words that were recognised in the picture of a page.
struct RecognisedPage: Sendable {
    let words: [PictureWord]
    let frame: PictureFrame

    /// How sure recognition is of its letters and numbers, 0 to 1; 0 where there are none.
    var confidence: Double {
        var (sum, count) = (0.0, 0)
        for word in words {
            let letters = word.letters
            sum += word.confidence * Double(letters)
            count += letters
        }
        return count == 0 ? 0 : sum / Double(count)
    }

    /// Letters and digits.
    var letters: Int { words.reduce(0) { $0 + $1.letters } }

    /// Whether the picture may stand the wrong way up, or hold no text at all.
    var isDoubtful: Bool { confidence < 0.65 || letters < 12 }

    /// Takes what is no word out: specks, rules and edges of pictures that look like signs.
    init(_ words: [PictureWord], frame: PictureFrame) {
        self.words = words.filter(\.isLikely)
        self.frame = frame
    }
}

extension PictureWord {
    fileprivate var letters: Int { text.unicodeScalars.count { Letters.isLetter($0) || Letters.isNumber($0) } }

    fileprivate var isLikely: Bool {
        guard !text.isEmpty, box.width > 0, box.height > 0 else { return false }
        return confidence >= (letters > 0 ? 0.1 : 0.4) || Bullets.isBullet(text)
    }
}
