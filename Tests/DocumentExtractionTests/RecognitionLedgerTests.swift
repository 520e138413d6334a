// SPDX-License-Identifier: GPL-3.0-or-later
import DocumentModel
import Testing

@testable import DocumentExtraction

@Suite("What recognition says of itself")
struct RecognitionLedgerTests {
    private func page(_ words: [(String, Double)]) -> RecognisedPage {
        let frame = PictureFrame(columns: 100, rows: 100, dotsPerInch: 300, quarters: 0, levelling: 0)
        return RecognisedPage(
            words.map { text, confidence in
                PictureWord(
                    text: text,
                    box: Box(x0: 0, y0: 0, x1: 10, y1: 10),
                    start: .init(x: 0, y: 8),
                    end: .init(x: 10, y: 8),
                    height: 10,
                    direction: .right,
                    line: 0,
                    confidence: confidence
                )
            },
            frame: frame
        )
    }

    @Test("the mean confidence is that of letters, over all pages")
    func mean() throws {
        var ledger = RecognitionLedger()
        ledger.note(page([("abcdefgh", 0.9), ("ij", 0.4)]))
        ledger.note(page([("klmnopqrst", 1), ("—", 0.5)]))
        #expect(abs(ledger.confidence - 0.9) < 0.001)
        let warning = try #require(ledger.warnings.first)
        #expect(ledger.warnings.count == 1 && warning.code == "document.ocr_used")
        #expect(warning.message.contains("2 page(s)") && warning.message.contains("90%"))
        #expect(warning.messageFR.contains("90 %"))
    }

    @Test("a picture in which nothing is recognised is no page whose text may be misread")
    func decoration() {
        var ledger = RecognitionLedger()
        ledger.note(page([]))
        #expect(ledger.warnings.isEmpty)
        #expect(ledger.refusal.contains("no characters could be recognised"))
        ledger.note(page([("abcdefgh", 0.9)]))
        #expect(ledger.warnings.map(\.message).contains { $0.contains("1 page(s)") && $0.contains("90%") })
        let frame = PictureFrame(columns: 100, rows: 100, dotsPerInch: 300, quarters: 0, levelling: 0)
        #expect(PageText(number: 1, recognised: RecognisedPage([], frame: frame)).source == nil)
    }

    @Test("pages that were left are counted and named by reason, the first one by its number")
    func left() {
        var ledger = RecognitionLedger()
        ledger.leave(3, .unavailable)
        ledger.leave(5, .unavailable)
        #expect(ledger.needing == 2)
        #expect(ledger.warnings.map(\.code) == ["document.ocr_unavailable"])
        #expect(ledger.warnings[0].page == 3)
        #expect(ledger.warnings[0].message.contains("sudo apt install tesseract-ocr"))
        #expect(ledger.refusal.contains("not installed"))
        ledger.miss(["deu"])
        #expect(ledger.refusal.contains("tesseract-ocr-deu"))

        ledger = RecognitionLedger()
        ledger.note(page([("abc", 0.9)]))
        ledger.leave(2, .tooSlow)
        ledger.leave(101, .tooMany)
        #expect(ledger.warnings.map(\.code) == ["document.ocr_used", "document.ocr_partial"])
        #expect(ledger.warnings[1].page == 2)

        ledger = RecognitionLedger()
        ledger.leave(1, .unwanted)
        #expect(ledger.warnings.isEmpty)
        #expect(ledger.refusal.contains("switched off"))
        #expect(RecognitionLedger().refusal.isEmpty)
    }

    @Test("specks and rules are no words, bullets and words are")
    func specks() {
        let found = page([("|", 0.3), ("~", 0.2), ("•", 0.2), ("mot", 0.2), ("&", 0.9), ("x", 0.05)])
        #expect(found.words.map(\.text) == ["•", "mot", "&"])
        #expect(page([("mot", 0.9)]).isDoubtful, "too little to tell which way up")
        #expect(!page([("plusieurs", 0.9), ("lettres", 0.8)]).isDoubtful)
    }

    @Test("a box of the picture that was read has its place on the page: turned back, sloped back, in points")
    func frame() {
        var frame = PictureFrame(columns: 600, rows: 300, dotsPerInch: 144, quarters: 0, levelling: 0)
        let box = Box(x0: 100, y0: 20, x1: 200, y1: 40)
        #expect(frame.page(box, asLevelled: true) == Box(x0: 50, y0: 10, x1: 100, y1: 20))
        #expect(frame.pageSize == (300, 150))
        // A page laid in upside down, and one turned clockwise: it was turned by three quarters to stand upright.
        frame = PictureFrame(columns: 600, rows: 300, dotsPerInch: 144, quarters: 2, levelling: 0)
        #expect(frame.page(box, asLevelled: true) == Box(x0: 200, y0: 130, x1: 250, y1: 140))
        #expect(frame.direction(.right) == .left)
        frame = PictureFrame(columns: 600, rows: 300, dotsPerInch: 144, quarters: 3, levelling: 0)
        #expect(frame.pageSize == (150, 300) && frame.direction(.right) == .down)
        #expect(frame.page(box, asLevelled: true) == Box(x0: 130, y0: 50, x1: 140, y1: 100))
        // Levelled by turning clockwise, so before that the left end stood lower.
        frame = PictureFrame(columns: 600, rows: 300, dotsPerInch: 144, quarters: 0, levelling: 2)
        let sloped = frame.page(box, asLevelled: false)
        #expect(abs(sloped.y0 - (10 + 75 * 0.0349)) < 0.2 && abs(sloped.height - 10) < 0.001)
    }
}
