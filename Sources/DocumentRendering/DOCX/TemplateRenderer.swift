// SPDX-License-Identifier: GPL-3.0-or-later
import XMLStreams

/// Fills a compiled part with a profile.
struct TemplateRenderer {
    let names: WordNames
    let language: RenderLanguage

    /// The part's root element, filled.
    func render(_ node: TemplateNode, profile: ProfileValue) -> XMLTreeElement? {
        var result: [XMLTreeNode] = []
        render(node, [TemplateScope(value: profile)], into: &result)
        return result.first?.element
    }

    private func render(_ node: TemplateNode, _ scopes: [TemplateScope], into result: inout [XMLTreeNode]) {
        switch node {
        case .xml(let xml): result.append(xml)
        case .marker: break
        case .element(let element, let nodes):
            var filled = element
            for node in nodes { render(node, scopes, into: &filled.children) }
            if let element = mended(filled) { result.append(.element(element)) }
        case .value(let reference): result += TextElements.run(text(reference, scopes), names: names)
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

    private func value(_ reference: TemplateReference, _ scopes: [TemplateScope]) -> ProfileValue {
        scopes.indices.contains(reference.scope) ? scopes[reference.scope].value(at: reference.path) : .missing
    }

    private func text(_ reference: TemplateReference, _ scopes: [TemplateScope]) -> String {
        var value = value(reference, scopes)
        for use in reference.expression.filters {
            value = use.filter.apply(to: value, argument: use.argument, language: language)
        }
        return value.text(language)
    }

    /// What Word would refuse put right: a table without rows, a cell or part without a paragraph, an empty run.
    private func mended(_ element: XMLTreeElement) -> XMLTreeElement? {
        guard element.name.hasPrefix(names.prefix) else { return element }
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
