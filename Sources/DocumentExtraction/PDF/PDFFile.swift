// SPDX-License-Identifier: GPL-3.0-or-later
import CPoppler
import DocumentModel
import FoundationEssentials
import JobModel

/// A PDF opened by poppler.
///
/// Not `Sendable`: poppler must not be used from two threads at once.
final class PDFFile {
    private let document: OpaquePointer
    let pageCount: Int

    /// Opens `data`.
    ///
    /// Throws `document.encrypted`, `document.truncated` where the file has no end, `document.corrupt` otherwise, and
    /// `document.empty` where it has no page.
    init(data: Data) throws(GreffierError) {
        let bytes = data.withUnsafeBytes { g_bytes_new($0.baseAddress, gsize($0.count)) }
        defer { g_bytes_unref(bytes) }
        var failure: UnsafeMutablePointer<GError>?
        guard let document = poppler_document_new_from_bytes(bytes, nil, &failure) else {
            let code = failure?.pointee.code ?? 0
            g_clear_error(&failure)
            throw Self.error(code: code, data: data)
        }
        self.document = document
        pageCount = Int(poppler_document_get_n_pages(document))
        guard pageCount > 0 else {
            guard Self.hasEnd(data) else { throw GreffierError(.documentTruncated, detail: "no end of file marker") }
            throw GreffierError(.documentEmpty, detail: "a PDF of 0 pages")
        }
    }

    deinit { g_object_unref(UnsafeMutableRawPointer(document)) }

    /// The page at `index` from 0, or `nil` where the file names a page that is not there.
    func page(_ index: Int) -> PDFPage? {
        poppler_document_get_page(document, Int32(index)).map { PDFPage(takingOwnershipOf: $0) }
    }

    /// What the file's information dictionary says.
    var metadata: Document.Metadata {
        var metadata = Document.Metadata()
        metadata.title = text(poppler_document_get_title(document))
        metadata.author = text(poppler_document_get_author(document))
        metadata.subject = text(poppler_document_get_subject(document))
        metadata.keywords = text(poppler_document_get_keywords(document))
        metadata.creator = text(poppler_document_get_creator(document))
        metadata.producer = text(poppler_document_get_producer(document))
        metadata.createdAt = Self.timestamp(poppler_document_get_creation_date(document))
        metadata.modifiedAt = Self.timestamp(poppler_document_get_modification_date(document))
        return metadata
    }

    /// Whether the end marker stands in the last part of the file.
    static func hasEnd(_ data: Data) -> Bool { data.suffix(2048).firstRange(of: Data("%%EOF".utf8)) != nil }

    private func text(_ pointer: UnsafeMutablePointer<CChar>?) -> String? {
        guard let pointer else { return nil }
        defer { g_free(pointer) }
        let text = TextCleaning.clean(String(cString: pointer)).trimmingSpaces
        return text.isEmpty ? nil : text
    }

    private static func error(code: Int32, data: Data) -> GreffierError {
        if code == Int32(POPPLER_ERROR_ENCRYPTED.rawValue) { return GreffierError(.documentEncrypted) }
        guard hasEnd(data) else { return GreffierError(.documentTruncated, detail: "no end of file marker") }
        return GreffierError(.documentCorrupt, detail: "PDF error \(code)")
    }

    private static func timestamp(_ seconds: time_t) -> String? {
        guard seconds > 0 else { return nil }
        return Timestamp.text(Date(timeIntervalSince1970: TimeInterval(seconds)))
    }
}
