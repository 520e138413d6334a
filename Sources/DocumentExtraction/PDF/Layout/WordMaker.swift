// SPDX-License-Identifier: GPL-3.0-or-later
import DocumentModel

/// Puts the glyphs of a page, in the order of its content stream, together to words.
///
/// A word ends at a blank, at a gap of 0.1 font sizes, at another line, direction or look. Glyphs that a reader does not
/// see, repetitions (false bold) and glyphs without meaning are left out.
struct WordMaker {
    /// The gap along the line, in font sizes, up to which glyphs may belong to one letter-spaced word.
    private static let widest = 1.5
    /// The gap above which `WordCuts` looks closer.
    private static let gap = 0.1
    /// How far a glyph may stand before the end of the one before it, in font sizes: kerning and accents.
    private static let overlap = 0.6

    private let content: PDFPageContent
    private let fonts: [PDFFont]
    private var text: PageText
    private var open: Open?
    /// The boxes of the characters of the open word, in the frame of its direction.
    private var boxes: [Box] = []
    private var spacing = LetterSpacing()
    /// Whether the next word follows the last one without a blank.
    private var isGlued = false
    /// The looks of glyphs so far, and their places among the styles of the page.
    private var looks: [(font: UInt16, size: Float, color: UInt32, style: Int32)] = []

    /// The word that grows.
    private struct Open {
        var start: Int
        var box: Box
        var baseline: Double
        var size: Double
        var style: Int32
        var mark: Int32
        var direction: TextDirection
        var isRightToLeft = false
        var endsInSoftHyphen = false
        var isArtifact = false
        var hasGaps = false
    }

    init(_ content: PDFPageContent, fonts: [PDFFont]) {
        self.content = content
        self.fonts = fonts
        text = PageText(number: content.number, width: content.width, height: content.height)
    }

    /// The words of a page; `ledger` is told what became of its glyphs.
    static func text(of content: PDFPageContent, fonts: [PDFFont], ledger: inout TextLedger) -> PageText {
        var maker = WordMaker(content, fonts: fonts)
        maker.text.reserve(glyphs: content.glyphs.count)
        maker.text.rotation = content.rotation
        var (taken, scanned) = (0, 0)
        for glyph in content.glyphs {
            let isInk = !glyph.isSpace && !glyph.scalar.isBlank
            if isInk { ledger.see(1) }
            guard glyph.isShown && glyph.isPlaced else {
                if isInk { ledger.explain(1, as: glyph.reasonApart) }
                continue
            }
            if isInk {
                taken += 1
                if glyph.flags.contains(.scanLayer) { scanned += 1 }
            }
            maker.append(glyph)
        }
        maker.close()
        ledger.emit(raw: taken, clean: maker.text.words.reduce(0) { $0 + $1.count })
        if taken > 0 { maker.text.source = 2 * scanned > taken ? .scanLayer : .text }
        return maker.text
    }

    /// The words of a page.
    static func text(of content: PDFPageContent, fonts: [PDFFont]) -> PageText {
        var ledger = TextLedger()
        return text(of: content, fonts: fonts, ledger: &ledger)
    }

    /// Ends the word before what is left out.
    mutating func part() {
        close()
        isGlued = false
    }

    /// The words so far, for which it starts anew.
    mutating func takeText() -> PageText {
        part()
        defer { text = PageText(number: content.number, width: content.width, height: content.height) }
        looks = []
        spacing = LetterSpacing()
        return text
    }

    mutating func append(_ glyph: PDFGlyph) {
        guard !glyph.isSpace, !glyph.scalar.isBlank else { return part() }
        let direction = direction(of: glyph)
        let box = direction.frame(glyph.box, width: content.width, height: content.height)
        let baseline = baseline(of: glyph, direction: direction)
        let style = style(of: glyph)
        let size = Double(glyph.size)
        if glyph.scalar == "\u{AD}" {
            open?.endsInSoftHyphen = true
            return
        }
        if let open, goesOn(open, box: box, baseline: baseline, size: size, direction: direction) {
            let isApart = box.x0 - open.box.x1 > Self.gap * size
            if open.style != style || isApart && open.mark != glyph.mcid {
                close()
                isGlued = !isApart
            } else if isApart {
                self.open?.hasGaps = true
            }
        } else {
            // What follows stands elsewhere.
            close()
            isGlued = false
        }
        if open == nil {
            open = Open(
                start: text.scalars.count,
                box: box,
                baseline: baseline,
                size: size,
                style: style,
                mark: glyph.mcid,
                direction: direction,
                isArtifact: glyph.flags.contains(.artifact)
            )
        }
        add(glyph, box: box)
    }

    private mutating func add(_ glyph: PDFGlyph, box: Box) {
        guard let word = open else { return }
        let scalar = glyph.scalar
        let last = text.scalars.count > word.start ? text.scalars.last : nil
        let accented = Accents.composed(after: last, scalar) {
            boxes.last.map { min($0.x1, box.x1) - max($0.x0, box.x0) > 0.5 * min(box.width, $0.width) } ?? false
        }
        open?.endsInSoftHyphen = false
        open?.box = word.box.union(box)
        if let accented {
            text.replaceLast(with: accented)
            if let before = boxes.last { boxes[boxes.count - 1] = before.union(box) }
            return
        }
        let old = text.scalars.count
        text.appendCleaned(scalar, isFirst: last == nil)
        // The parts of a ligature keep their order wherever their shares of its box stand.
        let place = glyph.flags.contains(.continuation) && word.isRightToLeft ? boxes.last ?? box : box
        for _ in old..<text.scalars.count { boxes.append(place) }
        if Letters.isRightToLeft(scalar) { open?.isRightToLeft = true }
    }

