// SPDX-License-Identifier: GPL-3.0-or-later
import DocumentModel
import FoundationEssentials
import JobModel
import XMLStreams

/// From an HTML page to a `Document` of one page.
enum HTMLDocumentReader {
    /// Reads `data`, in whatever encoding its bytes tell.
    ///
    /// Throws `document.corrupt` and `document.too_large`.
    static func read(_ data: Data) throws(GreffierError) -> Document {
        guard let text = TextDecoding.decode(data) else {
            throw GreffierError(.documentCorrupt, detail: "HTML in no known encoding")
        }
        let content = HTMLContentReader(try XMLReader(html: text))
        let blocks = try content.blocks()
        var document = Document(
            mediaType: FileKind.html.mediaType,
            pages: [.init(number: 1, blocks: HeadingGuess.applied(to: blocks))],
            hidden: content.hidden
        )
        document.metadata = content.metadata
        return document
    }
}
