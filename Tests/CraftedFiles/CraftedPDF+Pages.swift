// SPDX-License-Identifier: GPL-3.0-or-later

extension CraftedPDF {
    /// A page of lines of Helvetica, one under the other, the first one large.
    package static func page(_ lines: [String]) -> CraftedPDF {
        var content = ""
        var y = 790
        for (index, line) in lines.enumerated() {
            y -= line.isEmpty ? 14 : index == 0 ? 26 : 15
            content += "BT /F1 \(index == 0 ? 20 : 10) Tf 0 g 1 0 0 1 60 \(y) Tm \(string(line)) Tj ET\n"
        }
        return CraftedPDF(content)
    }

    /// A page of lines of one size, each of which the structure tree names by a role: `H2`, `P`.
    package static func tagged(_ lines: [(role: String, text: String)]) -> CraftedPDF {
        var content = ""
        for (number, line) in lines.enumerated() {
            let place = "1 0 0 1 60 \(800 - 16 * number) Tm"
            content += "/P <</MCID \(number)>> BDC BT /F1 10 Tf 0 g \(place) \(string(line.text)) Tj ET\nEMC\n"
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
