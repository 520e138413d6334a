// SPDX-License-Identifier: GPL-3.0-or-later
import CPDFSource
import DocumentModel

extension PDFFile {
    /// No book that a person reads has more entries in its contents.
    private static let mostEntries = 5000
    private static let deepest: Int32 = 16

    /// The table of contents that the file carries: all entries up to limits, in the order in which they are shown.
    ///
    /// Read from the document that is open already: poppler-glib would open it a second time and look through all of its
    /// pages again.
    func outline() -> (items: [Document.OutlineItem], isCut: Bool) {
        var outline = cpdf_outline()
        guard cpdf_read_outline(document, Self.mostEntries, Self.deepest, &outline) == CPDF_OK else {
            return ([], false)
        }
        let items = UnsafeBufferPointer(start: outline.items, count: outline.count).compactMap { entry in
            PDFExtras.text(entry.title).map { title in
                Document.OutlineItem(
                    title: title,
                    level: Int(entry.level),
                    page: entry.page > 0 ? Int(entry.page) : nil
                )
            }
        }
        return (items, outline.is_cut != 0)
    }
}
