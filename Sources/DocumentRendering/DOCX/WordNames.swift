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
    let fieldCode: String
    let simpleField: String
    let drawing: String
    let legacyPicture: String
    /// What the part calls the namespaces of Office Open XML.
    let namespaces: OfficeNamespaces

    /// By the declarations of a part's root element; `w:` where it has none.
    init(root: XMLTreeElement) {
        let known = [OfficeNamespaces.transitional, .strict]
        let declaration = root.attributes.first { attribute in
            attribute.name.hasPrefix("xmlns") && known.contains { $0.word == attribute.value }
        }
        let name = declaration?.name ?? "xmlns:w"
        self.init(
            prefix: name == "xmlns" ? "" : String(name.dropFirst("xmlns:".count)) + ":",
            namespaces: known.first { $0.word == declaration?.value } ?? .transitional
        )
    }

    /// Under the prefix that word processors write.
    static let usual = WordNames(prefix: "w:", namespaces: .transitional)

    private init(prefix: String, namespaces: OfficeNamespaces) {
        self.prefix = prefix
        self.namespaces = namespaces
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
        fieldCode = prefix + "instrText"
        simpleField = prefix + "fldSimple"
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
