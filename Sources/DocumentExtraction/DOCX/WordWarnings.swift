// SPDX-License-Identifier: GPL-3.0-or-later
import DocumentModel

/// What a person should know of a Word file besides its text.
enum WordWarnings {
    static func of(
        _ findings: ReadingFindings,
        parts: [String],
        relationships: [String: OPCPackage.Relationship]
    ) -> [Document.Warning] {
        var result: [Document.Warning] = []
        if !findings.skipped.isEmpty { result.append(.skippedParts(findings.skipped.count)) }
        if parts.contains(where: { $0.lowercased().hasSuffix("vbaproject.bin") }) { result.append(.macros) }
        let loaded = relationships.values.filter { $0.isExternal && $0.type != "hyperlink" }.map(\.target)
        let external = Set(loaded + findings.external).count
        if external > 0 { result.append(.external(external)) }
        if findings.unmapped > 0 { result.append(.unmappedText(findings.unmapped)) }
        let known = Set(result.map(\.code))
        return result + findings.warnings.filter { !known.contains($0.code) }
    }
}

extension Document.Warning {
    /// The file brings a program.
    fileprivate static let macros = Document.Warning(
        code: "document.macros",
        message: "The file contains macros; they were not looked at.",
        messageFR: "Le fichier contient des macros ; elles n'ont pas été examinées."
    )

    /// The file would load something from elsewhere.
    fileprivate static func external(_ count: Int) -> Document.Warning {
        .init(
            code: "document.external_parts",
            message: "The file refers to \(count) part(s) outside of it; nothing was fetched.",
            messageFR: "Le fichier renvoie à \(count) élément(s) extérieur(s) ; rien n'a été chargé."
        )
    }

    /// Characters without a known meaning were left out.
    static func unmappedText(_ count: Int) -> Document.Warning {
        .init(
            code: "document.unmapped_text",
            message: "\(count) character(s) of symbol fonts have no known meaning and were left out.",
            messageFR: "\(count) caractère(s) de polices de symboles, sans signification connue, ont été écartés."
        )
    }
}
