// SPDX-License-Identifier: GPL-3.0-or-later
import DocumentModel

extension PageText {
    /// The words that were recognised in a picture of the page, in the boxes that printed text has: from descender to
    /// ascender of their line, whatever letters they hold.
    ///
    /// Lines that slope are laid out as if they were level.
    init(number: Int, recognised page: RecognisedPage) {
        let size = page.frame.pageSize
        self.init(number: number, width: size.width, height: size.height)
        source = page.words.isEmpty ? nil : .recognised
        let body = Self.usualHeight(page.words)
        var line = -1
        for word in page.words {
            let isFirst = word.line != line
            line = word.line
            append(word, isFirst: isFirst, body: body, frame: page.frame)
        }
    }

    private mutating func append(_ word: PictureWord, isFirst: Bool, body: Double, frame: PictureFrame) {
        // Heights are rounded and vary from line to line, sizes of print do not.
        let stated = word.height > 0 ? word.height : word.direction.frame(word.box).height
        let height = abs(stated - body) <= 0.15 * body ? body : stated
        let points = height * 72 / frame.dotsPerInch
        let direction = frame.direction(word.direction)
        let place = word.place(height: height)
        let style = PDFWord.Style(font: nil, size: (points * 2).rounded() / 2, bold: false, italic: false, color: "")
        append(
            PDFWord(
                text: isFirst && word.isBullet(height: height) ? "•" : word.text,
                box: frame.page(place, asLevelled: true),
                style: style,
                direction: direction
            )
        )
        recognised.append(.init(confidence: word.confidence, box: frame.page(place, asLevelled: false)))
    }

    /// The height of the lines that most characters stand on.
    private static func usualHeight(_ words: [PictureWord]) -> Double {
        let sorted = words.filter { $0.height > 0 }.sorted { $0.height < $1.height }
        let half = sorted.reduce(0) { $0 + $1.text.utf8.count } / 2
        var seen = 0
        for word in sorted {
            seen += word.text.utf8.count
            if seen > half { return word.height }
        }
        return 0
    }
}

extension PictureWord {
    /// Its box in the picture, from descender to ascender: a fifth of it lies below the baseline.
    fileprivate func place(height: Double) -> Box {
        let box = direction.frame(self.box)
        let base = baseline ?? box.y1
        return direction.picture(Box(x0: box.x0, y0: base - 0.8 * height, x1: box.x1, y1: base + 0.2 * height))
    }

    /// Where its baseline stands, in the frame of its direction.
    private var baseline: Double? {
        let middle = Box(
            x0: (start.x + end.x) / 2,
            y0: (start.y + end.y) / 2,
            x1: (start.x + end.x) / 2,
            y1: (start.y + end.y) / 2
        )
        let box = direction.frame(self.box)
        let base = direction.frame(middle).y0
        // A baseline that passes the word by was found for something else.
        return (box.y0...box.y1 + box.height).contains(base) ? base : nil
    }

    /// Whether it is one small sign that floats over the baseline: recognition takes bullets for letters.
    fileprivate func isBullet(height: Double) -> Bool {
        guard text.unicodeScalars.count == 1, height > 0, let baseline else { return false }
        if Bullets.isBullet(text) { return true }
        let box = direction.frame(self.box)
        let isDot = box.width < 0.6 * height && box.height < 0.6 * height && box.height > 0.5 * box.width
        return isDot && baseline - box.y1 >= 0.1 * height
    }
}

extension TextDirection {
    /// As `frame` and `page`, in a picture whose size does not matter because only places relative to it are asked.
    fileprivate func frame(_ box: Box) -> Box { frame(box, width: 0, height: 0) }
    fileprivate func picture(_ box: Box) -> Box { page(box, width: 0, height: 0) }
}
