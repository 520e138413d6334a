// SPDX-License-Identifier: GPL-3.0-or-later
import CraftedFiles
import DocumentModel
import Foundation
import JobModel
import Testing
import WorkerProtocol

@testable import DocumentExtraction

@Suite("Recognised characters")
struct RecognitionTests {
    @Test(
        "every kind of picture is read, accents and two languages included",
        arguments: [
            ("lines.png", "image/png"), ("lines.gif", "image/gif"), ("lines.bmp", "image/bmp"),
            ("lines.webp", "image/webp"), ("turned.jpg", "image/jpeg"), ("pages.tif", "image/tiff"),
        ]
    )
    func formats(name: String, mediaType: String) throws {
        let document = try ScanFixture.read(try ScanFixture.data(name), name: "scan.bin")
        #expect(document.mediaType == mediaType)
        #expect(Fixture.holds(document.plainText, inOrder: ScanFixture.lines))
        #expect(document.pages.allSatisfy { $0.textSource == .recognised })
        #expect(document.spans.allSatisfy { $0.confidence.map((0...1).contains) == true })
        #expect(document.warnings.map(\.code) == ["document.ocr_used"])
        #expect(document.counts?.imagesNeedingRecognition == 0)
    }

    @Test("each picture of a TIFF is a page, of the size of its paper")
    func pages() throws {
        let document = try ScanFixture.read(try ScanFixture.data("pages.tif"), name: "pages.tif")
        #expect(document.pages.map(\.number) == [1, 2])
        #expect(document.pages[1].blocks[0].lines[0].text == "Page deux du même document")
        // 1,000 dots at 150 an inch.
        #expect(abs(document.pages[0].width - 480) < 1)
    }

    @Test("a photo is turned as its camera says")
    func camera() throws {
        let page = try ScanFixture.read(try ScanFixture.data("turned.jpg"), name: "turned.jpg").pages[0]
        #expect(page.rotation == 90)
        #expect(page.width > page.height)
    }

    @Test("a scanned CV of two columns reads as the CV does, word for word and in its order")
    func columns() throws {
        let sheet = try ScanFixture.sheet(of: "sidebar-left.pdf").noisy()
        let expected = try Fixture.document("sidebar-left.pdf")
        let document = try ScanFixture.read(sheet.pdf().data, name: "scan.pdf")
        #expect(document.pages[0].textSource == .recognised)
        #expect(ScanFixture.recall(document.plainText, of: expected.plainText) > 0.9)
        #expect(ScanFixture.order(document.plainText, of: expected.plainText) > 0.9)
    }