    private func direction(of glyph: PDFGlyph) -> TextDirection {
        if glyph.flags.contains(.vertical) { return .down }
        let (x, y) = (abs(glyph.advanceX), abs(glyph.advanceY))
        // A glyph without advance, as an accent, goes with the text before it.
        if x == 0, y == 0 { return open?.direction ?? .right }
        if x >= y { return glyph.advanceX > 0 ? .right : .left }
        return glyph.advanceY > 0 ? .down : .up
    }

    private func baseline(of glyph: PDFGlyph, direction: TextDirection) -> Double {
        // The baseline of vertical writing is the middle of its column.
        if glyph.flags.contains(.vertical) { return content.width - Double(glyph.x0 + glyph.x1) / 2 }
        let (x, y) = (Double(glyph.originX), Double(glyph.originY))
        return direction.frame(Box(x0: x, y0: y, x1: x, y1: y), width: content.width, height: content.height).y0
    }

    private func goesOn(_ word: Open, box: Box, baseline: Double, size: Double, direction: TextDirection) -> Bool {
        guard word.direction == direction, abs(word.baseline - baseline) < 0.2 * max(size, word.size) else {
            return false
        }
        let em = max(size, word.size)
        let gap = box.x0 - word.box.x1
        if gap > -Self.overlap * em, gap < Self.widest * em { return true }
        let back = word.box.x0 - box.x1
        return word.isRightToLeft && back > -Self.overlap * em && back < Self.gap * em
    }

    private mutating func style(of glyph: PDFGlyph) -> Int32 {
        // Only the last ones are searched: pages alternate between few.
        if let known = looks.suffix(32).last(where: {
            $0.font == glyph.font && $0.size == glyph.size && $0.color == glyph.color
        }) {
            return known.style
        }
        let style = text.place(of: PDFWord.Style(glyph, fonts: fonts))
        looks.append((glyph.font, glyph.size, glyph.color, style))
        return style
    }

    private mutating func close() {
        guard let word = open else { return }
        open = nil
        defer { boxes.removeAll(keepingCapacity: true) }
        guard !boxes.isEmpty, boxes.count == text.scalars.count - word.start else { return }
        if word.isRightToLeft {
            text.reorder(from: word.start, centers: boxes.map { ($0.x0 + $0.x1) / 2 })
        }
        let cuts = cuts(of: word)
        var start = 0
        for end in cuts + [boxes.count] {
            let box = cuts.isEmpty ? word.box : bounds(start..<end)
            append(word, word.start + start..<word.start + end, box: box, isLast: end == boxes.count)
            isGlued = false
            start = end
        }
        isGlued = true
    }

    /// Where the open word ends before its last character; letters that are only set apart are not parted.
    private mutating func cuts(of word: Open) -> [Int] {
        guard word.hasGaps, !word.isRightToLeft else { return [] }
        let line = LetterSpacing.Line(style: word.style, baseline: word.baseline)
        let cuts = WordCuts(boxes, size: word.size)
        let places = cuts.places(within: spacing.value(on: line))
        if let found = cuts.spacing, boxes.count > 3 {
            spacing.learn(found, on: line)
            joinPairs(within: found, size: word.size)
        } else if places.count == 1, boxes.count == 2 {
            spacing.cutPair(at: text.words.count, on: line)
        }
        return places
    }

    /// Puts words of two letters together again that stand before a letter-spaced one on its line.
    private mutating func joinPairs(within spacing: Double, size: Double) {
        for place in self.spacing.pairs.reversed() {
            let (first, second) = (text.words[place], text.words[place + 1])
            guard !WordCuts.parts(second.box.x0 - first.box.x1, spacing: spacing, size: size) else { continue }
            text.words[place] = text.merged(first, second)
            text.words.remove(at: place + 1)
            for index in place + 1..<text.words.count { text.words[index].order -= 1 }
        }
        self.spacing.forgetPairs()
    }

    /// What the boxes of some characters of the open word fill.
    private func bounds(_ range: Range<Int>) -> Box {
        var box = boxes[range.lowerBound]
        for place in range.dropFirst() { box = box.union(boxes[place]) }
        return box
    }

    private mutating func append(_ word: Open, _ range: Range<Int>, box: Box, isLast: Bool) {
        var traits = text.traits(of: range, style: word.style)
        if isGlued { traits.insert(.glued) }
        if word.isArtifact { traits.insert(.artifact) }
        if isLast, word.endsInSoftHyphen { traits.insert(.softHyphen) }
        var link: Int32 = -1
        if !content.links.isEmpty {
            let place = word.direction.page(box, width: content.width, height: content.height)
            if let target = content.links.first(where: { $0.covers(place) })?.target { link = text.place(of: target) }
        }
        text.words.append(
            LayoutWord(
                box: box,
                baseline: word.baseline,
                start: Int32(range.lowerBound),
                end: Int32(range.upperBound),
                size: text.styles[Int(word.style)].size,
                style: word.style,
                link: link,
                order: Int32(text.words.count),
                mark: word.mark,
                traits: traits,
                direction: word.direction
            )
        )
    }
}

extension PDFGlyph {
    /// Why it is not among the words of its page.
    fileprivate var reasonApart: TextLedger.Reason {
        if flags.contains(.unmapped) { return .unmapped }
        if flags.contains(.duplicate) { return .repeated }
        return hidden != nil ? .hidden : .unplaced
    }

    /// Whether it has a place and a size that can be reckoned with: damaged files state any numbers.
    fileprivate var isPlaced: Bool {
        let limit: Float = 1_000_000
        return abs(x0) < limit && abs(y0) < limit && abs(x1) < limit && abs(y1) < limit && abs(originX) < limit
            && abs(originY) < limit && size < limit && size > -limit
    }
}
