// SPDX-License-Identifier: GPL-3.0-or-later
import XMLStreams

/// Names of WordprocessingML elements (ECMA-376 part 1, 17) under the prefix that a part uses for them.
struct WordNames: Sendable {
    let prefix: String
    let paragraph: String
    let paragraphProperties: String
    let run: String
    let runProperties: String
    let text: String
    let table: String
    let row: String
    let cell: String
    let lineBreak: String
    let tab: String
    let textBoxContent: String
    let hyperlink: String
    let drawing: String
    let legacyPicture: String

    private static let namespaces: Set<String> = [
        "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "http://purl.oclc.org/ooxml/wordprocessingml/main",
    ]

    /// By the declarations of a part's root element; `w:` where it has none.
    init(root: XMLTreeElement) {
        let declaration = root.attributes.first { Self.namespaces.contains($0.value) && $0.name.hasPrefix("xmlns") }
        let name = declaration?.name ?? "xmlns:w"
        self.init(prefix: name == "xmlns" ? "" : String(name.dropFirst("xmlns:".count)) + ":")
    }

    /// Under the prefix that word processors write.
    static let usual = WordNames(prefix: "w:")

    private init(prefix: String) {
        self.prefix = prefix
        paragraph = prefix + "p"
        paragraphProperties = prefix + "pPr"
        run = prefix + "r"
        runProperties = prefix + "rPr"
        text = prefix + "t"
        table = prefix + "tbl"
        row = prefix + "tr"
        cell = prefix + "tc"
        lineBreak = prefix + "br"
        tab = prefix + "tab"
        textBoxContent = prefix + "txbxContent"
        hyperlink = prefix + "hyperlink"
        drawing = prefix + "drawing"
        legacyPicture = prefix + "pict"
    }

    /// Marks of the editor without a visible trace.
    func isInvisibleMark(_ name: String) -> Bool {
        guard name.hasPrefix(prefix) else { return false }
        return Self.invisibleMarks.contains(String(name.dropFirst(prefix.count)))
    }

    /// Inline elements that may be cut in two without changing what they say.
    func isCuttable(_ name: String) -> Bool {
        guard name.hasPrefix(prefix) else { return false }
        return ["hyperlink", "ins", "moveTo", "smartTag", "customXml", "fldSimple", "dir", "bdo"]
            .contains(String(name.dropFirst(prefix.count)))
    }

    /// What a tag may be spread over without being part of it.
    func isGap(_ name: String) -> Bool {
        name == lineBreak || name == tab || name == prefix + "cr"
    }

    private static let invisibleMarks: Set<String> = [
        "pPr", "rPr", "proofErr", "bookmarkStart", "bookmarkEnd", "permStart", "permEnd", "commentRangeStart",
        "commentRangeEnd", "lastRenderedPageBreak", "moveFromRangeStart", "moveFromRangeEnd", "moveToRangeStart",
        "moveToRangeEnd", "del", "moveFrom",
    ]
}
