// SPDX-License-Identifier: GPL-3.0-or-later
import FoundationEssentials
import JobModel
import WorkerProtocol

extension PDFReader {
    /// The bytes of the attachment at `index` of `Document.attachments`.
    ///
    /// Throws what `PDFFile` throws, `document.too_large` where they are more than `limits.inflatedBytes`, and
    /// `document.corrupt` where there is no such attachment.
    static func attachment(at index: Int, of data: Data, limits: ExtractLimits) throws(GreffierError) -> Data {
        let file = try PDFFile(data: data)
        // Pages without attachments add none: the order is that of the list.
        let files = PDFExtras(file)?.attachedFiles(pages: Array(1...min(file.pageCount, limits.pages))).files ?? []
        guard files.indices.contains(index) else {
            throw GreffierError(.documentCorrupt, detail: "it has no attachment \(index + 1)")
        }
        return try PDFExtras.bytes(of: files[index], limit: limits.inflatedBytes)
    }
}
