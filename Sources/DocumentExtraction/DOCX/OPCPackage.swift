// SPDX-License-Identifier: GPL-3.0-or-later
import Archives
import FoundationEssentials
import JobModel
import XMLStreams

/// A package of parts and their relationships (ECMA-376 part 2).
final class OPCPackage {
    private let zip: ZipReader

    init(_ zip: ZipReader) { self.zip = zip }

    /// A relationship of a part.
    struct Relationship {
        /// The last word of its type, as in `officeDocument` or `hyperlink`: transitional and strict files share it.
        var type: String
        /// A part name without leading `/`, or an address where `isExternal`.
        var target: String
        var isExternal: Bool
    }

    /// The bytes of a part.
    func data(_ part: String) throws(GreffierError) -> Data { try zip.data(part) }

    /// The bytes of a part, or `nil` where it is missing.
    func optionalData(_ part: String) throws(GreffierError) -> Data? { zip.contains(part) ? try zip.data(part) : nil }

    func contains(_ part: String) -> Bool { zip.contains(part) }

    /// The part that the package is about.
    func mainPart() throws(GreffierError) -> String? {
        try relationships(of: "").values.first { $0.type == "officeDocument" && !$0.isExternal }?.target
    }

    /// The relationships of a part by id; those of the package itself for an empty name.
    func relationships(of part: String) throws(GreffierError) -> [String: Relationship] {
        let slash = part.lastIndex(of: "/")
        let folder = slash.map { String(part[...$0]) } ?? ""
        let name = slash.map { String(part[part.index(after: $0)...]) } ?? part
        guard let data = try optionalData("\(folder)_rels/\(name).rels") else { return [:] }
        var result: [String: Relationship] = [:]
        let reader = try XMLReader(data: data)
        while let event = try reader.next() {
            guard case .start(let element) = event, element.name == "Relationship", let id = element["Id"] else {
                continue
            }
            let isExternal = element["TargetMode"] == "External"
            let target = element["Target"] ?? ""
            result[id] = Relationship(
                type: (element["Type"] ?? "").split(separator: "/").last.map(String.init) ?? "",
                target: isExternal ? target : Self.resolve(target, from: folder),
                isExternal: isExternal
            )
        }
        return result
    }

    /// The content type of a part, by override, then by extension.
    func contentType(of part: String) throws(GreffierError) -> String? {
        guard let data = try optionalData("[Content_Types].xml") else { return nil }
        let ending = part.split(separator: ".").last?.lowercased()
        var byExtension: String?
        let reader = try XMLReader(data: data)
        while let event = try reader.next() {
            guard case .start(let element) = event else { continue }
            if element.name == "Override", element["PartName"]?.lowercased() == "/" + part.lowercased() {
                return element["ContentType"]
            }
            if element.name == "Default", element["Extension"]?.lowercased() == ending {
                byExtension = element["ContentType"]
            }
        }
        return byExtension
    }

    private static func resolve(_ target: String, from folder: String) -> String {
        var parts = target.hasPrefix("/") ? [] : folder.split(separator: "/").map(String.init)
        for step in target.split(separator: "/") {
            switch step {
            case ".": continue
            case "..": _ = parts.popLast()
            default: parts.append(String(step))
            }
        }
        return parts.joined(separator: "/")
    }
}
