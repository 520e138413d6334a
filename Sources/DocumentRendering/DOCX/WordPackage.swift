// SPDX-License-Identifier: GPL-3.0-or-later
import Archives
import FoundationEssentials
import JobModel
import XMLStreams

/// The parts of a DOCX file (ECMA-376 part 2, Open Packaging Conventions).
struct WordPackage {
    let source: Data
    let archive: ZipReader
    /// Parts that show text: the body, headers, footers and notes, by their content types.
    let textParts: [String]
    let contentTypes: XMLTree
    let stylesPart: String?
    /// The comments of the text and the settings, where the package has them.
    let commentsPart: String?
    let settingsPart: String?
    /// What the package calls the namespaces of Office Open XML.
    let namespaces: OfficeNamespaces

    static let contentTypesPart = "[Content_Types].xml"
    private static let wordType = "application/vnd.openxmlformats-officedocument.wordprocessingml."
    private static let textTypes = ["header+xml", "footer+xml", "footnotes+xml", "endnotes+xml"]

    /// Opens `data`; throws `template.invalid` saying why it is no usable template.
    init(_ data: Data) throws(GreffierError) {
        source = data
        do throws(GreffierError) {
            archive = try ZipReader(data: data)
            contentTypes = try XMLTree(data: try archive.data(Self.contentTypesPart))
        } catch {
            throw Self.refusal(of: error)
        }
        var main: String?
        var others: [String] = []
        var byKind: [String: String] = [:]
        for override in contentTypes.root.elements {
            guard let type = override["ContentType"], let name = override["PartName"] else { continue }
            let part = String(name.drop { $0 == "/" })
            if type.contains("macroEnabled") || type.contains("vbaProject") { throw Self.macros }
            guard type.hasPrefix(Self.wordType) else { continue }
            let kind = String(type.dropFirst(Self.wordType.count))
            if kind == "document.main+xml" || kind == "template.main+xml" { main = part }
            if archive.contains(part) { byKind[kind] = part }
            if Self.textTypes.contains(kind), archive.contains(part) { others.append(part) }
        }
        guard let main, archive.contains(main) else { throw Self.notWord(nil) }
        if archive.names.contains(where: { $0.lowercased().hasSuffix("vbaproject.bin") }) { throw Self.macros }
        textParts = [main] + others.sorted()
        stylesPart = byKind["styles+xml"]
        commentsPart = byKind["comments+xml"]
        settingsPart = byKind["settings+xml"]
        namespaces = Self.namespaces(in: archive)
        try refuseForeignContent()
    }

    /// By the relationship that leads to the text.
    private static func namespaces(in archive: ZipReader) -> OfficeNamespaces {
        guard archive.contains("_rels/.rels"), let data = try? archive.data("_rels/.rels") else { return .transitional }
        let isStrict = String(decoding: data, as: UTF8.self).contains(OfficeNamespaces.strict.relationships)
        return isStrict ? .strict : .transitional
    }

    /// The bytes of a part.
    func data(_ part: String) throws(GreffierError) -> Data {
        do throws(GreffierError) {
            return try archive.data(part)
        } catch {
            throw Self.damaged(part, error)
        }
    }

    /// The XML of a part.
    func tree(_ part: String, _ data: Data) throws(GreffierError) -> XMLTree {
        do throws(GreffierError) {
            return try XMLTree(data: data)
        } catch {
            throw Self.damaged(part, error)
        }
    }

    /// The XML of a part that may hold tags; `nil` for one without a brace, which is left as it is.
    func treeWithBraces(_ part: String, always: Bool = false) throws(GreffierError) -> XMLTree? {
        let data = try data(part)
        // `{` is one byte in UTF-8; a reference to it (`&#123;`) is nothing that a word processor writes.
        return always || data.contains(0x7B) ? try tree(part, data) : nil
    }

