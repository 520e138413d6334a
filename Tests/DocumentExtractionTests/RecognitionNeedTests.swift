// SPDX-License-Identifier: GPL-3.0-or-later
import Testing

@testable import DocumentExtraction

@Suite("Which pages are recognised")
struct RecognitionNeedTests {
    private func mark(_ kind: PDFMark.Kind, _ x0: Float, _ y0: Float, _ x1: Float, _ y1: Float) -> PDFMark {
        PDFMark(
            kind: kind,
            x0: x0,
            y0: y0,
            x1: x1,
            y1: y1,
            color: 0,
            sequence: 0,
            opacity: 255,
            isSolid: true,
            columns: 10,
            rows: 10
        )
    }

    private func glyphs(_ count: Int, _ flags: PDFGlyph.Flags = []) -> [PDFGlyph] {
        (0..<count).map { index in
            let x = Float(index % 50) * 10
            return PDFGlyph(
                scalar: "a",
                x0: x,
                y0: 0,
                x1: x + 5,
                y1: 10,
                originX: x,
                originY: 8,
                advanceX: 5,
                advanceY: 0,
                size: 10,
                color: 0,
                sequence: UInt32(index),
                mcid: -1,
                font: 0,
                flags: flags,
                opacity: 255
            )
        }
    }

    private func page(_ glyphs: [PDFGlyph] = [], _ marks: [PDFMark] = []) -> PDFPageContent {
        PDFPageContent(width: 600, height: 800, glyphs: glyphs, marks: marks)
    }

    @Test("a picture over a third of a page without much text is read, a logo, a blank page and a page of text are not")
    func pictures() {
        let scan = mark(.picture, 0, 0, 600, 800)
        #expect(RecognitionNeed.holds(for: page([], [scan])))
        #expect(RecognitionNeed.holds(for: page(glyphs(19), [scan])))
        #expect(!RecognitionNeed.holds(for: page(glyphs(20), [scan])))
        #expect(!RecognitionNeed.holds(for: page([], [mark(.picture, 0, 0, 200, 200)])))
        // Beyond the page nothing is seen of it.
        #expect(!RecognitionNeed.holds(for: page([], [mark(.picture, -600, 0, 60, 800)])))
        #expect(!RecognitionNeed.holds(for: page()))
    }

    @Test("strips of one scan count together; text that nobody sees does not count")
    func strips() {
        let strips = (0..<10).map { mark(.picture, 50, Float($0) * 40, 550, Float($0 + 1) * 40) }
        #expect(RecognitionNeed.holds(for: page([], strips)))
        var hidden = glyphs(500)
        for index in hidden.indices { hidden[index].hidden = .white }
        #expect(RecognitionNeed.holds(for: page(hidden, strips)))
    }

    @Test("the layer of a scanner is text; letters without meaning and letters drawn as shapes are not")
    func letters() {
        let scan = mark(.picture, 0, 0, 600, 800)
        #expect(!RecognitionNeed.holds(for: page(glyphs(300, [.scanLayer, .inkless]), [scan])))
        #expect(RecognitionNeed.holds(for: page(glyphs(300, .unmapped))))
        let shapes = (0..<500).map { mark(.fill, Float($0 % 50) * 10, 100, Float($0 % 50) * 10 + 6, 110) }
        #expect(RecognitionNeed.holds(for: page([], shapes)))
        #expect(!RecognitionNeed.holds(for: page([], Array(shapes.prefix(100)))))
    }
}
