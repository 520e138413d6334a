// SPDX-License-Identifier: GPL-3.0-or-later
import CPDFSource
import DocumentModel
import FoundationEssentials
import JobModel

/// A PDF opened by poppler.
///
/// Not `Sendable`: poppler must not be used from two threads at once.
final class PDFFile {
    let document: OpaquePointer
    let pageCount: Int
    /// The fonts met on the pages read so far, as `PDFGlyph.font` counts them.
    private(set) var fonts: [PDFFont] = []

    /// Opens `data`.
    ///
    /// Throws `document.encrypted`, `document.truncated` where the file has no end, and `document.corrupt` otherwise,
    /// also where no page can be found.
    init(data: Data) throws(GreffierError) {
        var document: OpaquePointer?
        let status = data.withUnsafeBytes { cpdf_open($0.baseAddress, $0.count, &document) }
        guard status == CPDF_OK, let document else {
            throw Self.error(status, data: data)
        }
        self.document = document
        pageCount = Int(cpdf_page_count(document))
        guard pageCount > 0 else {
            guard Self.hasEnd(data) else { throw GreffierError(.documentTruncated, detail: "no end of file marker") }
            throw GreffierError(.documentCorrupt, detail: "its page tree leads to no page")
        }
    }

    deinit { cpdf_close(document) }

    /// What a file holds besides pages.
    struct Features: OptionSet, Sendable {
        let rawValue: Int32

        static let outline = Features(rawValue: 1 << 0)
        static let files = Features(rawValue: 1 << 1)
        static let form = Features(rawValue: 1 << 2)
        static let structure = Features(rawValue: 1 << 3)
    }

    /// What the catalogue names; none of it is read to tell.
    var features: Features { Features(rawValue: cpdf_features(document)) }

    /// What the file's information dictionary says.
    var metadata: Document.Metadata {
        var metadata = Document.Metadata()
        metadata.title = text("Title")
        metadata.author = text("Author")
        metadata.subject = text("Subject")
        metadata.keywords = text("Keywords")
        metadata.creator = text("Creator")
        metadata.producer = text("Producer")
        metadata.language = text("Lang")
        metadata.createdAt = timestamp("CreationDate")
        metadata.modifiedAt = timestamp("ModDate")
        return metadata
    }

    /// Whether the end marker stands in the last part of the file.
    static func hasEnd(_ data: Data) -> Bool { data.suffix(2048).firstRange(of: Data("%%EOF".utf8)) != nil }

    /// Takes over the fonts that the library has met since.
    func readFonts() {
        var count = 0
        guard let table = cpdf_fonts(document, &count) else { return }
        for font in UnsafeBufferPointer(start: table, count: count).dropFirst(fonts.count) {
            let name = font.name.map { TextCleaning.clean(String(cString: $0)) }
            fonts.append(PDFFont(name: name, statesBold: font.bold != 0, statesItalic: font.italic != 0))
        }
    }

    private func text(_ key: String) -> String? {
        guard let pointer = cpdf_info(document, key) else { return nil }
        defer { cpdf_free(pointer) }
        let text = TextCleaning.clean(String(cString: pointer)).trimmingSpaces
        return text.isEmpty ? nil : text
    }

    private func timestamp(_ key: String) -> String? {
        let seconds = cpdf_info_time(document, key)
        guard seconds > 0 else { return nil }
        return Timestamp.text(Date(timeIntervalSince1970: TimeInterval(seconds)))
    }

    private static func error(_ status: cpdf_status, data: Data) -> GreffierError {
        switch status {
        case CPDF_ENCRYPTED: GreffierError(.documentEncrypted)
        case CPDF_NO_MEMORY: GreffierError(.documentTooLarge, detail: "more memory than allowed")
        case _ where !hasEnd(data): GreffierError(.documentTruncated, detail: "no end of file marker")
        default: GreffierError(.documentCorrupt, detail: "no PDF structure can be found in it")
        }
    }
}
