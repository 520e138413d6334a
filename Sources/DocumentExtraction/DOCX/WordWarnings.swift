// SPDX-License-Identifier: GPL-3.0-or-later
import DocumentModel
import JobModel

/// What a person should know of a Word file besides its text.
enum WordWarnings {
    static func of(
        _ findings: ReadingFindings,
        parts: [String],
        relationships: [String: OPCPackage.Relationship]
    ) -> [Document.Warning] {
        var result: [Document.Warning] = []
        result += Document.Warning.unread(findings.skipped)
        if parts.contains(where: { $0.lowercased().hasSuffix("vbaproject.bin") }) { result.append(.init(.macros)) }
        let loaded = relationships.values.filter { $0.isExternal && $0.type != "hyperlink" }.map(\.target)
        let external = Set(loaded + findings.external).count
        if external > 0 { result.append(.init(.externalParts, count: external)) }
        if findings.unmapped > 0 { result.append(.init(.unmappedText, count: findings.unmapped)) }
        let known = Set(result.map(\.code))
        return result + findings.warnings.filter { !known.contains($0.code) }
    }
}
