// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation

extension CraftedPDF {
    /// A page of lines of one size, each of which the structure tree names by a role: `H2`, `P`.
    package static func tagged(_ lines: [(role: String, text: String)]) -> CraftedPDF {
        var content = ""
        for (number, line) in lines.enumerated() {
            let text = page([line.text]).content.firstRange(of: "(").map { page([line.text]).content[$0.lowerBound...] }
            let place = "1 0 0 1 60 \(800 - 16 * number) Tm"
            content += "/P <</MCID \(number)>> BDC BT /F1 10 Tf 0 g \(place) \(text ?? "() Tj ET\n")EMC\n"
        }
        var pdf = CraftedPDF(content)
        let kids = lines.indices.map { "\(8 + $0) 0 R" }.joined(separator: " ")
        pdf.catalog = "/StructTreeRoot 6 0 R /MarkInfo << /Marked true >>"
        pdf.add(
            "<< /Type /StructTreeRoot /K [7 0 R] >>",
            "<< /Type /StructElem /S /Document /P 6 0 R /K [\(kids)] >>"
        )
        for (number, line) in lines.enumerated() {
            pdf.add("<< /Type /StructElem /S /\(line.role) /P 7 0 R /Pg 3 0 R /K \(number) >>")
        }
        return pdf
    }
}
