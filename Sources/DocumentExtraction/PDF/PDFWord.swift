// SPDX-License-Identifier: GPL-3.0-or-later
import DocumentModel

/// Characters without space between them, of one look.
struct PDFWord: Sendable {
    var text: String
    var box: Box
    var style: Style
    var link: String?
    /// Whether it follows the word before it on the line without a space.
    var isGlued = false
    /// Why a reader of the page does not see it, if so.
    var hidden: PDFHiddenReason?
    /// The way its characters follow one another; `nil` where there is but one.
    var direction: TextDirection?
    /// Whether a soft hyphen follows its characters.
    var endsInSoftHyphen = false

    /// The look of text.
    struct Style: Sendable, Equatable {
        var font: String?
        var size: Double
        var bold: Bool
        var italic: Bool
        /// `#rrggbb`; empty where it is not known.
        var color: String
    }

    var centerX: Double { (box.x0 + box.x1) / 2 }
    var centerY: Double { (box.y0 + box.y1) / 2 }
    var size: Double { style.size }
}
