// SPDX-License-Identifier: GPL-3.0-or-later
import Archives
import FoundationEssentials
import JobModel
import XMLStreams

/// The properties of a filled document: its own title and dates, nothing of who made the template.
struct DocumentProperties {
    var title: String
    var date: Date

    private static let corePart = "docProps/core.xml"
    private static let appPart = "docProps/app.xml"
    private static let thumbnailPart = "docProps/thumbnail.jpeg"
    private static let relationships = "_rels/.rels"
    /// What an application counts or remembers of one document.
    private static let stale: Set<String> = [
        "Template", "TotalTime", "Pages", "Words", "Characters", "CharactersWithSpaces", "Lines", "Paragraphs",
        "HeadingPairs", "TitlesOfParts", "Manager", "HyperlinkBase", "Slides", "Notes",
    ]

    /// Replaces the properties and takes the template's thumbnail out.
    func write(to writer: ZipWriter, _ archive: ZipReader, _ types: inout XMLTree) throws(GreffierError) {
        if archive.contains(Self.corePart) { try writer.set(Self.corePart, core) }
        if archive.contains(Self.appPart), let app = try? XMLTree(data: archive.data(Self.appPart)) {
            var root = app.root
            root.children.removeAll { Self.stale.contains($0.element?.name ?? "") }
            if root != app.root { try writer.set(Self.appPart, XMLTree(root: root).data) }
        }
        guard archive.contains(Self.thumbnailPart) else { return }
        try writer.remove(Self.thumbnailPart)
        guard archive.contains(Self.relationships), let tree = try? XMLTree(data: archive.data(Self.relationships))
        else {
            return
        }
        var root = tree.root
        root.children.removeAll { $0.element?["Type"]?.hasSuffix("/metadata/thumbnail") ?? false }
        try writer.set(Self.relationships, XMLTree(root: root).data)
        types.root.children.removeAll { $0.element?["PartName"] == "/" + Self.thumbnailPart }
    }

    /// docProps/core.xml (ECMA-376 part 2, 11).
    private var core: Data {
        let namespaces = [
            ("xmlns:cp", "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"),
            ("xmlns:dc", "http://purl.org/dc/elements/1.1/"), ("xmlns:dcterms", "http://purl.org/dc/terms/"),
            ("xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance"),
        ]
        let moment = date.formatted(Date.ISO8601FormatStyle())
        func element(_ name: String, _ text: String, _ attributes: [XMLTreeAttribute] = []) -> XMLTreeNode {
            .element(.init(name, attributes: attributes, children: [.text(text)]))
        }
        let type = [XMLTreeAttribute(name: "xsi:type", value: "dcterms:W3CDTF")]
        let root = XMLTreeElement(
            "cp:coreProperties",
            attributes: namespaces.map { .init(name: $0.0, value: $0.1) },
            children: [
                element("dc:title", title), element("dc:creator", "Greffier"),
                element("cp:lastModifiedBy", "Greffier"), element("cp:revision", "1"),
                element("dcterms:created", moment, type), element("dcterms:modified", moment, type),
            ]
        )
        return XMLTree(root: root).data
    }
}
