// SPDX-License-Identifier: GPL-3.0-or-later
import CraftedFiles
import DocumentModel
import Foundation
import JobModel
import Testing

@Suite("DOCX: chunks of other formats")
struct DOCXChunkTests {
    /// A document that refers to each chunk in turn.
    private func outer(_ chunks: [(name: String, data: Data)], order: [String]? = nil) throws -> Data {
        let names = order ?? chunks.map(\.name)
        let body =
            WordFixture.paragraph("Avant") + names.map { "<w:altChunk r:id='\($0)'/>" }.joined()
            + WordFixture.paragraph("Après")
        let related = chunks.map { WordFixture.relationship($0.name, "aFChunk", $0.name) }
        return CraftedZip.adding(
            chunks.map { ("word/\($0.name)", $0.data) },
            to: CraftedZip.docx(body, relationships: related.joined())
        )
    }

    private func html(_ body: String) -> Data { Data("<html><body>\(body)</body></html>".utf8) }

    @Test("what a chunk of HTML hides is set apart and counted")
    func hiddenText() throws {
        let page = html("<p>Vu</p><p style='color: #fff'>mots blancs</p><p hidden>rien</p>")
        let document = try Fixture.read(try outer([("a.html", page)]), name: "a.docx")
        #expect(document.plainText == "Avant\nVu\nAprès")
        #expect(document.hidden.map(\.text) == ["mots blancs", "rien"])
        #expect(document.hidden.map(\.reason) == ["white", "not_displayed"])
        #expect(document.counts?.apart["hidden"] == 14)
        #expect(document.counts?.unexplained == 0)
        #expect(document.warnings.map(\.code).contains("document.hidden_text"))
    }

    @Test("comments, deletions, pictures, parts left out and warnings of a Word chunk are the document's")
    func besidesText() throws {
        let body =
            "<w:p>" + WordFixture.run("Mot")
            + "<w:del w:author='Bob'><w:r><w:delText>ôté</w:delText></w:r></w:del><w:r><w:pict>"
            + "<v:imagedata r:id='i'/></w:pict></w:r></w:p><w:altChunk r:id='x'/>"
        let comments = WordFixture.part("comments", "<w:comment w:id='1'>\(WordFixture.paragraph("Sûr ?"))</w:comment>")
        let inner = CraftedZip.docx(
            body,
            parts: ["word/comments.xml": comments, "word/vbaProject.bin": "x"],
            relationships: WordFixture.relationship("i", "image", "media/a.png")
                + WordFixture.relationship("c", "comments", "comments.xml")
        )
        let document = try Fixture.read(try outer([("a.docx", inner)]), name: "a.docx")
        #expect(document.plainText == "Avant\nMot\nAprès")
        #expect(document.comments.map(\.text) == ["Sûr ?"])
        #expect(document.deletions == [.init(author: "Bob", text: "ôté")])
        #expect(document.images.map(\.name) == ["word/media/a.png"])
        #expect(document.counts?.skipped == [.init(name: "altChunk", reason: "missing")])
        #expect(document.counts?.apart == ["deleted": 3, "comment": 4])
        #expect(document.counts?.unexplained == 0)
        #expect(document.warnings.map(\.code) == ["document.parts_skipped", "document.macros"])
    }

    @Test("a page saved as MHT is read as a chunk and as a file")
    func savedPages() throws {
        let page = "<html><body><h1>Titre</h1><p>Corps</p><p hidden>caché</p></body></html>"
        let parts = [
            "Content-Type: text/html; charset=utf-8\nContent-Location: file:///a.htm\n\n\(page)",
            MailFixture.file(
                "a.png",
                "image/png",
                MailFixture.picture(40),
                fields: "Content-Location: file:///a.png\n"
            ),
        ]
        let saved = MailFixture.message(MailFixture.multipart("related", parts), head: "MIME-Version: 1.0")
        #expect(try Fixture.read(saved, name: "a.mht").plainText == "Titre\nCorps")
        let document = try Fixture.read(try outer([("a.mht", saved)]), name: "a.docx")
        #expect(document.plainText == "Avant\nTitre\nCorps\nAprès")
        #expect(document.pages[0].blocks[1].level == 1)
        #expect(document.hidden.map(\.text) == ["caché"])
        #expect(document.counts?.unexplained == 0)
    }

    @Test("a chunk that stands twice is read twice in the text, and once beside it")
    func repeated() throws {
        let page = html("<p>Vu</p><p hidden>rien</p>")
        let data = try outer(
            [("a.html", page), ("b.bin", Data([0, 1, 2]))],
            order: ["a.html", "b.bin", "a.html", "b.bin"]
        )
        let document = try Fixture.read(data, name: "a.docx")
        #expect(document.plainText == "Avant\nVu\nVu\nAprès")
        #expect(document.hidden.map(\.text) == ["rien"])
        #expect(document.counts?.skipped == [.init(name: "word/b.bin", reason: "format")])
        #expect(document.counts?.unexplained == 0)
    }

    @Test("a chunk without a block counts towards the limits each time that it is referred to")
    func emptyChunks() throws {
        let page = html("<p hidden>rien</p>")
        let most = try outer([("a.html", page)], order: Array(repeating: "a.html", count: 99_000))
        #expect(Fixture.failure(most, name: "a.docx") == nil)
        let tooMany = try outer([("a.html", page)], order: Array(repeating: "a.html", count: 101_000))
        #expect(Fixture.failure(tooMany, name: "a.docx") == .documentTooLarge)
    }
}
