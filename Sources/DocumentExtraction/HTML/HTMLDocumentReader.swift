// SPDX-License-Identifier: GPL-3.0-or-later
import DocumentModel
import FoundationEssentials
import JobModel
import WorkerProtocol

/// From an HTML page to a `Document` of one page.
enum HTMLDocumentReader {
    /// Reads `data`, in the encoding that its bytes or its own words tell.
    ///
    /// Throws `document.corrupt` and `document.too_large`.
    static func read(_ data: Data, limits: ExtractLimits) throws(GreffierError) -> Document {
        guard let text = TextDecoding.decode(data, declared: HTMLCharset.declared(in: data)) else {
            throw GreffierError(.documentCorrupt, detail: "HTML in no known encoding")
        }
        let content = try HTMLContentReader(text, limits: limits)
        let blocks = try content.blocks()
        var document = Document(
            mediaType: FileKind.html.mediaType,
            pages: [.init(number: 1, blocks: HeadingGuess.applied(to: blocks))],
            hidden: content.hidden
        )
        document.metadata = content.metadata
        document.images = content.images.listed
        document.counts = .init(characters: 0, images: content.images.count)
        return document
    }
}
