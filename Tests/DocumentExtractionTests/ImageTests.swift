// SPDX-License-Identifier: GPL-3.0-or-later
import DocumentModel
import Foundation
import Testing

@Suite("Pictures of documents without pages")
struct ImageTests {
    private func page(_ body: String) throws -> Document {
        try Fixture.read(Data("<html><body>\(body)</body></html>".utf8), name: "a.html")
    }

    @Test("HTML: pictures that are seen are listed with their address and description, which are no text")
    func html() throws {
        let long = String(repeating: "a", count: 5000)
        let document = try page(
            """
            <p>Jean<IMG SRC="photo.jpg" ALT=" Portrait&nbsp;de Jean " width=80> Petit <img src='data:image/png;base64,iVBO'>\
            <a href='x'><img alt='' title='Logo' src='https://a.example/logo.png'></a></p><table><tr><td><img alt=Sceau \
            src=\(long)></table><div style='display:none'><img src=pixel.gif></div>
            """
        )
        #expect(document.plainText == "Jean Petit")
        #expect(
            document.images == [
                .init(name: "photo.jpg", description: "Portrait de Jean"), .init(),
                .init(name: "https://a.example/logo.png", description: "Logo"), .init(description: "Sceau"),
            ]
        )
        #expect(document.hidden.isEmpty)
    }

    @Test("a message tells once what its page shows, whether the picture is in it or elsewhere")
    func message() throws {
        let html = """
            Content-Type: text/html

            <p>Bonjour</p><img src='cid:logo@a' alt='Logo de la société'><img src='cid:logo@a'>\
            <img src='https://a.example/x.png' alt=Carte>
            """
        let logo = MailFixture.file("logo.png", "image/png", MailFixture.picture(90), fields: "Content-ID: <logo@a>\n")
        let document = try MailFixture.read(MailFixture.message(MailFixture.multipart("related", [html, logo])))
        #expect(
            document.images == [
                .init(name: "logo.png", description: "Logo de la société"),
                .init(name: "https://a.example/x.png", description: "Carte"),
            ]
        )
        #expect(document.counts?.images == 2)
    }

    @Test("RTF: the size on paper, which is no number of pixels, is not told")
    func sizes() throws {
        let picture = #"{\pict\pngblip\picw2117\pich2117\picwgoal1200\pichgoal1200\picscalex50 89504e47}"#
        let document = try Fixture.read(Data((#"{\rtf1\ansi Jean"# + picture + #"\par}"#).utf8), name: "a.rtf")
        #expect(document.images == [.init()])
    }

    @Test("of very many pictures 2,000 are listed and all are counted")
    func many() throws {
        let rtf = Data((#"{\rtf1\ansi Jean"# + String(repeating: #"{\pict 00}"#, count: 3000) + #"\par}"#).utf8)
        let document = try Fixture.read(rtf, name: "a.rtf")
        #expect(document.images.count == 2000)
        #expect(document.counts?.images == 3000)
        let html = try page("<p>Jean</p>" + String(repeating: "<img src=a>", count: 3000))
        #expect(html.images.count == 2000)
        #expect(html.counts?.images == 3000)
        #expect(html.counts?.characters == 4)
    }
}
