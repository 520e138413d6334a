// SPDX-License-Identifier: GPL-3.0-or-later
import WorkerProtocol

/// What an EPUB holds, before it is packed.
struct EPUBBook: Sendable {
    var title: String
    var author: String?
    /// Said under the title on the drawn cover: the job of a candidate.
    var subtitle: String?
    /// BCP 47.
    var language: String
    var chapters: [Chapter]
    /// A picture of its own instead of the drawn cover.
    var cover: PictureFile?
    /// Pictures that chapters show, by file name.
    var pictures: [String: PictureFile] = [:]
    /// RFC 3339.
    var date: String
    /// Of the drawn cover and the style sheet: the accent colour and the families of fonts.
    var look = RenderLook()

    struct Chapter: Sendable, Equatable {
        var title: String
        /// What stands in the `body`, as XHTML that is escaped already.
        var markup: String
        /// Headings below the title that the table of contents names, by the ids they have in `markup`.
        var parts: [Part] = []
        /// BCP 47, where it is another than the book's.
        var language: String?

        struct Part: Sendable, Equatable {
            var id: String
            var title: String
        }
    }
}
