// SPDX-License-Identifier: GPL-3.0-or-later
import CraftedFiles
import Foundation

extension HostileFile {
    private static let open = "<w:document \(CraftedZip.namespaces)><w:body>"
    private static let close = "</w:body></w:document>"
    private static let paragraph = "<w:p><w:r><w:t>x</w:t></w:r></w:p>"

    /// The main part as a bomb of about `size` bytes, whatever its headers claim.
    private static func bomb(_ unit: String, size: Int, claimed: Int? = nil, in frame: (String, String)) -> Data {
        let bytes = RepeatDeflate.data(head: open + frame.0, unit: unit, size: size, tail: frame.1 + close)
        return CraftedZip.docx(
            .init("word/document.xml", bytes, isDeflated: true, claimed: claimed ?? size)
        )
    }

    /// 500 headers of one text, which all lead to the same 4 MiB of the archive.
    private static func headers(of unit: String) -> Data {
        let part = RepeatDeflate.data(
            head: "<w:hdr \(CraftedZip.namespaces)><w:p><w:r><w:t>",
            unit: unit,
            size: 4 << 20,
            tail: "</w:t></w:r></w:p></w:hdr>"
        )
        let parts = (0..<500).map { number in
            CraftedZip.Entry(
                "word/header\(number).xml",
                part,
                isDeflated: true,
                claimed: 4 << 20,
                sharing: number > 0 ? "word/header0.xml" : nil
            )
        }
        return CraftedZip.docx(
            CraftedZip.Entry("word/document.xml", open + paragraph + close),
            parts,
            relationships: (0..<500).map(CraftedZip.header).joined()
        )
    }

    /// Packages of Word and OpenDocument.
    static let archives: [HostileFile] = [
        HostileFile("200 MiB of paragraphs in a small DOCX", "bomb.docx", "document.too_large") {
            bomb(paragraph, size: 200 << 20, in: ("", ""))
        },
        HostileFile("one text of 200 MiB in a small DOCX", "text.docx", "document.too_large") {
            bomb("x", size: 200 << 20, in: ("<w:p><w:r><w:t>", "</w:t></w:r></w:p>"))
        },
        HostileFile("headers that claim 1,000 bytes where 64 MiB come", "lying.docx", "document.too_large") {
            bomb(paragraph, size: 64 << 20, claimed: 1000, in: ("", ""))
        },
        HostileFile("500 parts that are the same 4 MiB of the archive", "overlap.docx", "document.too_large") {
            headers(of: "x")
        },
        HostileFile("500 parts that are the same 4 MiB of blanks", "blanks.docx", "document.too_large") {
            headers(of: " ")
        },
        HostileFile("20,000 entries", "entries.docx", "document.too_large") {
            CraftedZip.docx(
                CraftedZip.Entry("word/document.xml", open + paragraph + close),
                (0..<20_000).map { CraftedZip.Entry("word/media/\($0)", "") }
            )
        },
        HostileFile("entities that grow a billion times", "laughs.docx", "document.corrupt") {
            let entities = (1...9).map { level in
                "<!ENTITY l\(level) '\(String(repeating: "&l\(level - 1);", count: 10))'>"
            }
            let type = "<!DOCTYPE d [<!ENTITY l0 'lol'>\(entities.joined())]>"
            return CraftedZip.docx("<w:p><w:r><w:t>&l9;</w:t></w:r></w:p>", prefix: type)
        },
        HostileFile("an entity that names a file of the machine", "outside.docx", "document.corrupt") {
            CraftedZip.docx(
                "<w:p><w:r><w:t>&x;</w:t></w:r></w:p>",
                prefix: "<!DOCTYPE d [<!ENTITY x SYSTEM 'file:///etc/passwd'>]>"
            )
        },
        HostileFile("20,000 tables in one another", "deep.docx", "document.too_large") {
            let (start, end) = ("<w:tbl><w:tr><w:tc>", "</w:tc></w:tr></w:tbl>")
            return CraftedZip.docx(
                String(repeating: start, count: 20_000) + paragraph + String(repeating: end, count: 20_000)
            )
        },
        HostileFile("a bomb in an ODT", "bomb.odt", "document.too_large") {
            let office = "urn:oasis:names:tc:opendocument:xmlns"
            let content = RepeatDeflate.data(
                head:
                    "<o:document-content xmlns:o='\(office):office:1.0' xmlns:t='\(office):text:1.0'><o:body><o:text>",
                unit: "<t:p>x</t:p>",
                size: 200 << 20,
                tail: "</o:text></o:body></o:document-content>"
            )
            return CraftedZip.data([
                CraftedZip.Entry("mimetype", "application/vnd.oasis.opendocument.text"),
                .init("content.xml", content, isDeflated: true, claimed: 200 << 20),
            ])
        },
    ]
}
