// SPDX-License-Identifier: GPL-3.0-or-later
package import Foundation

extension CraftedZip {
    private static let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    private static let package = "http://schemas.openxmlformats.org/package/2006/relationships"

    /// The declarations that parts of a DOCX need.
    package static let namespaces = """
        xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main' \
        xmlns:r='\(office)' \
        xmlns:mc='http://schemas.openxmlformats.org/markup-compatibility/2006' \
        xmlns:v='urn:schemas-microsoft-com:vml' \
        xmlns:wps='http://schemas.microsoft.com/office/word/2010/wordprocessingShape'
        """

    /// A DOCX with this body, behind `prefix`, and further parts and relationships of the main part.
    package static func docx(
        _ body: String,
        parts: [String: String] = [:],
        relationships: String = "",
        main: String = "word/document.xml",
        prefix: String = ""
    ) -> Data {
        let document = "\(prefix)<w:document \(namespaces)><w:body>\(body)</w:body></w:document>"
        let others = parts.sorted { $0.key < $1.key }.map { Entry($0.key, $0.value) }
        return docx(Entry(main, document), others, relationships: relationships)
    }

    /// A DOCX with this main part and further entries.
    package static func docx(_ main: Entry, _ others: [Entry] = [], relationships: String = "") -> Data {
        let path = String(decoding: main.name, as: UTF8.self).split(separator: "/")
        let file = path.joined(separator: "/")
        let folder = path.dropLast().joined(separator: "/")
        let root = "<Relationship Id='r1' Type='\(office)/officeDocument' Target='\(file)'/>"
        let entries = [
            Entry("_rels/.rels", "<Relationships xmlns='\(package)'>\(root)</Relationships>"), main,
            Entry(
                "\(folder)/_rels/\(path.last ?? "").rels",
                "<Relationships xmlns='\(package)'>\(relationships)</Relationships>"
            ),
        ]
        return data(entries + others)
    }

    /// The relationship of a header part.
    package static func header(_ number: Int) -> String {
        "<Relationship Id='h\(number)' Type='\(office)/header' Target='header\(number).xml'/>"
    }
}
