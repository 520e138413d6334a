// SPDX-License-Identifier: GPL-3.0-or-later
package import Foundation

extension CraftedPDF {
    /// Attaches files by name; to be called once, before other objects are added.
    package mutating func attach(_ files: [(name: String, data: Data)]) {
        var names = ""
        for (index, file) in files.enumerated() {
            let number = 6 + objects.count
            names += "(\(index)) \(number) 0 R "
            add("<< /Type /Filespec /F (\(file.name)) /UF (\(file.name)) /EF << /F \(number + 1) 0 R >> >>")
            objects.append(Self.stream("/Type /EmbeddedFile /Subtype /text#2Fxml", file.data))
        }
        catalog += "/Names << /EmbeddedFiles << /Names [\(names)] >> >>"
    }

    /// A page of lines of Helvetica, one under the other, the first one large.
    package static func page(_ lines: [String]) -> CraftedPDF {
        var content = ""
        var y = 790
        for (index, line) in lines.enumerated() {
            y -= line.isEmpty ? 14 : index == 0 ? 26 : 15
            let text = line.unicodeScalars.map { scalar -> String in
                if "()\\".unicodeScalars.contains(scalar) { return "\\" + String(scalar) }
                let octal = String(scalar.value, radix: 8)
                return scalar.value < 0x80 ? String(scalar) : scalar.value < 0x100 ? "\\" + octal : "?"
            }.joined()
            content += "BT /F1 \(index == 0 ? 20 : 10) Tf 0 g 1 0 0 1 60 \(y) Tm (\(text)) Tj ET\n"
        }
        return CraftedPDF(content)
    }
}
