// SPDX-License-Identifier: GPL-3.0-or-later
import Archives
import FoundationEssentials
import JobModel
import Pages
import WorkerProtocol

/// Packs a book as EPUB 3.3 (https://www.w3.org/TR/epub-33/) that readers of EPUB 2 open too.
///
/// It has a cover, a table of contents in both forms, metadata with what it offers to people who do not see, and one file
/// a chapter. Equal books give equal bytes: the identifier is made of what stands in the book.
struct EPUBWriter {
    private let book: EPUBBook
    private let isFrench: Bool
    private let cover: PictureFile
    private let modified: Date

    /// Throws `stage.defect` where the cover cannot be drawn.
    init(_ book: EPUBBook) throws(GreffierError) {
        self.book = book
        isFrench = book.language.lowercased().hasPrefix("fr")
        modified = Timestamp.date(book.date) ?? Date(timeIntervalSince1970: 0)
        if let cover = book.cover { self.cover = cover } else { cover = try CoverPainter(book).picture() }
    }

    /// The bytes of the EPUB.
    func data() throws(GreffierError) -> Data {
        let writer = try ZipWriter()
        // The first entry, neither compressed nor with extra fields: programs tell the format by it (OCF 3.3, 4.3).
        try writer.set("mimetype", Data("application/epub+zip".utf8), isCompressed: false)
        try writer.set("META-INF/container.xml", Data(Self.container.utf8))
        try writer.set("EPUB/package.opf", Data(package.utf8))
        try writer.set("EPUB/nav.xhtml", Data(navigation.utf8))
        try writer.set("EPUB/toc.ncx", Data(oldNavigation.utf8))
        try writer.set("EPUB/style.css", Data((Self.style + accents).utf8))
        try writer.set("EPUB/cover.xhtml", Data(coverPage.utf8))
        try writer.set("EPUB/" + coverName, cover.data, isCompressed: false)
        for (name, picture) in pictures { try writer.set("EPUB/" + name, picture.data, isCompressed: false) }
        for (index, chapter) in book.chapters.enumerated() {
            try writer.set("EPUB/" + Self.fileName(index), Data(page(chapter).utf8))
        }
        return try writer.finish(modified: modified)
    }

    private var pictures: [(String, PictureFile)] {
        book.pictures.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
    }
    private var coverName: String { "cover." + cover.kind.rawValue }

    static func fileName(_ index: Int) -> String { "chapter-" + String(10000 + index + 1).dropFirst() + ".xhtml" }

    private static let container = """
        <?xml version="1.0" encoding="UTF-8"?>
        <container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
          <rootfiles>
            <rootfile full-path="EPUB/package.opf" media-type="application/oebps-package+xml"/>
          </rootfiles>
        </container>

        """

    // MARK: Package document

    /// A name of the book's contents (RFC 9562, version 8).
    private var identifier: String {
        var hashes: [UInt64] = [0xCBF2_9CE4_8422_2325, 0x9E37_79B9_7F4A_7C15]
        for text in [book.title, book.author ?? "", book.language] + book.chapters.flatMap({ [$0.title, $0.markup] }) {
            for index in hashes.indices {
                // FNV-1a (RFC 9923) with two offsets; texts are set apart by a byte that UTF-8 does not have.
                for byte in text.utf8 { hashes[index] = (hashes[index] ^ UInt64(byte)) &* 0x100_0000_01B3 }
                hashes[index] = (hashes[index] ^ 0xFF) &* 0x100_0000_01B3
            }
        }
        func hex(_ value: UInt64) -> String {
            let digits = String(value, radix: 16)
            return String(repeating: "0", count: 16 - digits.count) + digits
        }
        let first = hex(hashes[0] & 0xFFFF_FFFF_FFFF_0FFF | 0x8000)
        let second = hex(hashes[1] & 0x3FFF_FFFF_FFFF_FFFF | 0x8000_0000_0000_0000)
        return
            "urn:uuid:\(first.prefix(8))-\(first.dropFirst(8).prefix(4))-\(first.suffix(4))-\(second.prefix(4))-\(second.suffix(12))"
    }

