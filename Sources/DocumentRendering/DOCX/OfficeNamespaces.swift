// SPDX-License-Identifier: GPL-3.0-or-later

/// The namespaces of Office Open XML, which a file of the strict kind calls otherwise (ECMA-376 part 1, annex A; part 4).
struct OfficeNamespaces: Equatable, Sendable {
    let word: String
    let relationships: String
    let drawing: String
    let pictures: String
    let wordDrawing: String

    /// What word processors write unless they are told otherwise.
    static let transitional = OfficeNamespaces(
        word: "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        relationships: "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
        drawing: "http://schemas.openxmlformats.org/drawingml/2006/main",
        pictures: "http://schemas.openxmlformats.org/drawingml/2006/picture",
        wordDrawing: "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
    )
    /// Word’s “Strict Open XML Document”.
    static let strict = OfficeNamespaces(
        word: "http://purl.oclc.org/ooxml/wordprocessingml/main",
        relationships: "http://purl.oclc.org/ooxml/officeDocument/relationships",
        drawing: "http://purl.oclc.org/ooxml/drawingml/main",
        pictures: "http://purl.oclc.org/ooxml/drawingml/picture",
        wordDrawing: "http://purl.oclc.org/ooxml/drawingml/wordprocessingDrawing"
    )
}
