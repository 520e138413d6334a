// SPDX-License-Identifier: GPL-3.0-or-later
import DocumentModel

extension Document.Warning {
    /// Text that a reader of the page would not see was set apart.
    static func hiddenText(_ hidden: [Document.HiddenText]) -> Document.Warning {
        let reasons = Set(hidden.map(\.reason)).sorted().joined(separator: ", ")
        let characters = hidden.reduce(0) { $0 + $1.text.count }
        return .init(
            code: "document.hidden_text",
            message: "Hidden text was left out: \(characters) characters (\(reasons)).",
            messageFR: "Du texte caché a été écarté : \(characters) caractères (\(reasons)).",
            page: hidden.first?.page
        )
    }

    /// The file is a valid start of another kind too.
    static func polyglot(_ mediaType: String) -> Document.Warning {
        .init(
            code: "document.polyglot",
            message: "The file can be read as two kinds; it was read as \(mediaType).",
            messageFR: "Le fichier peut être lu comme deux types ; il a été lu comme \(mediaType)."
        )
    }

    /// Pages that the file announces but does not hold.
    static func unreadablePages(_ count: Int) -> Document.Warning {
        .init(
            code: "document.pages_missing",
            message: "\(count) page(s) of the file could not be read.",
            messageFR: "\(count) page(s) du fichier n'ont pas pu être lues."
        )
    }

    /// Parts in another format inside the document were not read.
    static func skippedParts(_ count: Int) -> Document.Warning {
        .init(
            code: "document.parts_skipped",
            message: "\(count) embedded part(s) in another format were not read.",
            messageFR: "\(count) partie(s) incorporée(s) dans un autre format n'ont pas été lues."
        )
    }
}
