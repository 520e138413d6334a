// SPDX-License-Identifier: GPL-3.0-or-later
import Archives
import FoundationEssentials
import JobModel
import XMLStreams

/// A package of parts and their relationships (ECMA-376 part 2).
final class OPCPackage {
    private let zip: ZipReader
    private var known: [String: [String: Relationship]] = [:]

    init(_ zip: ZipReader) { self.zip = zip }

    /// A relationship of a part.
    struct Relationship {
        /// The last word of its type, as in `officeDocument` or `hyperlink`: transitional and strict files share it.
        var type: String
        /// A part name without leading `/`, or an address where `isExternal`.
        var target: String
        var isExternal: Bool
    }

    private enum Tag: UInt16, CaseIterable {
        case other, relationship, id, type, target, mode, override, part, content, standard, ending

        static let vocabulary = XMLVocabulary(names: [
            "", "Relationship", "Id", "Type", "Target", "TargetMode", "Override", "PartName", "ContentType", "Default",
            "Extension",
        ])
    }

    /// The names of all parts.
    var parts: [String] { zip.names }

    /// The bytes of a part, or `nil` where it is missing.
    func optionalData(_ part: String) throws(GreffierError) -> Data? { zip.contains(part) ? try zip.data(part) : nil }

    func contains(_ part: String) -> Bool { zip.contains(part) }

    /// Reads a part piece by piece; `nil` where it is missing.
    func source(_ part: String) throws(GreffierError) -> XMLCursor.Source? {
        guard zip.contains(part) else { return nil }
        let entry = try zip.stream(part)
        return { buffer throws(GreffierError) in try entry.read(into: buffer) }
    }

    /// A cursor over a part, with the names of the DOCX reader; `nil` where it is missing.
    func cursor(_ part: String) throws(GreffierError) -> XMLCursor? {
        guard let source = try source(part) else { return nil }
        return try XMLCursor(vocabulary: WordTag.vocabulary, source: source)
    }

    /// The part that the package is about.
    func mainPart() throws(GreffierError) -> String? {
        try relationships(of: "").targets("officeDocument").first
    }

    /// The relationships of a part by id; those of the package itself for an empty name.
    func relationships(of part: String) throws(GreffierError) -> [String: Relationship] {
        if let known = known[part] { return known }
        let slash = part.lastIndex(of: "/")
        let folder = slash.map { String(part[...$0]) } ?? ""
        let name = slash.map { String(part[part.index(after: $0)...]) } ?? part
        var result: [String: Relationship] = [:]
        if let source = try source("\(folder)_rels/\(name).rels") {
            let cursor = try XMLCursor(vocabulary: Tag.vocabulary, source: source)
            while let event = try cursor.next() {
                guard event == .start, cursor.name == Tag.relationship.rawValue,
                    let id = cursor.attribute(Tag.id.rawValue)
                else { continue }
                let isExternal = cursor.attribute(Tag.mode.rawValue) == "External"
                let target = cursor.attribute(Tag.target.rawValue) ?? ""
                let type = cursor.attribute(Tag.type.rawValue) ?? ""
                result[id] = Relationship(
                    type: type.lastIndex(of: "/").map { String(type[type.index(after: $0)...]) } ?? type,
                    target: isExternal ? target : Self.resolve(target, from: folder),
                    isExternal: isExternal
                )
            }
        }
        known[part] = result
        return result
    }

    /// The content type of a part, by override, then by extension.
    func contentType(of part: String) throws(GreffierError) -> String? {
        guard let source = try source("[Content_Types].xml") else { return nil }
        let ending = part.split(separator: ".").last?.lowercased()
        let path = "/" + part.lowercased()
        var byExtension: String?
        let cursor = try XMLCursor(vocabulary: Tag.vocabulary, source: source)
        while let event = try cursor.next() {
            guard event == .start else { continue }
            if cursor.name == Tag.override.rawValue, cursor.attribute(Tag.part.rawValue)?.lowercased() == path {
                return cursor.attribute(Tag.content.rawValue)
            }
            if cursor.name == Tag.standard.rawValue, cursor.attribute(Tag.ending.rawValue)?.lowercased() == ending {
                byExtension = cursor.attribute(Tag.content.rawValue)
            }
        }
        return byExtension
    }

    private static func resolve(_ target: String, from folder: String) -> String {
        ArchivePath.resolve(target, in: target.hasPrefix("/") ? "" : folder)
    }
}

extension [String: OPCPackage.Relationship] {
    /// The parts that relationships of a type lead to, each once, in the order of their names.
    func targets(_ type: String) -> [String] {
        Set(values.filter { $0.type == type && !$0.isExternal }.map(\.target)).sorted()
    }
}
