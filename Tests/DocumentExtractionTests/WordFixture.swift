// SPDX-License-Identifier: GPL-3.0-or-later
import CraftedFiles
import DocumentModel
import Foundation

/// Small Word documents, written by hand.
enum WordFixture {
    /// What the extractor makes of a body with further parts; the keys of `related` are `id type target`.
    static func document(
        _ body: String,
        parts: [String: String] = [:],
        related: [String] = []
    ) throws -> Document {
        let relationships = related.map { line in
            let words = line.split(separator: " ").map(String.init)
            return relationship(words[0], words[1], words[2], external: words.count > 3)
        }
        let data = CraftedZip.docx(body, parts: parts, relationships: relationships.joined())
        return try Fixture.read(data, name: "x.docx")
    }

    /// A relationship of the main part.
    static func relationship(_ id: String, _ type: String, _ target: String, external: Bool = false) -> String {
        let base = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
        let mode = external ? "TargetMode='External'" : ""
        return "<Relationship Id='\(id)' Type='\(base)/\(type)' Target='\(target)' \(mode)/>"
    }

    static func paragraph(_ text: String, _ properties: String = "") -> String {
        "<w:p>\(properties.isEmpty ? "" : "<w:pPr>\(properties)</w:pPr>")\(run(text))</w:p>"
    }

    static func run(_ text: String, _ properties: String = "") -> String {
        "<w:r><w:rPr>\(properties)</w:rPr><w:t xml:space='preserve'>\(text)</w:t></w:r>"
    }

    /// A part of one root element with all declarations.
    static func part(_ root: String, _ content: String) -> String {
        "<w:\(root) \(CraftedZip.namespaces)>\(content)</w:\(root)>"
    }

    static func field(_ kind: String) -> String { "<w:r><w:fldChar w:fldCharType='\(kind)'/></w:r>" }

    static func code(_ text: String) -> String { "<w:r><w:instrText xml:space='preserve'>\(text)</w:instrText></w:r>" }

    /// A table of one row.
    static func table(_ cells: [(content: String, properties: String)], _ properties: String = "") -> String {
        let written = cells.map { "<w:tc><w:tcPr>\($0.properties)</w:tcPr>\($0.content)</w:tc>" }
        return "<w:tbl><w:tblPr>\(properties)</w:tblPr><w:tr>\(written.joined())</w:tr></w:tbl>"
    }
}
