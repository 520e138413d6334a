// SPDX-License-Identifier: GPL-3.0-or-later
import Archives
import FoundationEssentials
import JobModel
import WorkerProtocol
import XMLStreams

/// Writes a template with a comment at each mistake, as a reviewer would.
struct CommentedTemplate {
    let package: WordPackage
    let language: ReportLanguage
    let date: Date

    private static let part = "word/comments.xml"
    private static let type = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"

    /// The bytes of the copy.
    func written(_ mistakes: [TemplateReport.Mistake]) throws(GreffierError) -> Data {
        let main = package.textParts[0]
        var root = try package.tree(main, try package.data(main)).root
        let names = WordNames(root: root)
        var comments = try existing(names)
        let first = (comments.elements.compactMap { Int($0[names.prefix + "id"] ?? "") }.max() ?? -1) + 1
        var placed: [Int: [Int]] = [:]
        for (index, mistake) in mistakes.enumerated() {
            let paragraph = mistake.part == main ? mistake.paragraph ?? 1 : 1
            placed[paragraph, default: []].append(first + index)
            comments.children.append(
                .element(comment(first + index, mistake, isElsewhere: mistake.part != main, names))
            )
        }
        var count = 0
        mark(&root, placed, names, &count)
        let writer = try ZipWriter(updating: package.source)
        try writer.set(main, XMLTree(root: root).data)
        if !mistakes.isEmpty {
            try writer.set(package.commentsPart ?? Self.part, XMLTree(root: comments).data)
            if package.commentsPart == nil { try declare(in: writer, main) }
        }
        return try writer.finish(modified: date)
    }

    /// The template's own comments, or none yet.
    private func existing(_ names: WordNames) throws(GreffierError) -> XMLTreeElement {
        if let part = package.commentsPart { return try package.tree(part, try package.data(part)).root }
        let prefix = String(names.prefix.dropLast())
        return XMLTreeElement(
            names.prefix + "comments",
            attributes: [
                .init(
                    name: prefix.isEmpty ? "xmlns" : "xmlns:" + prefix,
                    value: names.namespaces.word
                )
            ]
        )
    }

    private func comment(
        _ id: Int,
        _ mistake: TemplateReport.Mistake,
        isElsewhere: Bool,
        _ names: WordNames
    ) -> XMLTreeElement {
        var text = mistake.message(in: language)
        if isElsewhere { text = "\(mistake.part), “\(mistake.text)”: \(text)" }
        let run = XMLTreeElement(names.run, children: [.element(TextElements.text(text, names: names))])
        return XMLTreeElement(
            names.prefix + "comment",
            attributes: [
                .init(name: names.prefix + "id", value: String(id)),
                .init(name: names.prefix + "author", value: "Greffier"),
                .init(name: names.prefix + "date", value: date.formatted(Date.ISO8601FormatStyle())),
                .init(name: names.prefix + "initials", value: "G"),
            ],
            children: [.element(.init(names.paragraph, children: [.element(run)]))]
        )
    }

    /// Sets the marks of comments around the paragraphs; those in text boxes, which hold none, around that outside.
    private func mark(
        _ element: inout XMLTreeElement,
        _ placed: [Int: [Int]],
        _ names: WordNames,
        _ count: inout Int
    ) {
        guard element.name == names.paragraph else {
            for index in element.children.indices {
                guard case .element(var child) = element.children[index] else { continue }
                mark(&child, placed, names, &count)
                element.children[index] = .element(child)
            }
            return
        }
        let first = count + 1
        count += Self.paragraphs(in: element, names)
        let ids = (first...count).flatMap { placed[$0] ?? [] }
        guard !ids.isEmpty else { return }
        let start = element.children.first?.element?.name == names.paragraphProperties ? 1 : 0
        func marks(_ name: String) -> [XMLTreeNode] {
            ids.map {
                .element(.init(names.prefix + name, attributes: [.init(name: names.prefix + "id", value: String($0))]))
            }
        }
        element.children.insert(contentsOf: marks("commentRangeStart"), at: start)
        element.children += marks("commentRangeEnd")
        element.children += marks("commentReference").map { .element(.init(names.run, children: [$0])) }
    }

    /// The paragraph itself and those in its text boxes.
    private static func paragraphs(in element: XMLTreeElement, _ names: WordNames) -> Int {
        element.elements.reduce(element.name == names.paragraph ? 1 : 0) { $0 + paragraphs(in: $1, names) }
    }

    /// Makes the new part known to the package.
    private func declare(in writer: ZipWriter, _ main: String) throws(GreffierError) {
        var types = package.contentTypes
        var override = XMLTreeElement("Override")
        override["PartName"] = "/" + Self.part
        override["ContentType"] = Self.type
        types.root.children.append(.element(override))
        try writer.set(WordPackage.contentTypesPart, types.data)
        var root = try package.relationships(of: main)
        var added = XMLTreeElement("Relationship")
        added["Id"] = "rGreffierComments"
        added["Type"] = package.namespaces.relationships + "/comments"
        added["Target"] = "/" + Self.part
        root.children.append(.element(added))
        try writer.set(WordPackage.relationships(of: main), XMLTree(root: root).data)
    }
}
