// SPDX-License-Identifier: GPL-3.0-or-later
import DocumentModel

/// An area of a page that leads to an address.
struct PDFLink: Sendable, Equatable {
    var box: Box
    var target: String

    func covers(_ word: Box) -> Bool {
        let (x, y) = ((word.x0 + word.x1) / 2, (word.y0 + word.y1) / 2)
        return box.x0 <= x && x <= box.x1 && box.y0 - 1 <= y && y <= box.y1 + 1
    }
}
