// SPDX-License-Identifier: GPL-3.0-or-later
import Archives
import FoundationEssentials
import JobModel
import XMLStreams

/// The properties of a filled document: its own title and dates, the properties that the template gives a tag, and
/// nothing of who made the template.
struct DocumentProperties {
    var title: String
    var date: Date
    /// The texts of properties that have tags.
    var texts: [Place: String]

    /// An element of a part that holds a property.
    struct Place: Hashable {
        var part: String
        /// The place among the elements that hold text, from 0.
        var index: Int
        /// `dc:subject`.
        var name: String
    }

    private static let corePart = "docProps/core.xml"
    private static let appPart = "docProps/app.xml"
    private static let customPart = "docProps/custom.xml"
    private static let thumbnailPart = "docProps/thumbnail.jpeg"
    private static let relationships = "_rels/.rels"
    /// What an application counts or remembers of one document.
    private static let stale: Set<String> = [
        "Template", "TotalTime", "Pages", "Words", "Characters", "CharactersWithSpaces", "Lines", "Paragraphs",
        "HeadingPairs", "TitlesOfParts", "Manager", "HyperlinkBase", "Slides", "Notes",
    ]

    /// The properties of a template that have tags, in order.
    static func tagged(in package: WordPackage) throws(GreffierError) -> [(place: Place, text: String)] {
        var result: [(place: Place, text: String)] = []
        for part in [corePart, appPart, customPart] where package.archive.contains(part) {
            guard let root = try package.treeWithBraces(part)?.root else { continue }
            walk(root) { index, element in
                let place = Place(part: part, index: index, name: element.name)
                if element.text.contains("{{") { result.append((place, element.text)) }
            }
        }
        return result
    }

    /// Visits the elements without elements in them, with their numbers.
    private static func walk(_ root: XMLTreeElement, _ visit: (Int, XMLTreeElement) -> Void) {
        var index = 0
        func walk(_ element: XMLTreeElement) {
            if element.elements.isEmpty {
                visit(index, element)
                index += 1
            }
            element.elements.forEach(walk)
        }
        walk(root)
    }

    /// `root` with the texts of properties that have tags replaced.
    private func filled(_ root: XMLTreeElement, _ part: String) -> XMLTreeElement {
        var index = 0
        func fill(_ element: XMLTreeElement) -> XMLTreeElement {
            var element = element
            if element.elements.isEmpty {
                if let text = texts[.init(part: part, index: index, name: element.name)] {
                    element.children = [.text(text)]
                }
                index += 1
                return element
            }
            for place in element.children.indices {
                if case .element(let child) = element.children[place] {
                    element.children[place] = .element(fill(child))
                }
            }
            return element
        }
        return fill(root)
    }

    /// Replaces the properties and takes the template's thumbnail out.
    func write(to writer: ZipWriter, _ archive: ZipReader, _ types: inout XMLTree) throws(GreffierError) {
        if archive.contains(Self.corePart) { try writer.set(Self.corePart, core) }
        if archive.contains(Self.appPart), let app = try? XMLTree(data: archive.data(Self.appPart)) {
            var root = filled(app.root, Self.appPart)
            root.children.removeAll { Self.stale.contains($0.element?.name ?? "") }
            if root != app.root { try writer.set(Self.appPart, XMLTree(root: root).data) }
        }
        if texts.keys.contains(where: { $0.part == Self.customPart }),
            let custom = try? XMLTree(data: archive.data(Self.customPart))
        {
            try writer.set(Self.customPart, XMLTree(root: filled(custom.root, Self.customPart)).data)
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

    /// The text that a tag gave to a core property, by its name without prefix.
    private func text(_ name: String) -> String? {
        texts.first { $0.key.part == Self.corePart && ($0.key.name == name || $0.key.name.hasSuffix(":" + name)) }?
            .value
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
        let described = ["dc:subject", "cp:keywords", "dc:description", "cp:category"].compactMap { name in
            text(String(name.split(separator: ":")[1])).map { element(name, $0) }
        }
        let type = [XMLTreeAttribute(name: "xsi:type", value: "dcterms:W3CDTF")]
        let root = XMLTreeElement(
            "cp:coreProperties",
            attributes: namespaces.map { .init(name: $0.0, value: $0.1) },
            children: [
                element("dc:title", text("title") ?? title), element("dc:creator", "Greffier"),
                element("cp:lastModifiedBy", "Greffier"), element("cp:revision", "1"),
                element("dcterms:created", moment, type), element("dcterms:modified", moment, type),
            ] + described
        )
        return XMLTree(root: root).data
    }
}
