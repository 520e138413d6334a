// SPDX-License-Identifier: GPL-3.0-or-later
import CraftedFiles
import DocumentModel
import Foundation
import JobModel
import Testing
import WorkerProtocol

@Suite("EPUB as a document")
struct EPUBReadingTests {
    private static let container = """
        <?xml version="1.0"?><container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
        <rootfiles><rootfile full-path="OPS/book.opf" media-type="application/oebps-package+xml"/></rootfiles></container>
        """

    private static func package(spine: [String] = ["two", "one", "nav"], prefix: String = "") -> String {
        let p = prefix
        let references = spine.map { "<\(p)itemref idref='\($0)'/>" }.joined()
        return """
            <?xml version="1.0"?><\(p)package xmlns\(p.isEmpty ? "" : ":opf")="http://www.idpf.org/2007/opf"
            xmlns:dc="http://purl.org/dc/elements/1.1/" version="3.0"><\(p)metadata><dc:title>Les phares</dc:title>
            <dc:creator>Soazig Le Goff</dc:creator><dc:language>fr</dc:language></\(p)metadata><\(p)manifest>
            <\(p)item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>
            <\(p)item id="one" href="text/un%20.xhtml" media-type="application/xhtml+xml"/>
            <\(p)item id="two" href="text/deux.xhtml#start" media-type="application/xhtml+xml"/>
            <\(p)item id="css" href="style.css" media-type="text/css"/></\(p)manifest><\(p)spine>\(references)</\(p)spine>
            </\(p)package>
            """
    }

    private static func chapter(_ title: String, _ text: String) -> String {
        """
        <?xml version="1.0" encoding="UTF-8"?><html xmlns="http://www.w3.org/1999/xhtml"><head><title>x</title>
        <link rel="stylesheet" href="../style.css"/></head><body><h1>\(title)</h1><p>\(text)</p>
        <p class="secret">Personne ne voit ceci.</p></body></html>
        """
    }

    private static func book(_ package: String = package(), more: [CraftedZip.Entry] = [], without: String = "") -> Data
    {
        let entries: [CraftedZip.Entry] = [
            .init("mimetype", "application/epub+zip"), .init("META-INF/container.xml", container),
            .init("OPS/book.opf", package), .init("OPS/style.css", ".secret { display: none }"),
            .init("OPS/nav.xhtml", chapter("Sommaire", "Le phare, Le port")),
            .init("OPS/text/un .xhtml", chapter("Le port", "Il pleuvait depuis trois jours.")),
            .init("OPS/text/deux.xhtml", chapter("Le phare", "La mer montait.")),
        ]
        return CraftedZip.data(entries.filter { $0.name != Data(without.utf8) } + more)
    }

    @Test("chapters are read in the order of the spine, without the contents, and hidden text is set apart")
    func spine() throws {
        for prefix in ["", "opf:"] {
            let document = try Fixture.read(Self.book(Self.package(prefix: prefix)), name: "a.epub")
            #expect(document.mediaType == "application/epub+zip")
            #expect(document.plainText == "Le phare\nLa mer montait.\nLe port\nIl pleuvait depuis trois jours.")
            #expect(document.metadata.title == "Les phares" && document.metadata.author == "Soazig Le Goff")
            #expect(document.metadata.language == "fr")
            #expect(document.hidden.map(\.text).joined().contains("Personne ne voit ceci."))
            #expect(document.pages.count == 1 && document.pages[0].blocks[0].level == 1)
        }
    }

    @Test("a book that is locked, damaged or not wanted has a reason of its own")
    func refused() {
        let locked = CraftedZip.Entry(
            "META-INF/encryption.xml",
            "<encryption xmlns='urn:oasis:names:tc:opendocument:xmlns:container'><EncryptedData><CipherData>"
                + "<CipherReference URI='OPS/text/deux.xhtml'/></CipherData></EncryptedData></encryption>"
        )
        #expect(Fixture.failure(Self.book(more: [locked]), name: "a.epub") == .documentEncrypted)
        let font = CraftedZip.Entry(
            "META-INF/encryption.xml",
            "<encryption><EncryptedData><CipherData><CipherReference URI='OPS/f.otf'/></CipherData></EncryptedData></encryption>"
        )
        #expect(Fixture.failure(Self.book(more: [font]), name: "a.epub") == nil)
        for part in ["META-INF/container.xml", "OPS/book.opf", "OPS/text/deux.xhtml"] {
            #expect(Fixture.failure(Self.book(without: part), name: "a.epub") == .documentCorrupt, "\(part)")
        }
        #expect(Fixture.failure(Self.book(Self.package(spine: ["nav"])), name: "a.epub") == .documentCorrupt)
        #expect(Fixture.failure(Self.book(Self.package(spine: ["../../x"])), name: "a.epub") == .documentCorrupt)
        #expect(Fixture.failure(Self.book(), name: "a.epub", options: .init(accept: ["pdf"])) == .documentUnsupported)
        #expect(Fixture.failure(Self.book(), name: "a.epub", options: .init(accept: ["epub"])) == nil)
        var limits = ExtractLimits()
        limits.characters = 20
        #expect(Fixture.failure(Self.book(), name: "a.epub", options: .init(limits: limits)) == .documentTooLarge)
        #expect(Fixture.failure(Data("Bonjour".utf8), name: "a.epub") == .documentCorrupt)
    }
}
