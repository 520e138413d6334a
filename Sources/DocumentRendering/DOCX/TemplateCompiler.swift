// SPDX-License-Identifier: GPL-3.0-or-later
import XMLStreams

/// Turns a part of a template into nodes: finds tags, pairs them, and decides what each pair repeats or hides.
///
/// The rules of placing: a pair within one paragraph stands for the text between; a tag that is all of its paragraph
/// or table row takes that paragraph or row away; a pair over several cells of one row stands for the row; a pair over
/// several paragraphs stands for them all. A paragraph that is nothing but one condition, or a list item that is
/// nothing but one loop, goes or is repeated as a whole.
struct TemplateCompiler {
    let part: String
    let names: WordNames
    let mistakes: TemplateMistakes
    /// The paragraph styles that make list items.
    let listStyles: ListStyles?
    /// Targets of hyperlinks that have tags, by the identifiers of their relationships.
    var links: [String: String] = [:]
    /// Whether what is compiled is the second form of a drawing.
    var isFallback = false
    private let counter = ParagraphCounter()

    init(
        part: String,
        names: WordNames,
        mistakes: TemplateMistakes,
        listStyles: ListStyles? = nil,
        links: [String: String] = [:]
    ) {
        self.part = part
        self.names = names
        self.mistakes = mistakes
        self.listStyles = listStyles
        self.links = links
    }

    /// Counts the paragraphs of a part.
    private final class ParagraphCounter {
        var count = 0
    }

    /// The nodes of the part whose root is `root`.
    func compile(_ root: XMLTreeElement) -> TemplateNode { container(root) }

    // MARK: Blocks

    /// An element whose children are paragraphs, tables, rows and the like; what is not paired in it is a mistake.
    private func container(_ element: XMLTreeElement) -> TemplateNode {
        let nodes = pair(blocks(element.children), isBlock: true)
        return rebuilt(element, refuseMarkers(nodes))
    }

    /// Reports the tags without counterpart among `nodes` and gives the others.
    private func refuseMarkers(_ nodes: [TemplateNode]) -> [TemplateNode] {
        nodes.filter { node in
            guard case .marker(let marker) = node else { return true }
            let (english, french) = Self.complaint(marker)
            mistakes.add(english, french: french, at: marker.place)
            return false
        }
    }

    private static func complaint(_ marker: TemplateMarker) -> (english: String, french: String) {
        let tag = "`{{\(marker.source)}}`"
        return switch marker.tag {
        case .otherwise: ("\(tag) stands in no condition", "\(tag) n’est dans aucune condition")
        case .end: ("\(tag) closes nothing that is open here", "\(tag) ne ferme rien qui soit ouvert ici")
        case .each, .condition, .value:
            ("\(tag) is not closed where it could be", "\(tag) n’est pas fermé là où il pourrait l’être")
        }
    }

    private func blocks(_ children: [XMLTreeNode]) -> [TemplateNode] {
        var result: [TemplateNode] = []
        for child in children {
            guard let element = child.element else {
                result.append(.xml(child))
                continue
            }
            switch element.name {
            case names.paragraph: result += paragraph(element)
            case names.row: result += row(element)
            default: result.append(container(element))
            }
        }
        return result
    }

    /// A row with the tags that belong before and after it.
    private func row(_ element: XMLTreeElement) -> [TemplateNode] {
        var cells: [TemplateNode] = []
        var markers: [TemplateMarker] = []
        for child in element.children {
            guard let cell = child.element, cell.name == names.cell else {
                cells.append(child.element.map(container) ?? .xml(child))
                continue
            }
            let nodes = pair(blocks(cell.children), isBlock: true)
            markers += nodes.compactMap { if case .marker(let marker) = $0 { marker } else { nil } }
            let rest = nodes.filter { if case .marker = $0 { false } else { true } }
            cells.append(rebuilt(cell, rest))
        }
        let row = rebuilt(element, cells)
        guard !markers.isEmpty else { return [row] }
        return around(row, markers, isBlank: cells.allSatisfy(isBlank))
    }

    /// Sets `markers` around a row, or in its place where it holds nothing else.
    private func around(_ row: TemplateNode, _ markers: [TemplateMarker], isBlank: Bool) -> [TemplateNode] {
        if isBlank { return markers.map { .marker($0) } }
        let free = markers.map { marker in
            var marker = marker
            marker.isAtEdge = true
            return marker
        }
        let opening = free.prefix { $0.tag.opens != nil }
        return opening.map { .marker($0) } + [row] + free.dropFirst(opening.count).map { .marker($0) }
    }

    // MARK: Paragraphs

