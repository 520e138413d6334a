// SPDX-License-Identifier: GPL-3.0-or-later
import XMLStreams

/// Fills a compiled part with a profile.
struct TemplateRenderer {
    /// `word/document.xml`.
    let part: String
    let names: WordNames
    let context: TemplateContext
    let additions: PackageAdditions

    /// The part's root element, filled.
    func render(_ node: TemplateNode, profile: ProfileValue) -> XMLTreeElement? {
        var result: [XMLTreeNode] = []
        render(node, [TemplateScope(value: profile)], into: &result)
        return result.first?.element
    }

    /// The text of inline content, filled.
    func text(_ nodes: [TemplateNode], profile: ProfileValue) -> String {
        text(nodes, [TemplateScope(value: profile)])
    }

    private func text(_ nodes: [TemplateNode], _ scopes: [TemplateScope]) -> String {
        var result: [XMLTreeNode] = []
        for node in nodes { render(node, scopes, into: &result) }
        return XMLTreeElement("text", children: result).text
    }

    private func render(_ node: TemplateNode, _ scopes: [TemplateScope], into result: inout [XMLTreeNode]) {
        switch node {
        case .xml(let xml): result.append(xml)
        case .marker: break
        case .element(let element, let nodes): render(element, nodes, scopes, into: &result)
        case .attributed(var element, let attributes, let nodes):
            for attribute in attributes { element[attribute.name] = CleanText.line(text(attribute.nodes, scopes)) }
            element.children = []
            render(element, nodes, scopes, into: &result)
        case .value(let reference): result += content(reference, scopes)
        case .link(let target, let node): link(text(target, scopes), node, scopes, into: &result)
        case .picture(let reference, let node):
            guard case .picture(let picture) = value(reference, scopes) else { break }
            var inner: [XMLTreeNode] = []
            render(node, scopes, into: &inner)
            let id = additions.show(picture, in: part)
            for case .element(var element) in inner {
                PictureFrame.show(picture, id: id, described: described(scopes), in: &element)
                result.append(.element(element))
            }
        case .each(let reference, let nodes):
            let entries = value(reference, scopes).entries
            for (index, entry) in entries.enumerated() {
                let inner = scopes + [TemplateScope(value: entry, index: index, count: entries.count)]
                for node in nodes { render(node, inner, into: &result) }
            }
        case .condition(let reference, let isNegated, let then, let otherwise):
            let holds = value(reference, scopes).isPresent != isNegated
            for node in holds ? then : otherwise { render(node, scopes, into: &result) }
        }
    }

    private func render(
        _ element: XMLTreeElement,
        _ nodes: [TemplateNode],
        _ scopes: [TemplateScope],
        into result: inout [XMLTreeNode]
    ) {
        var filled = element
        for node in nodes { render(node, scopes, into: &filled.children) }
        if element.name == names.run { markDirection(&filled) }
        if let element = mended(filled) { result.append(.element(element)) }
    }

    /// What a value shows in a run.
    private func content(_ reference: TemplateReference, _ scopes: [TemplateScope]) -> [XMLTreeNode] {
        guard reference.isPicture else { return TextElements.run(text(reference, scopes), names: names) }
        // Within an attribute or a property there is no place for one.
        guard !part.isEmpty, case .picture(let picture) = value(reference, scopes) else { return [] }
        func length(_ filter: TemplateFilter) -> Int? {
            reference.expression.filters.last { $0.filter == filter }?.argument.flatMap(Measure.emu)
        }
        let drawing = PictureFrame.inline(
            picture,
            id: additions.show(picture, in: part),
            described: described(scopes),
            width: length(.width),
            height: length(.height),
            names: names
        )
        return [.element(drawing)]
    }

    /// What a picture without a text of its own is called: the person.
    private func described(_ scopes: [TemplateScope]) -> String {
        CleanText.line(scopes.first?.value.value(at: ["basics", "name"]).text(context.language) ?? "")
    }

    /// Sets the hyperlink to `target`, or gives what stands in it where that is no address.
    private func link(
        _ target: String,
        _ node: TemplateNode,
        _ scopes: [TemplateScope],
        into result: inout [XMLTreeNode]
    ) {
        var inner: [XMLTreeNode] = []
        render(node, scopes, into: &inner)
        let address = LinkTarget.address(target)
        for case .element(var element) in inner {
            guard let address, let name = element.attributes.first(where: { $0.name.hasSuffix(":id") })?.name else {
                result += element.children
                continue
            }
            element[name] = additions.link(to: address, in: part)
            result.append(.element(element))
        }
    }

