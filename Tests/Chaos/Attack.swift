// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import HostileFiles

/// A file built to harm its reader, as a soak drops it by the hundred.
struct Attack: Sendable {
    /// The ending of its name.
    let type: String
    let data: Data

    /// Those that are small and soon answered; what becomes of each of all attacks is tested elsewhere.
    static let all: [Attack] = HostileFile.all.filter { names.contains($0.name) }.map { file in
        Attack(type: String(file.name.split(separator: ".").last ?? "bin"), data: file.data)
    }

    private static let names: Set = [
        "bomb.docx", "lying.docx", "laughs.docx", "outside.docx", "deep.docx", "bomb.odt", "runs.pdf", "page.pdf",
        "form.pdf", "forms.pdf", "states.pdf", "letter.pdf", "cycle.pdf", "levels.pdf", "count.pdf", "previous.pdf",
        "length.pdf", "outline.pdf", "attachments.pdf", "tagged.pdf", "fields.pdf", "links.pdf", "deep.rtf",
        "binary.rtf", "attributes.html",
    ]
}
