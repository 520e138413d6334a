// SPDX-License-Identifier: GPL-3.0-or-later
import DocumentModel

/// An area of a page that leads somewhere.
struct PDFLink: Sendable, Equatable {
    var box: Box
    /// An address, or `#page=7` for a page of the same file.
    var target: String

    func covers(_ word: Box) -> Bool {
        let (x, y) = ((word.x0 + word.x1) / 2, (word.y0 + word.y1) / 2)
        return box.x0 <= x && x <= box.x1 && box.y0 - 1 <= y && y <= box.y1 + 1
    }
}
