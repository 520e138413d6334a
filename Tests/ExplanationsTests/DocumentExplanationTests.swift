// SPDX-License-Identifier: GPL-3.0-or-later
import DocumentModel
import Explanations
import Foundation
import FoundationXML
import Testing

@Suite("Explanations")
struct DocumentExplanationTests {
    /// The texts and pictures of a drawing that is well-formed XML.
    private final class Reader: NSObject, XMLParserDelegate {
        var texts: [String] = []
        var pictures: [String] = []
        var hatched = 0
        private var isText = false

        init(_ svg: String) throws {
            super.init()
            let parser = XMLParser(data: Data(svg.utf8))
            parser.delegate = self
            try #require(parser.parse(), "\(String(describing: parser.parserError))")
        }

        func parser(
            _ parser: XMLParser,
            didStartElement element: String,
            namespaceURI: String?,
            qualifiedName: String?,
            attributes: [String: String]
        ) {
            isText = element == "text"
            if isText { texts.append("") }
            if element == "image", let target = attributes["href"] { pictures.append(target) }
            if attributes["fill"] == "url(#hidden)" { hatched += 1 }
        }

        func parser(_ parser: XMLParser, foundCharacters string: String) {
            if isText { texts[texts.count - 1] += string }
        }

        func parser(
            _ parser: XMLParser,
            didEndElement element: String,
            namespaceURI: String?,
            qualifiedName: String?
        ) {
            isText = false
        }
    }

    private func block(_ text: String, y: Double, kind: Block.Kind = .paragraph) -> Block {
        let box = Box(x0: 10, y0: y, x1: 200, y1: y + 10)
        return Block(kind: kind, lines: [Line(spans: [Span(text: text, box: box)], box: box)], box: box)
    }

    private var paged: Document {
        let nested = Table(rows: [
            [.init(blocks: [block("cellule <1>", y: 80)]), .init(blocks: [block("deux", y: 95)])]
        ])
        let pages: [Document.Page] = [
            .init(
                number: 1,
                width: 300,
                height: 400,
                blocks: [
                    block("titre & co", y: 20, kind: .heading), block("texte\u{1}", y: 50),
                    Block(kind: .table, table: nested, box: Box(x0: 8, y0: 78, x1: 210, y1: 110)),
                ]
            ), .init(number: 2, width: 300, height: 400, blocks: [block("suite", y: 20)]),
        ]
        let box = Box(x0: 1, y0: 2, x1: 30, y1: 12)
        let hidden = Document.HiddenText(text: "caché", reason: "white", page: 1, box: box)
        return Document(mediaType: "application/pdf", pages: pages, hidden: [hidden])
    }

    @Test("a page shows its words, its blocks numbered in reading order through tables and pages, and hidden text")
    func page() throws {
        let explanation = DocumentExplanation(paged, title: "a <b>.pdf")
        #expect(explanation.pictureNumbers == [1, 2])
        #expect(explanation.sheets.isEmpty)
        let first = try Reader(#require(explanation.sheet(ofPage: 1, picture: nil)).svg)
        #expect(first.texts.filter { Int($0) != nil } == ["1", "2", "3", "4"])
        #expect(first.texts.contains("cellule <1>") && first.texts.contains("titre & co"))
        #expect(first.texts.contains("hidden (white): caché") && first.hatched == 1)
        #expect(first.texts.contains("a <b>.pdf · page 1 of 2"))
        let second = try Reader(#require(explanation.sheet(ofPage: 2, picture: nil)).svg)
        #expect(second.texts.filter { Int($0) != nil } == ["5"])
        #expect(second.hatched == 0)
        #expect(explanation.sheet(ofPage: 3, picture: nil) == nil)
    }

    @Test("a picture takes the place of the words")
    func picture() throws {
        let explanation = DocumentExplanation(paged, title: "a")
        let drawing = try Reader(#require(explanation.sheet(ofPage: 2, picture: Data([1, 2, 3]))).svg)
        #expect(drawing.pictures == ["data:image/png;base64,AQID"])
        #expect(!drawing.texts.contains("suite"))
    }

    @Test("a word without an end is cut into rows, none of it lost, in the time that its length takes")
    func endlessWord() throws {
        let word = String(repeating: "é", count: 400_000)
        let block = Block(kind: .paragraph, lines: [Line(spans: [Span(text: word)])])
        let document = Document(mediaType: "text/plain", pages: [.init(number: 1, blocks: [block])])
        let texts = try DocumentExplanation(document, title: "a.txt").sheets.flatMap { try Reader($0.svg).texts }
        let rows = texts.filter { $0.hasPrefix("é") }
        #expect(rows.joined() == word)
        #expect(rows.allSatisfy { $0.count < 200 })
    }

    @Test("a document without pages is listed on sheets, with what was set apart at the end")
    func sheets() throws {
        var document = Document(mediaType: "text/plain", pages: [.init(number: 1, blocks: [])])
        let long = String(repeating: "mot ", count: 40)
        document.pages[0].blocks = (0..<60).map {
            // One of them is longer than a sheet.
            Block(
                kind: .paragraph,
                lines: [Line(spans: [Span(text: "\($0) " + String(repeating: long, count: $0 == 30 ? 40 : 1))])]
            )
        }
        document.hidden = [.init(text: "caché", reason: "vanish", page: nil)]
        document.comments = [.init(text: "remarque")]
        document.deletions = [.init(text: "ôté")]
        let sheets = DocumentExplanation(document, title: "a.txt").sheets
        #expect(sheets.count > 2)
        #expect(sheets.map(\.number) == Array(1...sheets.count))
        let drawings = try sheets.map { try Reader($0.svg) }
        #expect(drawings.flatMap(\.texts).compactMap { Int($0) } == Array(1...60))
        let words = drawings.flatMap(\.texts).flatMap { $0.split(separator: " ") }
        #expect(words.filter { $0 == "mot" }.count == 59 * 40 + 40 * 40)
        let texts = drawings.flatMap(\.texts).filter { !$0.contains("· sheet") }
        #expect(texts.suffix(6) == ["hidden: vanish", "caché", "comment", "remarque", "deleted", "ôté"])
        #expect(drawings.map(\.hatched).reduce(0, +) == 1)
    }
}