    /// Says of a run whose text is written from right to left that it is, so that its punctuation stands right.
    private func markDirection(_ run: inout XMLTreeElement) {
        let text = run.elements.filter { $0.name == names.text }.map(\.text).joined()
        guard TextDirection.isRightToLeft(text) else { return }
        let mark = XMLTreeNode.element(.init(names.prefix + "rtl"))
        guard let index = run.children.firstIndex(where: { $0.element?.name == names.runProperties }),
            case .element(var properties) = run.children[index]
        else {
            run.children.insert(.element(.init(names.runProperties, children: [mark])), at: 0)
            return
        }
        guard properties.first(names.prefix + "rtl") == nil else { return }
        // The order of run properties is fixed (ECMA-376 part 1, 17.3.2.28); these follow.
        let later = ["cs", "em", "lang", "eastAsianLayout", "specVanish", "oMath"].map { names.prefix + $0 }
        let place = properties.children.firstIndex { later.contains($0.element?.name ?? "") }
        properties.children.insert(mark, at: place ?? properties.children.endIndex)
        run.children[index] = .element(properties)
    }

    private func value(_ reference: TemplateReference, _ scopes: [TemplateScope]) -> ProfileValue {
        scopes.indices.contains(reference.scope) ? scopes[reference.scope].value(at: reference.path) : .missing
    }

    private func text(_ reference: TemplateReference, _ scopes: [TemplateScope]) -> String {
        var value = value(reference, scopes)
        for use in reference.expression.filters {
            value = use.filter.apply(to: value, argument: use.argument, context)
        }
        return value.text(context.language)
    }

    /// What Word would refuse put right: a table without rows, a cell or part without a paragraph, an empty run.
    private func mended(_ element: XMLTreeElement) -> XMLTreeElement? {
        guard element.name.hasPrefix(names.prefix) else {
            // A drawing in two forms of which the picture went.
            let isGone = element.name.hasSuffix(":AlternateContent") && element.elements.allSatisfy(\.children.isEmpty)
            return isGone ? nil : element
        }
        switch String(element.name.dropFirst(names.prefix.count)) {
        case "tbl":
            return element.elements.contains { $0.name == names.row || $0.name.hasSuffix("sdt") } ? element : nil
        case "tr":
            return element.elements.contains { $0.name == names.cell || $0.name.hasSuffix("sdt") } ? element : nil
        case "tc": return element.elements.last?.name == names.paragraph ? element : appendingParagraph(element)
        case "txbxContent", "hdr", "ftr", "footnote", "endnote":
            return element.elements.contains { $0.name == names.paragraph } ? element : appendingParagraph(element)
        case "r": return element.elements.contains { $0.name != names.runProperties } ? element : nil
        case "hyperlink": return element.elements.isEmpty ? nil : element
        default: return element
        }
    }

    private func appendingParagraph(_ element: XMLTreeElement) -> XMLTreeElement {
        var element = element
        element.children.append(.element(.init(names.paragraph)))
        return element
    }
}

/// Makes identifiers unique again where a loop repeated what carries them.
struct IdentifierRepair {
    let names: WordNames
    private var bookmarks: Set<String> = []
    private var ends: Set<String> = []
    private var drawings: Set<Int> = []
    private var paragraphs: Set<String> = []

    init(names: WordNames) { self.names = names }

    /// Drops repeated bookmarks and paragraph identifiers, and renumbers repeated drawings.
    mutating func repair(_ element: inout XMLTreeElement) {
        if let id = element["w14:paraId"], !paragraphs.insert(id).inserted {
            element["w14:paraId"] = nil
            element["w14:textId"] = nil
        }
        if element.name.hasSuffix(":docPr"), let id = element["id"].flatMap({ Int($0) }),
            !drawings.insert(id).inserted
        {
            // Identifiers below this are what word processors give.
            let fresh = 1_000_000 + drawings.count
            drawings.insert(fresh)
            element["id"] = String(fresh)
        }
        element.children.removeAll { child in
            guard let child = child.element, let id = child[names.prefix + "id"] else { return false }
            if child.name == names.prefix + "bookmarkStart" { return !bookmarks.insert(id).inserted }
            if child.name == names.prefix + "bookmarkEnd" { return !ends.insert(id).inserted }
            return false
        }
        for index in element.children.indices {
            guard case .element(var child) = element.children[index] else { continue }
            repair(&child)
            element.children[index] = .element(child)
        }
    }
}
