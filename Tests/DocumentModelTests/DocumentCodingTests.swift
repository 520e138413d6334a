// SPDX-License-Identifier: GPL-3.0-or-later
import DocumentModel
import Foundation
import JobModel
import Testing

@Suite("document.json")
struct DocumentCodingTests {
    @Test("a file written before fields were added is read, and what it lacks is empty")
    func older() throws {
        let text = """
            {"schema":1,"media_type":"text/plain","metadata":{},"hidden":[{"text":"x","reason":"white"}],"warnings":[],\
            "pages":[{"number":1,"width":0,"height":0,"blocks":[{"kind":"list_item","lines":[\
            {"spans":[{"text":"a","bold":true,"italic":false}]}]}]}],"of_the_future":{"a":[1]}}
            """
        let document = try CanonicalJSON.decode(Document.self, from: Data(text.utf8))
        #expect(document.pages[0].blocks[0].lines[0].spans == [Span(text: "a", bold: true)])
        #expect(document.hidden == [.init(text: "x", reason: "white", page: nil)])
        #expect(document.counts == nil)
        #expect(document.outline.isEmpty && document.attachments.isEmpty && document.images.isEmpty)
        #expect(document.comments.isEmpty && document.deletions.isEmpty && document.fields.isEmpty)
        #expect(document.parts.isEmpty)
    }

    @Test("what the counts leave over is written as unexplained")
    func counts() throws {
        var document = Document(mediaType: "a/b", pages: [])
        document.counts = .init(seen: 12, characters: 5, apart: ["hidden": 3, "deleted": 2])
        #expect(document.counts?.unexplained == 2)
        let data = document.json
        #expect(String(decoding: data, as: UTF8.self).contains(#""characters_unexplained":2"#))
        #expect(try CanonicalJSON.decode(Document.self, from: data) == document)
    }

    @Test("a source of other than 3 numbers is refused")
    func source() {
        #expect(throws: DecodingError.self) { try CanonicalJSON.decode(Span.Source.self, from: Data("[1,2]".utf8)) }
        #expect(throws: DecodingError.self) { try CanonicalJSON.decode(Box.self, from: Data("[1,2,3]".utf8)) }
    }
}