    private var package: String {
        let chapters = book.chapters.indices.map { Self.fileName($0) }
        let author = book.author.map { "    <dc:creator>\(escaped($0))</dc:creator>\n" } ?? ""
        let manifest =
            chapters.enumerated().map { item("c\($0 + 1)", $1, "application/xhtml+xml") }
            + pictures.enumerated().map { item("p\($0 + 1)", $1.0, "image/\($1.1.kind.rawValue)") }
        return """
            <?xml version="1.0" encoding="UTF-8"?>
            <package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="id" xml:lang="\(escaped(book.language))">
              <metadata xmlns:dc="http://purl.org/dc/elements/1.1/">
                <dc:identifier id="id">\(identifier)</dc:identifier>
                <dc:title>\(escaped(book.title))</dc:title>
            \(author)    <dc:language>\(escaped(book.language))</dc:language>
                <meta property="dcterms:modified">\(modified.formatted(Date.ISO8601FormatStyle()))</meta>
                <meta property="schema:accessMode">textual</meta>
                <meta property="schema:accessModeSufficient">textual</meta>
                <meta property="schema:accessibilityFeature">structuralNavigation</meta>
                <meta property="schema:accessibilityFeature">tableOfContents</meta>
                <meta property="schema:accessibilityFeature">readingOrder</meta>
                <meta property="schema:accessibilityHazard">none</meta>
                <meta name="cover" content="cover-image"/>
              </metadata>
              <manifest>
                <item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>
                <item id="ncx" href="toc.ncx" media-type="application/x-dtbncx+xml"/>
                <item id="style" href="style.css" media-type="text/css"/>
                <item id="cover-image" href="\(coverName)" media-type="image/\(cover.kind.rawValue)" properties="cover-image"/>
                <item id="cover" href="cover.xhtml" media-type="application/xhtml+xml"/>
            \(manifest.joined())  </manifest>
              <spine toc="ncx">
                <itemref idref="cover"/>
                <itemref idref="nav"/>
            \(chapters.indices.map { "    <itemref idref=\"c\($0 + 1)\"/>\n" }.joined())  </spine>
            </package>

            """
    }

    private func item(_ id: String, _ name: String, _ type: String) -> String {
        "    <item id=\"\(id)\" href=\"\(name)\" media-type=\"\(type)\"/>\n"
    }

    // MARK: Navigation

    private var contents: String { isFrench ? "Sommaire" : "Contents" }

    private var navigation: String {
        let entries = book.chapters.enumerated().map { index, chapter -> String in
            let parts = chapter.parts.map { link(index, "#" + $0.id, $0.title, inside: "") }.joined()
            return link(index, "", chapter.title, inside: parts.isEmpty ? "" : "\n<ol>\n\(parts)</ol>\n")
        }
        let body = """
            <nav epub:type="toc" id="toc" role="doc-toc">
            <h1>\(contents)</h1>
            <ol>
            \(entries.joined())</ol>
            </nav>
            <nav epub:type="landmarks" hidden="">
            <ol>
            <li><a epub:type="cover" href="cover.xhtml">\(isFrench ? "Couverture" : "Cover")</a></li>
            <li><a epub:type="toc" href="nav.xhtml">\(contents)</a></li>
            <li><a epub:type="bodymatter" href="\(Self.fileName(0))">\(isFrench ? "Texte" : "Text")</a></li>
            </ol>
            </nav>

            """
        return page(contents, body: body)
    }

    private func link(_ chapter: Int, _ place: String, _ title: String, inside: String) -> String {
        "<li><a href=\"\(Self.fileName(chapter))\(place)\">\(escaped(title))</a>\(inside)</li>\n"
    }

