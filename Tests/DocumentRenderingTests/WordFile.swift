// SPDX-License-Identifier: GPL-3.0-or-later
import Archives
import Foundation
import XMLStreams

/// Small DOCX files, made and looked into by tests.
enum WordFile {
    static let namespace = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\""
    private static let type = "application/vnd.openxmlformats-officedocument.wordprocessingml."

    /// A DOCX with this body, and further parts by name, those of headers and footers with their content type.
    static func make(body: String, parts: [String: String] = [:], rootAttributes: String = "") throws -> Data {
        let writer = try ZipWriter()
        var overrides = "<Override PartName=\"/word/document.xml\" ContentType=\"\(type)document.main+xml\"/>"
        for name in parts.keys.sorted() {
            let kind = ["header", "footer", "footnotes", "styles", "settings", "comments"].first {
                name == "word/\($0).xml" || name == "word/\($0)1.xml"
            }
            if let kind { overrides += "<Override PartName=\"/\(name)\" ContentType=\"\(type)\(kind)+xml\"/>" }
        }
        let types = "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">\(overrides)</Types>"
        try writer.set("[Content_Types].xml", Data(types.utf8))
        let document = "<w:document \(namespace)\(rootAttributes)><w:body>\(body)</w:body></w:document>"
        try writer.set("word/document.xml", Data(document.utf8))
        for (name, text) in parts.sorted(by: { $0.key < $1.key }) { try writer.set(name, Data(text.utf8)) }
        return try writer.finish(modified: Date(timeIntervalSince1970: 1_700_000_000))
    }

    /// `template` with `body` at the head of its text.
    static func inserting(_ body: String, into template: Data) throws -> Data {
        let text = String(decoding: try ZipReader(data: template).data("word/document.xml"), as: UTF8.self)
        let writer = try ZipWriter(updating: template)
        try writer.set("word/document.xml", Data(text.replacing("<w:body>", with: "<w:body>" + body).utf8))
        return try writer.finish(modified: Date(timeIntervalSince1970: 1_700_000_000))
    }

    /// A paragraph of one run.
    static func paragraph(_ text: String, properties: String = "") -> String {
        "<w:p>\(properties)<w:r><w:t>\(escaped(text))</w:t></w:r></w:p>"
    }

    /// A table by its cells' texts.
    static func table(_ rows: [[String]]) -> String {
        let rows = rows.map { row in "<w:tr>" + row.map { "<w:tc>\(paragraph($0))</w:tc>" }.joined() + "</w:tr>" }
        return "<w:tbl>\(rows.joined())</w:tbl>"
    }

    static func escaped(_ text: String) -> String {
        text.replacingOccurrences(of: "&", with: "&amp;").replacingOccurrences(of: "<", with: "&lt;")
    }

    /// The root of a part.
    static func root(_ data: Data, _ part: String = "word/document.xml") throws -> XMLTreeElement {
        try XMLTree(data: try ZipReader(data: data).data(part)).root
    }

    /// The texts of all paragraphs of a part, in order, line breaks as `⏎`.
    static func paragraphs(_ data: Data, _ part: String = "word/document.xml") throws -> [String] {
        var result: [String] = []
        func walk(_ element: XMLTreeElement) {
            if element.name == "w:p" { result.append(inline(element)) }
            element.elements.forEach(walk)
        }
        walk(try root(data, part))
        return result
    }

    private static func inline(_ element: XMLTreeElement) -> String {
        element.elements.reduce(into: "") { text, child in
            switch child.name {
            case "w:t": text += child.text
            case "w:br": text += "⏎"
            case "w:tab": text += "⇥"
            case "w:p", "w:pPr": break
            default: text += inline(child)
            }
        }
    }

    /// The texts of a table's cells by row.
    static func rows(_ data: Data) throws -> [[String]] {
        func find(_ element: XMLTreeElement) -> XMLTreeElement? {
            element.name == "w:tbl" ? element : element.elements.lazy.compactMap(find).first
        }
        guard let table = find(try root(data)) else { return [] }
        return table.elements.filter { $0.name == "w:tr" }.map { row in
            row.elements.filter { $0.name == "w:tc" }.map(\.text)
        }
    }
}
