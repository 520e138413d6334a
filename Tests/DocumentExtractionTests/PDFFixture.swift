// SPDX-License-Identifier: GPL-3.0-or-later
import DocumentExtraction
import DocumentModel
import Foundation
import JobModel

/// Writes PDFs of one page by hand, to be read back.
struct PDFFixture {
    /// A line that every reader sees.
    static let visible = "BT /F1 12 Tf 0 g 72 700 Td (Visible words here) Tj ET\n"
    /// A text as wide as some of the tricks below need it.
    static let secret = "SECRET hidden"

    /// The content stream.
    var content: String
    /// Entries of the page's resources besides the font `F1`.
    var resources = ""
    /// Further entries of the page.
    var page = ""
    /// Further entries of the catalogue.
    var catalog = ""
    /// Objects from number 6 on, each with what stands between `obj` and `endobj`.
    var objects: [Data] = []
    /// What the page names as its content.
    var contents = "5 0 R"
    var mediaBox = "0 0 595 842"

    init(_ content: String) { self.content = content }

    /// The file.
    var data: Data {
        let stream = Data("<< /Length \(content.utf8.count) >>\nstream\n\(content)\nendstream".utf8)
        let fixed = [
            "<< /Type /Catalog /Pages 2 0 R \(catalog) >>", "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            "<< /Type /Page /Parent 2 0 R /MediaBox [\(mediaBox)] /Contents \(contents) "
                + "/Resources << /Font << /F1 4 0 R >> \(resources) >> \(page) >>",
            "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
        ]
        return Self.file(fixed.map { Data($0.utf8) } + [stream] + objects)
    }

    /// A file of objects numbered from 1, the first of which is its catalogue.
    static func file(_ objects: [Data]) -> Data {
        var file = Data("%PDF-1.5\n".utf8)
        var table = "xref\n0 \(objects.count + 1)\n0000000000 65535 f \n"
        for (index, object) in objects.enumerated() {
            let digits = String(file.count)
            table += String(repeating: "0", count: 10 - digits.count) + digits + " 00000 n \n"
            file += Data("\(index + 1) 0 obj\n".utf8) + object + Data("\nendobj\n".utf8)
        }
        let start = file.count
        file += Data(table.utf8)
        file += Data("trailer << /Size \(objects.count + 1) /Root 1 0 R >>\nstartxref\n\(start)\n%%EOF\n".utf8)
        return file
    }

    /// An object with a stream.
    static func stream(_ entries: String, _ bytes: Data) -> Data {
        Data("<< \(entries) /Length \(bytes.count) >>\nstream\n".utf8) + bytes + Data("\nendstream".utf8)
    }

    /// What the extractor makes of it.
    func read() throws -> Document { try Fixture.read(data, name: "made.pdf") }
}