    /// The table of contents of EPUB 2 (NCX), which old readers need.
    private var oldNavigation: String {
        let points = book.chapters.enumerated().map { index, chapter in
            """
            <navPoint id="n\(index + 1)" playOrder="\(index + 1)"><navLabel><text>\(escaped(chapter.title))</text></navLabel>\
            <content src="\(Self.fileName(index))"/></navPoint>

            """
        }
        return """
            <?xml version="1.0" encoding="UTF-8"?>
            <ncx xmlns="http://www.daisy.org/z3986/2005/ncx/" version="2005-1" xml:lang="\(escaped(book.language))">
            <head><meta name="dtb:uid" content="\(identifier)"/></head>
            <docTitle><text>\(escaped(book.title))</text></docTitle>
            <navMap>
            \(points.joined())</navMap>
            </ncx>

            """
    }

    // MARK: Pages

    private var coverPage: String {
        let image = "<img src=\"\(coverName)\" alt=\"\(escaped(book.title))\" role=\"doc-cover\"/>"
        return page(
            book.title,
            body: "<section class=\"cover\" epub:type=\"cover\">\(image)</section>\n"
        )
    }

    private func page(_ chapter: EPUBBook.Chapter) -> String {
        page(chapter.title, language: chapter.language, body: chapter.markup)
    }

    private func page(_ title: String, language: String? = nil, body: String) -> String {
        let language = escaped(language ?? book.language)
        return """
            <?xml version="1.0" encoding="UTF-8"?>
            <!DOCTYPE html>
            <html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops" lang="\(language)" xml:lang="\(language)">
            <head>
            <meta charset="utf-8"/>
            <title>\(escaped(title))</title>
            <link rel="stylesheet" type="text/css" href="style.css"/>
            </head>
            <body>
            \(body)</body>
            </html>

            """
    }

    private func escaped(_ text: String) -> String { Escaping.escape(text, apostrophes: false) }

    /// Readers on paper-like screens show colours as greys: nothing depends on them.
    private var accents: String {
        guard book.look.colour != nil else { return "" }
        let accent = Palette(book.look).accent.css
        return "h1, .label, .where .body { color: \(accent) }\nheader { border-bottom: .15em solid \(accent) }\n"
    }

    private static let style = """
        body { margin: 0 5%; line-height: 1.45; overflow-wrap: break-word }
        h1 { margin: 2em 0 1em; font-size: 1.6em; line-height: 1.2; text-align: left; break-after: avoid }
        h2 { margin: 1.6em 0 .5em; font-size: 1.25em; break-after: avoid }
        h3, h4, h5, h6 { margin: 1.2em 0 .3em; font-size: 1.05em; break-after: avoid }
        p { margin: 0 0 .5em }
        section.text p { margin: 0; text-indent: 1.3em; text-align: justify; hyphens: auto; -epub-hyphens: auto }
        section.text h1 + p, section.text h2 + p, section.text h3 + p, section.text hr + p { text-indent: 0 }
        hr { width: 20%; margin: 1.5em auto; border: 0; border-top: 1px solid currentColor }
        blockquote { margin: 1em 1.5em; font-style: italic }
        pre { white-space: pre-wrap; font-size: .9em }
        table { border-collapse: collapse; margin: 1em 0 }
        td, th { border: 1px solid currentColor; padding: .2em .5em; text-align: left; vertical-align: top }
        section.cover { margin: 0; padding: 0; text-align: center }
        section.cover img { max-width: 100%; max-height: 100vh }
        .label { font-size: 1.15em; font-weight: bold }
        .where, .when, .keywords { margin: 0; font-size: .95em }
        .body { font-weight: bold }
        .when { font-style: italic }
        .said { margin-top: .4em }
        .contacts { margin: 1em 0; padding: 0; list-style: none }
        .logo img { max-width: 10em; max-height: 3.5em }
        .photo { float: right; width: 30%; max-width: 8em; margin: 0 0 .5em 1em }
        article { margin-bottom: 1.2em }
        dt { font-weight: bold }
        dd { margin: 0 0 .4em }

        """
}