    /// Targets of the part's hyperlinks that have tags, by the identifiers of their relationships.
    func taggedLinks(of part: String) throws(GreffierError) -> [String: String] {
        var result: [String: String] = [:]
        for relationship in try relationships(of: part).elements {
            guard relationship["Type"]?.hasSuffix("/hyperlink") ?? false, let id = relationship["Id"] else { continue }
            result[id] = relationship["Target"].flatMap(LinkTarget.decoded)
        }
        return result
    }

    /// `word/_rels/document.xml.rels`.
    static func relationships(of part: String) -> String {
        let steps = part.split(separator: "/")
        return (steps.dropLast().map(String.init) + ["_rels", "\(steps.last ?? "").rels"]).joined(separator: "/")
    }

    /// The relationships of a part, those of one without any empty.
    func relationships(of part: String) throws(GreffierError) -> XMLTreeElement {
        let name = Self.relationships(of: part)
        if archive.contains(name) { return try tree(name, try data(name)).root }
        return XMLTreeElement(
            "Relationships",
            attributes: [.init(name: "xmlns", value: "http://schemas.openxmlformats.org/package/2006/relationships")]
        )
    }

    /// The package with `changed` parts, its properties made those of the new document.
    func written(
        _ changed: [(name: String, root: XMLTreeElement)],
        properties: DocumentProperties,
        additions: PackageAdditions
    ) throws(GreffierError) -> Data {
        let writer = try ZipWriter(updating: source)
        for part in changed { try writer.set(part.name, XMLTree(root: part.root).data) }
        var types = contentTypes
        try properties.write(to: writer, archive, &types)
        for (part, picture) in additions.pictures { try writer.set(part, picture.data, isCompressed: false) }
        for kind in Set(additions.pictures.map(\.picture.kind.rawValue)).sorted() { Self.declare(kind, in: &types) }
        for part in textParts { try writeRelationships(of: part, additions, to: writer) }
        try removeForeignSettings(from: writer)
        Self.becomeDocument(&types)
        if types != contentTypes { try writer.set(Self.contentTypesPart, types.data) }
        return try writer.finish(modified: properties.date)
    }

    /// Adds what `part` shows and links to now, and takes away the links whose targets had tags.
    private func writeRelationships(
        of part: String,
        _ additions: PackageAdditions,
        to writer: ZipWriter
    ) throws(GreffierError) {
        let added = additions.relationships[part] ?? []
        let tagged = try taggedLinks(of: part)
        guard !added.isEmpty || !tagged.isEmpty else { return }
        let name = Self.relationships(of: part)
        var root = try relationships(of: part)
        root.children.removeAll { tagged[$0.element?["Id"] ?? ""] != nil }
        let prefix = root.name.hasSuffix(":Relationships") ? String(root.name.dropLast("Relationships".count)) : ""
        for relationship in added {
            var element = XMLTreeElement(prefix + "Relationship")
            element["Id"] = relationship.id
            element["Type"] = namespaces.relationships + "/" + relationship.kind.rawValue
            element["Target"] = relationship.target
            if relationship.kind == .hyperlink { element["TargetMode"] = "External" }
            root.children.append(.element(element))
        }
        try writer.set(name, XMLTree(root: root).data)
    }

    /// Declares the content type of pictures by their extension.
    private static func declare(_ kind: String, in types: inout XMLTree) {
        let isKnown = types.root.elements.contains { $0["Extension"]?.lowercased() == kind }
        guard !isKnown else { return }
        var element = XMLTreeElement("Default")
        element["Extension"] = kind
        element["ContentType"] = "image/" + kind
        types.root.children.insert(.element(element), at: 0)
    }

    /// A filled .dotx is a document.
    private static func becomeDocument(_ types: inout XMLTree) {
        for index in types.root.children.indices {
            guard case .element(var element) = types.root.children[index],
                element["ContentType"] == wordType + "template.main+xml"
            else { continue }
            element["ContentType"] = wordType + "document.main+xml"
            types.root.children[index] = .element(element)
        }
    }
}