    private func paragraph(_ element: XMLTreeElement) -> [TemplateNode] {
        let text = ParagraphText(element, names: names)
        counter.count += 1
        let place = TemplatePlace(
            part: part,
            paragraph: text.text,
            number: counter.count,
            isFallback: isFallback
        )
        complain(of: text, at: place)
        var converter = InlineConverter(text: text, place: place, compiler: self)
        let raw = converter.convert(children: element.children)
        let nodes = pair(unwrapped(raw, in: element), isBlock: false)
        guard nodes.contains(where: { if case .marker = $0 { true } else { false } }) else {
            return [rebuilt(element, nodes)]
        }
        return hoisted(nodes, from: element)
    }

    private func complain(of text: ParagraphText, at place: TemplatePlace) {
        if text.hasOpenTag {
            mistakes.add("a `{{` is not closed by `}}`", french: "un `{{` n’est pas fermé par `}}`", at: place)
        }
        guard text.fieldCodes.contains("{{") else { return }
        mistakes.add(
            "a tag in a field code is not filled; put it into the text (in Word, Alt+F9 shows the codes)",
            french:
                "une balise dans un code de champ n’est pas remplie ; placez-la dans le texte "
                + "(dans Word, Alt+F9 affiche les codes)",
            at: place
        )
    }

    /// The nodes of a text outside the flow of paragraphs: an attribute, a property of the document.
    func text(_ text: String, at place: TemplatePlace) -> [TemplateNode] {
        let content = TextElements.text(CleanText.lines(text), names: names)
        let run = XMLTreeElement(names.run, children: [.element(content)])
        let paragraph = XMLTreeElement(names.paragraph, children: [.element(run)])
        let pieces = ParagraphText(paragraph, names: names)
        complain(of: pieces, at: place)
        var converter = InlineConverter(text: pieces, place: place, compiler: self)
        return refuseMarkers(pair(converter.convert(children: paragraph.children), isBlock: false))
    }

    /// Takes the tags without counterpart in the paragraph out of it, to stand before or after it.
    private func hoisted(_ nodes: [TemplateNode], from element: XMLTreeElement) -> [TemplateNode] {
        var before: [TemplateNode] = []
        var after: [TemplateNode] = []
        var rest: [TemplateNode] = []
        for (index, node) in nodes.enumerated() {
            guard case .marker(var marker) = node else {
                rest.append(node)
                continue
            }
            if marker.tag.opens != nil {
                marker.isAtEdge = nodes[..<index].allSatisfy(isBlank)
                before.append(.marker(marker))
            } else {
                marker.isAtEdge = nodes[(index + 1)...].allSatisfy(isBlank)
                after.append(.marker(marker))
            }
        }
        let endsSection = element.first(names.paragraphProperties)?.first(names.prefix + "sectPr") != nil
        if rest.allSatisfy(isBlank), !endsSection {
            return nodes.filter { if case .marker = $0 { true } else { false } }
        }
        return before + [rebuilt(element, rest)] + after
    }

    /// Opens up a paragraph that is nothing but one condition, or a list item that is nothing but one loop.
    private func unwrapped(_ nodes: [TemplateNode], in element: XMLTreeElement) -> [TemplateNode] {
        let solid = nodes.indices.filter { !isBlank(nodes[$0]) || isMarker(nodes[$0]) }
        guard let first = solid.first, let last = solid.last, first < last,
            case .marker(let open) = nodes[first], case .marker(let close) = nodes[last],
            let block = open.tag.opens, close.tag == .end(block), block != .each || isListItem(element)
        else { return nodes }
        var depth = 0
        for index in solid {
            guard case .marker(let marker) = nodes[index] else { continue }
            if marker.tag.opens != nil { depth += 1 }
            if case .end = marker.tag { depth -= 1 }
            if marker.tag == .otherwise, depth == 1 { return nodes }
            if depth == 0, index != last { return nodes }
        }
        // Each half has no counterpart within the paragraph once they are named apart, so both are hoisted.
        var result = nodes
        result[first] = .marker(detached(open))
        result[last] = .marker(detached(close))
        return result
    }

    private func detached(_ marker: TemplateMarker) -> TemplateMarker {
        var marker = marker
        marker.isDetached = true
        return marker
    }

    private func isListItem(_ paragraph: XMLTreeElement) -> Bool {
        guard let properties = paragraph.first(names.paragraphProperties) else { return false }
        if properties.first(names.prefix + "numPr") != nil { return true }
        let style = properties.first(names.prefix + "pStyle")?[names.prefix + "val"]
        return style.map { listStyles?.contains($0) ?? false } ?? false
    }
}
