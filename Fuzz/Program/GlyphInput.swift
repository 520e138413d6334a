// SPDX-License-Identifier: GPL-3.0-or-later
import DocumentModel
import Foundation

@testable import DocumentExtraction

/// Pages of glyphs and marks, spelt by the bytes of an input as steps of a pen.
///
/// Each step is relative to the one before, so that most inputs look like lines of text, and a few bytes move all that
/// follows. Numbers that damaged files state (none, infinite, far away) are among the choices.
struct GlyphInput {
    /// What the layout makes of the pages.
    private(set) var document: Document

    private static let odd: [Float] = [.nan, .infinity, -.infinity, 999_999, -999_999, 1e30, -1e30, 0, 1e-30]
    private static let sides: [Double] = [595, 842, 0, 1, 14_400, 14_401, 1e9, -595, .nan, .infinity]
    private static let scalars: [UInt32] = [
        0x41, 0x61, 0x65, 0x31, 0x2D, 0x2E, 0x3A, 0x28, 0xE9, 0xAD, 0xB7, 0x300, 0x301, 0x5D0, 0x627, 0x644, 0x2022,
        0x4E2D, 0xFB01, 0xFFFD, 0x1F600, 0x200B, 0x202E, 0xE0041, 0xF0B7, 0x2013, 0x64, 0x32, 0x30, 0x7C, 0x09, 0x0A,
    ]

    private var bytes: ByteSource
    private var pages: [PDFPageContent] = []
    private var page: PDFPageContent
    private var x: Float = 72
    private var y: Float = 72
    private var size: Float = 10
    private var way: (x: Float, y: Float) = (1, 0)
    private var color: UInt32 = 0
    private var font: UInt16 = 0
    private var flags: PDFGlyph.Flags = []

    init(_ data: Data) {
        bytes = ByteSource(data)
        page = PDFPageContent(number: 1, width: 595, height: 842)
        document = Document(mediaType: "application/pdf", pages: [])
        while !bytes.isEmpty { step() }
        pages.append(page)
        document = laidOut()
    }

    private func laidOut() -> Document {
        let names = ["ABCDEF+Helvetica-Bold", "Times-Italic", nil, "Lato"]
        let fonts = names.map { PDFFont(name: $0) }
        var document = document
        var ledger = TextLedger()
        let texts = pages.map { content in
            var content = content
            content.bound()
            let visibility = PDFVisibility(content)
            for (index, reason) in visibility.hidden { content.glyphs[index].hidden = reason }
            _ = WordMaker.hiddenTexts(of: content, fonts: fonts)
            var text = WordMaker.text(of: content, fonts: fonts, ledger: &ledger)
            text.rules = PageRules(content.marks)
            return text
        }
        document.pages = PageAssembly.pages(of: texts, pageCount: pages.count, ledger: &ledger)
        document.counts = ledger.counts(skipped: [], images: 0)
        return document
    }

    private mutating func step() {
        let code = bytes.byte()
        switch code {
        case 0x20...0x7E: write(UInt32(code))
        case 0x80...0x9F: write(Self.scalars[Int(code) - 0x80])
        case 0xA0: move(byLines: 1)
        case 0xA1: move(byLines: Float(bytes.short()) / 64)
        case 0xA2: x += Float(bytes.short()) / 16
        case 0xA3: (x, y) = (Float(bytes.short()) / 16, Float(bytes.short()) / 16)
        case 0xA4: size = Float(bytes.byte()) / 4
        case 0xA5: way = bytes.pick([(1, 0), (0, 1), (-1, 0), (0, -1), (0.7, 0.7), (0, 0)])
        case 0xA6: color = bytes.pick([0, 0xFFFFFF, 0xFF0000, 0xFEFEFE])
        case 0xA7: font = UInt16(bytes.byte())
        case 0xA8: flags = PDFGlyph.Flags(rawValue: UInt16(truncatingIfNeeded: bytes.short()))
        case 0xA9: mark()
        case 0xAA: link()
        case 0xAB: turnPage()
        case 0xAC: page.width = bytes.pick(Self.sides)
        case 0xAD: page.height = bytes.pick(Self.sides)
        case 0xAE: x = bytes.pick(Self.odd)
        case 0xAF: y = bytes.pick(Self.odd)
        case 0xB0: size = bytes.pick(Self.odd)
        case 0xB1: repeatLast()
        case 0xB2: if !page.glyphs.isEmpty { page.glyphs[page.glyphs.count - 1].x1 = bytes.pick(Self.odd) }
        case 0xB3: if !page.glyphs.isEmpty { page.glyphs[page.glyphs.count - 1].advanceX = bytes.pick(Self.odd) }
        default: write(0x20)
        }
    }

    private mutating func move(byLines lines: Float) {
        x = 72
        y += lines * size * 1.2
    }

    private mutating func write(_ value: UInt32) {
        guard page.glyphs.count < 20_000 else { return }
        let advance = size * 0.5
        let (dx, dy) = (way.x * advance, way.y * advance)
        var own = flags
        if value == 0x20 { own.insert(.space) }
        page.glyphs.append(
            PDFGlyph(
                scalar: Unicode.Scalar(value) ?? "\u{FFFD}",
                x0: min(x, x + dx) - abs(way.y) * size * 0.2,
                y0: min(y, y + dy) - abs(way.x) * size * 0.8,
                x1: max(x, x + dx) + abs(way.y) * size * 0.8,
                y1: max(y, y + dy) + abs(way.x) * size * 0.2,
                originX: x,
                originY: y,
                advanceX: dx,
                advanceY: dy,
                size: size,
                color: color,
                sequence: UInt32(page.glyphs.count + page.marks.count),
                mcid: -1,
                font: font,
                flags: own,
                opacity: 255,
                ordinal: UInt32(page.glyphs.count)
            )
        )
        x += dx
        y += dy
    }

    private mutating func mark() {
        guard page.marks.count < 16_384 else { return }
        let (left, top) = (Float(bytes.short()) / 16, Float(bytes.short()) / 16)
        page.marks.append(
            PDFMark(
                kind: bytes.pick([.fill, .stroke, .picture, .shading]),
                x0: left,
                y0: top,
                x1: left + Float(bytes.short()) / 16,
                y1: top + Float(bytes.short()) / 16,
                color: bytes.pick([0, 0xFFFFFF, 0xEEEEEE]),
                sequence: UInt32(page.glyphs.count + page.marks.count),
                opacity: bytes.pick([255, 0, 128]),
                isSolid: bytes.pick([true, false]),
                columns: 10,
                rows: 10
            )
        )
    }

    private mutating func link() {
        let (left, top) = (Double(x) - 50, Double(y) - 10)
        page.links.append(PDFLink(box: Box(x0: left, y0: top, x1: left + 60, y1: top + 12), target: "http://a.fr/?q"))
    }

    private mutating func turnPage() {
        guard pages.count < 50 else { return }
        pages.append(page)
        page = PDFPageContent(number: pages.count + 1, width: 595, height: 842)
        (x, y) = (72, 72)
    }

    /// The last glyphs again, on the lines below.
    private mutating func repeatLast() {
        let count = min(Int(bytes.byte()), page.glyphs.count)
        let times = Int(bytes.byte())
        for time in 0..<times where page.glyphs.count + count < 20_000 {
            for glyph in page.glyphs.suffix(count) {
                var copy = glyph
                copy.y0 += size * 1.2
                copy.y1 += size * 1.2
                copy.originY += size * 1.2
                copy.ordinal = UInt32(page.glyphs.count + time)
                page.glyphs.append(copy)
            }
        }
    }
}
