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
    /// How many tables the paragraph stands in, one in the other.
    var level = 0
    var list: Int?
    /// Where text goes.
    var destination = Destination.body
    /// The target of the field whose result this is.
    var link: String?
    /// Bytes that stand for a `\uN` in readers without Unicode.
    var fallbackCount = 1
    var revision = RTFRevision()
    /// Whether the group repeats for old readers what stands elsewhere, or shows nothing of the document's own.
    var isFallback = false
    /// Whether the words define a row of an inner table.
    var isInnerRow = false
    /// Where text went before a group that holds it twice, in the code page and in Unicode.
    var beforePair: Destination?

    /// Where the text of a group goes.
    enum Destination: Equatable {
        case body
        /// The text of a list mark, told apart as bullet or number.
        case listText
        case styleSheet, colorTable, fontTable, revisionTable, fieldInstruction
        case header, footer, footnote, textBox, comment
        /// What says of a comment who wrote it, when, and what text it is about.
        case commentAuthor, commentDate, commentReference, anchorStart, anchorEnd
        case title, author, subject, keywords
        case picture, propertyName, propertyValue, objectClass
        case skipped

        /// Whether it holds text of the document that is set in a font and laid out.
        var isFlow: Bool {
            switch self {
            case .body, .header, .footer, .footnote, .textBox, .comment: true
            default: false
            }
        }

        /// What its blocks are.
        var kind: Block.Kind {
            switch self {
            case .header: .header
            case .footer: .footer
            case .footnote: .footnote
            case .textBox: .textBox
            default: .paragraph
            }
        }
    }

    /// Destinations by their control words.
    static let namedDestinations: [String: Destination] = [
        "listtext": .listText, "pntext": .listText, "stylesheet": .styleSheet, "colortbl": .colorTable,
        "fonttbl": .fontTable, "revtbl": .revisionTable, "objclass": .objectClass, "atnauthor": .commentAuthor,
        "atndate": .commentDate, "atnref": .commentReference, "atrfstart": .anchorStart, "atrfend": .anchorEnd,
    ]

    /// Destinations that are looked for within what is skipped.
    static let destinationsInSkipped: [String: Destination] = [
        "title": .title, "author": .author, "subject": .subject, "keywords": .keywords, "sn": .propertyName,
        "sv": .propertyValue,
    ]

    /// Destinations that hold nothing of the text.
    static let skippedWords: Set<String> = [
        "filetbl", "listtable", "listoverridetable", "listoverride", "listname", "leveltext", "levelnumbers", "rsidtbl",
        "generator", "objdata", "themedata", "colorschememapping", "datastore", "latentstyles", "xmlnstbl", "mmathPr",
        "bkmkstart", "bkmkend", "atnid", "atnicn", "template", "falt", "panose", "fldtype", "datafield", "pgptbl", "pn",
        "pntxta", "pntxtb", "pnseclvl", "sp", "wgrffmtfilter", "userprops", "ftnsep", "ftnsepc", "aftnsep", "aftnsepc",
        "nonesttables", "info", "picprop",
    ]

    /// Destinations whose pictures are not the document's own either.
    static let fallbackWords: Set<String> = ["nonshppict", "shprslt", "listpicture", "background"]
}

/// Whose tracked change text belongs to.
struct RTFRevision: Equatable {
    var isDeleted = false
    /// Whether it was moved away from here.
    var isMoved = false
    /// Counts the entries of the table of authors.
    var author: Int?
    /// A moment packed into 32 bits.
    var date: Int?

    /// `2026-01-02T03:04:00` from the bits of a DTTM: minute, hour, day, month, years since 1900 (Rich Text Format
    /// Specification 1.9.1, "Track Changes"); `nil` where they are no date.
    static func moment(_ bits: Int?) -> String? {
        guard let bits else { return nil }
        func part(_ shift: Int, _ count: Int) -> Int { bits >> shift & (1 << count - 1) }
        let (minute, hour, day, month, year) = (part(0, 6), part(6, 5), part(11, 5), part(16, 4), 1900 + part(20, 9))
        guard minute < 60, hour < 24, (1...31).contains(day), (1...12).contains(month) else { return nil }
        func two(_ value: Int) -> String { value < 10 ? "0\(value)" : "\(value)" }
        return "\(year)-\(two(month))-\(two(day))T\(two(hour)):\(two(minute)):00"
    }
}
