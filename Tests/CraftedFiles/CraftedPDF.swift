// SPDX-License-Identifier: GPL-3.0-or-later
package import Foundation

/// Writes PDFs of one page by hand, object by object, so that broken and hostile ones can be made too.
package struct CraftedPDF {
    /// A line that every reader sees.
    package static let visible = "BT /F1 12 Tf 0 g 72 700 Td (Visible words here) Tj ET\n"

    /// The content stream.
    package var content: String
    /// Further entries of the catalogue.
    package var catalog = ""
    /// Entries of the page tree.
    package var pages = "/Kids [3 0 R] /Count 1"
    package var mediaBox = "0 0 595 842"
    /// Further entries of the page.
    package var page = ""
    /// Entries of the page's resources besides the font `F1`.
    package var resources = ""
    /// What the page names as its content.
    package var contents = "5 0 R"
    /// Objects from number 6 on, each with what stands between `obj` and `endobj`.
    package var objects: [Data] = []
    /// Further entries of the trailer; `HERE` is where the table of objects begins.
    package var trailer = ""

    package init(_ content: String = Self.visible) { self.content = content }

    /// Further objects as text.
    package mutating func add(_ texts: String...) { objects += texts.map { Data($0.utf8) } }

    /// The file.
    package var data: Data {
        let fixed = [
            "<< /Type /Catalog /Pages 2 0 R \(catalog) >>", "<< /Type /Pages \(pages) >>",
            "<< /Type /Page /Parent 2 0 R /MediaBox [\(mediaBox)] /Contents \(contents) "
                + "/Resources << /Font << /F1 4 0 R >> \(resources) >> \(page) >>",
            "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
        ]
        let page = Self.stream("", Data(content.utf8))
        return Self.file(fixed.map { Data($0.utf8) } + [page] + objects, trailer: trailer)
    }

    /// A file of objects numbered from 1, the first of which is its catalogue.
    package static func file(_ objects: [Data], trailer: String = "") -> Data {
        var file = Data("%PDF-1.5\n".utf8)
        var table = "xref\n0 \(objects.count + 1)\n0000000000 65535 f \n"
        for (index, object) in objects.enumerated() {
            let digits = String(file.count)
            table += String(repeating: "0", count: 10 - digits.count) + digits + " 00000 n \n"
            file += Data("\(index + 1) 0 obj\n".utf8) + object + Data("\nendobj\n".utf8)
        }
        let start = file.count
        let entries = "/Size \(objects.count + 1) /Root 1 0 R " + trailer.replacing("HERE", with: "\(start)")
        file += Data("\(table)trailer << \(entries) >>\nstartxref\n\(start)\n%%EOF\n".utf8)
        return file
    }

    /// A text as a string of the font's encoding, whose accented letters are those of Unicode; others become `?`.
    package static func string(_ text: String) -> String {
        let characters = text.unicodeScalars.map { scalar -> String in
            if "()\\".unicodeScalars.contains(scalar) { return "\\" + String(scalar) }
            if scalar.isASCII { return String(scalar) }
            return scalar.value < 0x100 ? "\\" + String(scalar.value, radix: 8) : "?"
        }
        return "(" + characters.joined() + ")"
    }

    /// An object with a stream.
    package static func stream(_ entries: String, _ bytes: Data) -> Data {
        Data("<< \(entries) /Length \(bytes.count) >>\nstream\n".utf8) + bytes + Data("\nendstream".utf8)
    }
}
