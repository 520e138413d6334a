// SPDX-License-Identifier: GPL-3.0-or-later
import DocumentModel

/// What a group inherits and its end restores.
struct RTFState {
    var look = WordLook()
    var colorIndex = 0
    var font: Int?
    var ground = RTFGround()
    var style: Int?
    var outline: Int?
    var isInTable = false
    var list: Int?
    /// Where text goes.
    var destination = Destination.body
    /// The target of the field whose result this is.
    var link: String?
    /// Bytes that stand for a `\uN` in readers without Unicode.
    var fallbackCount = 1

    /// Where the text of a group goes.
    enum Destination: Equatable {
        case body
        /// The text of a list mark, told apart as bullet or number.
        case listText
        case styleSheet, styleName, colorTable, fontTable, fieldInstruction
        case header, footer, footnote, textBox
        /// The title or the author.
        case title, author
        case skipped
    }

    /// Destinations that hold nothing of the text.
    static let skippedWords: Set<String> = [
        "filetbl", "listtable", "listoverridetable", "listoverride", "listname", "leveltext", "revtbl", "rsidtbl",
        "generator", "pict", "object",
        "objdata",
        "themedata", "colorschememapping", "datastore", "latentstyles", "xmlnstbl", "mmathPr", "bkmkstart", "bkmkend",
        "atnid", "atnauthor", "annotation", "atrfstart", "atrfend", "template", "falt", "panose", "fldtype",
        "datafield", "pgptbl",
        "pnseclvl", "nonshppict", "sp", "wgrffmtfilter", "userprops", "background", "ftnsep", "ftnsepc", "aftnsep",
        "aftnsepc",
    ]
}
