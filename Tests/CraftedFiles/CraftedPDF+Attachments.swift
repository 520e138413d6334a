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
}
