// SPDX-License-Identifier: GPL-3.0-or-later
import CraftedFiles
import Foundation

extension HostileFile {
    private static func file(_ change: (inout CraftedPDF) -> Void) -> Data {
        var file = CraftedPDF()
        change(&file)
        return file.data
    }

    /// A file that says so, with these objects from number 6 on.
    private static func file(
        content: String = CraftedPDF.visible,
        catalog: String = "",
        page: String = "",
        _ objects: String...
    ) -> Data {
        var file = CraftedPDF(content)
        (file.catalog, file.page) = (catalog, page)
        file.objects = objects.map { Data($0.utf8) }
        return file.data
    }

    /// How the objects of a PDF lead to one another.
    static let structures: [HostileFile] = [
        HostileFile("a page tree that is its own child", "cycle.pdf", "document.corrupt") {
            file { $0.pages = "/Kids [2 0 R] /Count 1" }
        },
        HostileFile("a page tree of 5,000 levels", "levels.pdf", nil) {
            file { file in
                file.pages = "/Kids [6 0 R] /Count 1"
                for number in 6..<5005 {
                    file.add("<< /Type /Pages /Parent \(number - 1) 0 R /Count 1 /Kids [\(number + 1) 0 R] >>")
                }
                file.add("<< /Type /Pages /Parent 5004 0 R /Count 1 /Kids [3 0 R] >>")
            }
        },
        HostileFile("two thousand million pages claimed", "count.pdf", "document.corrupt") {
            file { $0.pages = "/Kids [3 0 R] /Count 2147483647" }
        },
        HostileFile("3,000 pages", "pages.pdf", "document.too_large") {
            file { file in
                file.pages = "/Kids [\((6..<3006).map { "\($0) 0 R" }.joined(separator: " "))] /Count 3000"
                for _ in 0..<3000 { file.add("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] >>") }
            }
        },
        HostileFile("a table of objects that leads to itself", "previous.pdf", nil) {
            file { $0.trailer = "/Prev HERE" }
        },
        HostileFile("a stream whose length is the stream", "length.pdf", nil) {
            file { file in
                file.contents = "[5 0 R 6 0 R]"
                file.add("<< /Length 6 0 R >>\nstream\nq Q\nendstream")
            }
        },
        HostileFile("an outline that goes round", "outline.pdf", nil) {
            file(
                catalog: "/Outlines 6 0 R",
                "<< /Type /Outlines /First 7 0 R /Last 7 0 R /Count 1 >>",
                "<< /Title (Round) /Parent 6 0 R /Next 7 0 R /First 7 0 R /Last 7 0 R /Count 1 /Dest [3 0 R /Fit] >>"
            )
        },
        HostileFile("a tree of attachments that goes round", "attachments.pdf", nil) {
            file(catalog: "/Names << /EmbeddedFiles 6 0 R >>", "<< /Kids [6 0 R 6 0 R] >>")
        },
        HostileFile("an attachment packed a thousand times", "attachment.pdf", nil) {
            file { file in
                file.catalog = "/Names << /EmbeddedFiles << /Names [(a) 6 0 R] >> >>"
                file.add("<< /Type /Filespec /F (a.txt) /EF << /F 7 0 R >> >>")
                file.objects.append(
                    CraftedPDF.stream("/Filter /FlateDecode", RepeatDeflate.zlib(unit: "x", size: 600 << 20))
                )
            }
        },
        HostileFile("a structure tree that goes round", "tagged.pdf", nil) {
            file(
                content: "/P << /MCID 0 >> BDC \(CraftedPDF.visible) EMC",
                catalog: "/MarkInfo << /Marked true >> /StructTreeRoot 6 0 R",
                page: "/StructParents 0",
                "<< /Type /StructTreeRoot /K 7 0 R /ParentTree << /Nums [0 [7 0 R]] >> >>",
                "<< /Type /StructElem /S /P /P 6 0 R /Pg 3 0 R /K [0 7 0 R 6 0 R] >>"
            )
        },
        HostileFile("fields of a form that go round", "fields.pdf", nil) {
            file(catalog: "/AcroForm << /Fields [6 0 R] >>", "<< /FT /Tx /T (a) /Parent 6 0 R /Kids [6 0 R] /V (b) >>")
        },
        HostileFile("9,000 links on a page", "links.pdf", nil) {
            file(
                page: "/Annots [\(String(repeating: "6 0 R ", count: 9000))]",
                "<< /Type /Annot /Subtype /Link /Rect [72 690 200 720] /A << /S /URI /URI (https://a.example) >> >>"
            )
        },
    ]

    /// Text formats.
    static let markups: [HostileFile] = [
        HostileFile("a million groups of RTF in one another", "deep.rtf", "document.too_large") {
            Data(("{\\rtf1 " + String(repeating: "{", count: 1_000_000) + "x").utf8)
        },
        HostileFile("binary data of RTF that claims more than there is", "binary.rtf", "document.no_text") {
            Data("{\\rtf1 \\bin2147483647 x}".utf8)
        },
        HostileFile("200,000 elements of HTML in one another", "deep.html", "document.too_large") {
            Data(("<!DOCTYPE html><html><body>" + String(repeating: "<div>", count: 200_000) + "x").utf8)
        },
        HostileFile("an element of HTML with 20,000 attributes", "attributes.html", nil) {
            let attributes = (0..<20_000).map { "a\($0)='x'" }.joined(separator: " ")
            return Data("<!DOCTYPE html><html><body><p \(attributes)>Visible words here</p></body></html>".utf8)
        },
    ]
}