    @Test(
        "a page laid into the scanner the wrong way is read upright, and boxes stay where its ink is",
        arguments: 1...3
    )
    func turned(quarters: Int) throws {
        let upright = try ScanFixture.sheet(of: "date-rail-left.pdf")
        let expected = try ScanFixture.read(upright.png, name: "scan.png")
        let document = try ScanFixture.read(try upright.turned(quarters: quarters).png, name: "scan.png")
        #expect(ScanFixture.recall(document.plainText, of: expected.plainText) > 0.9)
        let page = document.pages[0]
        #expect(page.blocks[0].lines[0].rotation == quarters * 90)
        let (before, after) = (try #require(expected.spans[0].box), try #require(document.spans[0].box))
        let moved = Self.turn(
            before,
            quarters: quarters,
            width: expected.pages[0].width,
            height: expected.pages[0].height
        )
        #expect(abs(after.x0 - moved.x0) < 4 && abs(after.y0 - moved.y0) < 4)
        #expect(abs(after.x1 - moved.x1) < 4 && abs(after.y1 - moved.y1) < 4)
    }

    private static func turn(_ box: Box, quarters: Int, width: Double, height: Double) -> Box {
        switch quarters {
        case 1: Box(x0: height - box.y1, y0: box.x0, x1: height - box.y0, y1: box.x1)
        case 2: Box(x0: width - box.x1, y0: height - box.y1, x1: width - box.x0, y1: height - box.y0)
        default: Box(x0: box.y0, y0: width - box.x1, x1: box.y1, y1: width - box.x0)
        }
    }

    @Test("lines that slope by two degrees are read as lines, and boxes slope with them")
    func skewed() throws {
        let level = try ScanFixture.sheet(of: "date-rail-left.pdf")
        let expected = try ScanFixture.read(level.png, name: "scan.png")
        let document = try ScanFixture.read(try level.turned(quarters: 0, degrees: 2).png, name: "scan.png")
        #expect(ScanFixture.recall(document.plainText, of: expected.plainText) > 0.9)
        #expect(document.pages[0].blocks[0].lines[0].text == expected.pages[0].blocks[0].lines[0].text)
        // Turned clockwise around the middle, the left edge of the page goes up by 2 degrees of half its width.
        let (before, after) = (try #require(expected.spans[0].box), try #require(document.spans[0].box))
        let arm = (before.x0 + before.x1) / 2 - expected.pages[0].width / 2
        #expect(abs((after.y0 - before.y0) - arm * 0.035) < 3)
    }

    @Test("a page that has a text of its own is not recognised, a picture beside it notwithstanding")
    func textPage() throws {
        let sheet = try ScanFixture.sheet(of: "date-rail-left.pdf", dotsPerInch: 60)
        let text = "BT /F1 12 Tf 0 g 72 400 Td (The text of this very page as it stands in the file) Tj ET"
        let document = try ScanFixture.read(sheet.pdf(text).data, name: "a.pdf")
        #expect(document.plainText == "The text of this very page as it stands in the file")
        #expect(document.pages[0].textSource == .text)
        #expect(document.warnings.isEmpty)
        #expect(document.spans.allSatisfy { $0.confidence == nil })
    }

    @Test("all pages are recognised on demand, none when switched off")
    func modes() throws {
        let data = try Fixture.data("date-rail-left.pdf")
        let always = try ScanFixture.read(data, name: "a.pdf", .init(mode: .always, languages: ["eng"]))
        #expect(always.pages[0].textSource == .recognised)
        let own = try Fixture.document("date-rail-left.pdf")
        #expect(ScanFixture.recall(always.plainText, of: own.plainText) > 0.8)

        let scan = try ScanFixture.sheet(of: "date-rail-left.pdf", dotsPerInch: 60).pdf().data
        let failure = #expect(throws: GreffierError.self) {
            try ScanFixture.read(scan, name: "a.pdf", .init(mode: .never))
        }
        #expect(failure?.code == .documentNoText)
        #expect(failure?.detail.contains("switched off") == true)
    }

    @Test("the text that a scanner laid over its picture is kept as it is")
    func scanLayer() throws {
        let sheet = try ScanFixture.sheet(of: "date-rail-left.pdf", dotsPerInch: 72)
        // Where the picture has ink, in the invisible way.
        let words = try Fixture.document("date-rail-left.pdf").spans.compactMap { span in
            span.box.map { box in
                "BT /F1 \(Int(box.height)) Tf 3 Tr \(Int(box.x0)) \(Int(842 - box.y1)) Td (Layered) Tj ET "
            }
        }
        let document = try ScanFixture.read(sheet.pdf(words.joined()).data, name: "a.pdf")
        #expect(document.pages[0].textSource == .scanLayer)
        #expect(document.plainText.contains("Layered"))
        #expect(document.spans.allSatisfy { $0.confidence == nil })
        #expect(!document.warnings.contains { $0.code.hasPrefix("document.ocr") })
    }

    @Test("a language that is not installed is named, and the others do its work")
    func missingLanguage() throws {
        let data = try ScanFixture.data("lines.png")
        let document = try ScanFixture.read(data, name: "a.png", .init(languages: ["qqq", "fra"]))
        #expect(document.warnings.map(\.code) == ["document.ocr_used", "document.ocr_language"])
        #expect(document.warnings.last?.message.contains("tesseract-ocr-qqq") == true)
        let failure = #expect(throws: GreffierError.self) {
            try ScanFixture.read(data, name: "a.png", .init(languages: ["../eng"]))
        }
        #expect(failure?.code == .documentNoText)
    }
}
