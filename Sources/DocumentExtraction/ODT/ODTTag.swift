// SPDX-License-Identifier: GPL-3.0-or-later
import FoundationEssentials
import JobModel
import XMLStreams

/// The local names of elements and attributes that the ODT reader knows, `lineBreak` for `line-break`; `other` is any
/// other.
enum ODTTag: UInt16, CaseIterable {
    case other
    // Document
    case document, text, meta, masterStyles, header, headerFirst, headerLeft, footer, footerFirst, footerLeft
    // Blocks
    case p, h, list, listItem, section, table, tableRow, tableCell, trackedChanges, deletion, forms, sequenceDecls,
        variableDecls, userFieldDecls, ddeConnectionDecls
    case indexTitleTemplate, tableOfContentSource, illustrationIndexSource, tableIndexSource, objectIndexSource
    case userIndexSource, alphabeticalIndexSource, bibliographySource
    // Inline
    case span, a, lineBreak, tab, s, note, noteCitation, noteBody, annotation, annotationEnd, rubyText, hiddenText
    case hiddenParagraph, frame, customShape, g, rect, ellipse, textBox, image, object, objectOle, title, desc,
        binaryData
    // Styles
    case style, textProperties, paragraphProperties, tableCellProperties, graphicProperties, listStyle, outlineStyle
    case listLevelStyleNumber, listLevelStyleBullet, outlineLevelStyle
    // Metadata
    case creator, initialCreator, subject, keyword, language, generator, date, creationDate
    // Attributes
    case styleName, outlineLevel, href, c, name, parentStyleName, displayName, defaultOutlineLevel, level
    case numFormat, numSuffix, numPrefix, displayLevels, startValue, continueNumbering, numberColumnsSpanned
    case numberRowsSpanned, fontWeight, fontStyle, fontSize, color, fontName, fontFamily, display, backgroundColor
    case stringValue, isHidden, fill, fillColor, runThrough, mimetype, visibility, isListHeader

    private var spelling: String {
        var result = ""
        for character in "\(self)" {
            if character.isUppercase { result.append("-") }
            result += character.lowercased()
        }
        return result
    }

    /// All text is counted, since any field may hold some; namespace 1 is `office`, 2 `table`.
    static let vocabulary = XMLVocabulary(
        names: allCases.map(\.spelling),
        namespaces: ["xmlns:office:", "xmlns:table:"],
        counted: Set(allCases.map(\.spelling))
    )

    fileprivate static let all = allCases
}

/// A cursor over a part of an OpenDocument.
struct ODTCursor {
    let cursor: XMLCursor

    init(source: @escaping XMLCursor.Source) throws(GreffierError) {
        cursor = try XMLCursor(vocabulary: ODTTag.vocabulary, source: source)
    }

    init(data: Data) throws(GreffierError) {
        cursor = try XMLCursor(data: data, vocabulary: ODTTag.vocabulary)
    }

    var tag: ODTTag { ODTTag.all[Int(cursor.name)] }
    var isOffice: Bool { cursor.namespace == 1 }
    var isTable: Bool { cursor.namespace == 2 }
    var depth: Int { cursor.depth }

    func value(_ attribute: ODTTag) -> String? { cursor.attribute(attribute.rawValue) }

    func number(_ attribute: ODTTag) -> Int? { cursor.attribute(attribute.rawValue).flatMap { Int($0) } }

    func isTrue(_ attribute: ODTTag) -> Bool { cursor.attribute(attribute.rawValue) == "true" }

    /// The next element that starts before depth falls to `outer`, `nil` when it has.
    func nextStart(within outer: Int) throws(GreffierError) -> ODTTag? {
        try cursor.moveToStart(within: outer) ? tag : nil
    }

    /// The text of the element that is open and of all in it.
    func text() throws(GreffierError) -> String {
        try cursor.elementText()
    }
}
