// SPDX-License-Identifier: GPL-3.0-or-later
import CraftedFiles
import DocumentModel
import Testing

@testable import DocumentExtraction

@Suite("Boxes around words of one line")
struct TagBoxTests {
    /// The lines of a page whose boxes and texts stand at places counted from its top left.
    private func lines(boxes: [(x: Double, width: Double)], painting: String, texts: [(String, Double)]) throws
        -> [String]
    {
        var content = "0.8 0.8 0.9 rg 0.3 0.2 0.6 RG\n"
        for box in boxes { content += "\(box.x) 700 \(box.width) 16 re \(painting)\n" }
        content += "0 g\n"
        for (text, x) in texts { content += "BT /F1 10 Tf \(x) 704.5 Td (\(text)) Tj ET\n" }
        let page = try #require(try CraftedPDF(content).read().pages.first)
        return page.blocks.flatMap(\.lines).map(\.text)
    }

    private static let tags = [("Budget", 56.0), ("Achats", 106), ("Paie", 153)]

    @Test("the words of each box are a cell of their own, filled and framed", arguments: ["f", "S"])
    func tags(painting: String) throws {
        let boxes = [(x: 50.0, width: 44.0), (100, 42), (147, 32)]
        #expect(try lines(boxes: boxes, painting: painting, texts: Self.tags) == ["Budget\tAchats\tPaie"])
    }

    @Test("one box around them all, or none, parts nothing")
    func oneBox() throws {
        #expect(try lines(boxes: [], painting: "f", texts: Self.tags) == ["Budget Achats Paie"])
        let around = [(x: 45.0, width: 150.0), (45, 150)]
        #expect(try lines(boxes: around, painting: "f", texts: Self.tags) == ["Budget Achats Paie"])
    }

    @Test("words marked by a colour behind them within a sentence stay in it")
    func marked() throws {
        let texts = [("le mot", 50.0), ("git", 82), ("push", 97), ("envoie", 122)]
        let boxes = [(x: 81.0, width: 14.0), (96, 24)]
        #expect(try lines(boxes: boxes, painting: "f", texts: texts) == ["le mot git push envoie"])
    }
}
