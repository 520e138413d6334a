// SPDX-License-Identifier: GPL-3.0-or-later
import Archives
import DocumentModel
import FoundationEssentials
import JobModel
import WorkerProtocol

/// From an EPUB to a `Document` of one page: its chapters in the order of the spine (EPUB 3.3, 5.7), those of EPUB 2 too.
///
/// The table of contents is left out, since it says again what the headings say.
struct EPUBReader {
    private let zip: ZipReader
    private let package: EPUBPackage
    private let limits: ExtractLimits

    /// Bytes of one style sheet that are looked at for text that is not shown.
    private static let styleLimit = 1 << 20

    /// Reads the package.
    ///
    /// Throws `document.encrypted` where chapters are locked to a reader's device, `document.corrupt` and
    /// `document.too_large`.
    static func read(_ zip: ZipReader, limits: ExtractLimits) throws(GreffierError) -> Document {
        let package = try EPUBPackage(zip)
        guard !package.chapters.contains(where: package.locked.contains) else {
            throw GreffierError(.documentEncrypted, detail: "epub")
        }
        return try EPUBReader(zip: zip, package: package, limits: limits).document()
    }

    private func document() throws(GreffierError) -> Document {
        var blocks: [Block] = []
        var hidden: [Document.HiddenText] = []
        var images = 0
        var characters = 0
        for chapter in package.chapters {
            guard zip.contains(chapter) else {
                throw GreffierError(.documentCorrupt, detail: "the EPUB names a chapter that it does not hold")
            }
            let page = try HTMLDocumentReader.read(styled(try zip.data(chapter), chapter), limits: limits)
            blocks += page.pages.flatMap(\.blocks)
            hidden += page.hidden
            images += page.counts?.images ?? 0
            characters += page.characterCount
            guard blocks.count <= limits.blocks, characters <= limits.characters else {
                throw GreffierError(.documentTooLarge, detail: "an EPUB of \(package.chapters.count) chapters")
            }
        }
        var document = Document(
            mediaType: FileKind.epub.mediaType,
            metadata: package.metadata,
            pages: [.init(number: 1, blocks: blocks)],
            hidden: hidden
        )
        document.counts = .init(characters: 0, images: images)
        return document
    }

    /// The chapter with the style sheets that it links to inside it, which say what of its text is not shown.
    private func styled(_ data: Data, _ chapter: String) throws(GreffierError) -> Data {
        guard let end = data.firstRange(of: Data("</head>".utf8)) else { return data }
        let head = String(decoding: data[..<end.lowerBound], as: UTF8.self)
        var styles = Data()
        for sheet in EPUBPackage.styleSheets(in: head) {
            let path = EPUBPackage.path(sheet, from: chapter)
            guard package.styles.contains(path), zip.contains(path) else { continue }
            let style = try zip.data(path)
            guard style.count <= Self.styleLimit, style.firstRange(of: Data("</".utf8)) == nil else { continue }
            styles += Data("<style>".utf8) + style + Data("</style>".utf8)
        }
        return styles.isEmpty ? data : data[..<end.lowerBound] + styles + data[end.lowerBound...]
    }
}
