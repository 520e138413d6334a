// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation

/// Writes PDFs of one page with a line that every reader sees, unless stated otherwise.
struct HostilePDF {
    static let visible = "BT /F1 12 Tf 0 g 72 700 Td (Visible words here) Tj ET\n"

    var content = Self.visible
    var catalog = ""
    var pages = "/Kids [3 0 R] /Count 1"
    var page = ""
    var resources = ""
    var contents = "5 0 R"
    /// Objects from number 6 on.
    var objects: [Data] = []
    var trailer = ""

    static func stream(_ entries: String, _ bytes: Data) -> Data {
        Data("<< \(entries) /Length \(bytes.count) >>\nstream\n".utf8) + bytes + Data("\nendstream".utf8)
    }

    /// Further objects as text.
    mutating func add(_ texts: String...) { objects += texts.map { Data($0.utf8) } }

    var data: Data {
        let fixed = [
            "<< /Type /Catalog /Pages 2 0 R \(catalog) >>", "<< /Type /Pages \(pages) >>",
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents \(contents) "
                + "/Resources << /Font << /F1 4 0 R >> \(resources) >> \(page) >>",
            "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
        ]
        let all = fixed.map { Data($0.utf8) } + [Self.stream("", Data(content.utf8))] + objects
        var file = Data("%PDF-1.5\n".utf8)
        var table = "xref\n0 \(all.count + 1)\n0000000000 65535 f \n"
        for (index, object) in all.enumerated() {
            let digits = String(file.count)
            table += String(repeating: "0", count: 10 - digits.count) + digits + " 00000 n \n"
            file += Data("\(index + 1) 0 obj\n".utf8) + object + Data("\nendobj\n".utf8)
        }
        let start = file.count
        let loop = trailer.replacingOccurrences(of: "HERE", with: "\(start)")
        file += Data(table.utf8)
        file += Data("trailer << /Size \(all.count + 1) /Root 1 0 R \(loop) >>\nstartxref\n\(start)\n%%EOF\n".utf8)
        return file
    }
}
