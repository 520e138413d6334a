// SPDX-License-Identifier: GPL-3.0-or-later
import FoundationEssentials
import JobModel
import WorkerProtocol

extension PDFReader {
    /// The bytes of attachments by their `places` in `Document.attachments`.
    ///
    /// Throws what `PDFFile` throws, `document.too_large` where they are more than `limits.inflatedBytes` in all, and a
    /// defect for places that there are no attachments of.
    static func attachments(
        _ places: [Int],
        of data: Data,
        limits: ExtractLimits
    ) throws(GreffierError) -> [Data] {
        let file = try PDFFile(data: data)
        // Pages without attachments add none: the order is that of the list.
        let files = PDFExtras(file)?.attachedFiles(pages: Array(1...min(file.pageCount, limits.pages))).files ?? []
        var left = limits.inflatedBytes
        var result: [Data] = []
        for place in places {
            guard files.indices.contains(place) else {
                throw GreffierError(.stageDefect, detail: "it has no attachment \(place + 1)")
            }
            guard let bytes = PDFExtras.bytes(of: files[place], atMost: left) else {
                throw GreffierError(.documentTooLarge, detail: "attachments of more than \(limits.inflatedBytes) bytes")
            }
            left -= bytes.count
            result.append(bytes)
        }
        return result
    }
}
