// SPDX-License-Identifier: GPL-3.0-or-later
import JobModel
import XMLStreams

/// Turns the content of one paragraph into nodes, each tag a node of its own, runs cut where a block begins or ends.
struct InlineConverter {
    let text: ParagraphText
    let place: TemplatePlace
    var compiler: TemplateCompiler
    private var nextPiece = 0
    /// Whether what is converted stands in a hyperlink, which can hold no other.
    private var isInLink = false

    init(text: ParagraphText, place: TemplatePlace, compiler: TemplateCompiler) {
        self.text = text
        self.place = place
        self.compiler = compiler
    }

    private var names: WordNames { compiler.names }

    /// The nodes of `children`; tags without counterpart stand among them as markers.
    mutating func convert(children: [XMLTreeNode]) -> [TemplateNode] {
        var result: [TemplateNode] = []
        for child in children {
            if let element = child.element { result += convert(element) } else { result.append(.xml(child)) }
        }
        return result
    }

    private mutating func convert(_ element: XMLTreeElement) -> [TemplateNode] {
        switch element.name {
        case names.paragraphProperties, names.runProperties: return [.xml(.element(element))]
        case names.textBoxContent: return [compiler.compile(element)]
        case names.hyperlink: return hyperlink(element)
        case names.drawing, names.legacyPicture: return drawing(element)
        case names.run: return run(element)
        case names.text: return textElement(element)
        case let name where names.isGap(name):
            nextPiece += 1
            return [.xml(.element(element))]
        case let name where name.hasSuffix(":Fallback"):
            let isFallback = compiler.isFallback
            compiler.isFallback = true
            defer { compiler.isFallback = isFallback }
            return content(element)
        default: break
        }
        return content(element)
    }

    private mutating func content(_ element: XMLTreeElement) -> [TemplateNode] {
        let nodes = compiler.pair(convert(children: element.children), isBlock: false)
        guard nodes.contains(where: compiler.isMarker) else { return [rebuilt(element, nodes)] }
        return cut(element, nodes)
    }

    /// A hyperlink, which may have a tag in its target.
    private mutating func hyperlink(_ element: XMLTreeElement) -> [TemplateNode] {
        let wasInLink = isInLink
        isInLink = true
        defer { isInLink = wasInLink }
        let nodes = content(element)
        guard let id = element.attributes.first(where: { $0.name.hasSuffix(":id") })?.value,
            let target = compiler.links[id]
        else { return nodes }
        let text = compiler.text(target, at: place)
        return nodes.map { compiler.isMarker($0) ? $0 : .link(target: text, $0) }
    }

    /// A drawing, whose alternative text may be a tag: its picture is then that of the field.
    private mutating func drawing(_ element: XMLTreeElement) -> [TemplateNode] {
        let nodes = content(element)
        guard nodes.count == 1, let source = PictureFrame.tag(of: element),
            case .value(let expression)? = try? TemplateTagParser.parse(source)
        else { return nodes }
        return [.picture(.init(expression: expression, source: source, place: place), nodes[0])]
    }

    /// `element` with `nodes` in it, and the tags of its alternative text.
    private func rebuilt(_ element: XMLTreeElement, _ nodes: [TemplateNode]) -> TemplateNode {
        let plain = compiler.rebuilt(element, nodes)
        guard PictureFrame.isDescribed(element.name) else { return plain }
        let texts = element.attributes.filter {
            PictureFrame.textAttributes.contains($0.name) && $0.value.contains("{{")
        }
        guard !texts.isEmpty else { return plain }
        let attributes = texts.map { AttributeText(name: $0.name, nodes: compiler.text($0.value, at: place)) }
        return .attributed(element, attributes, nodes)
    }

    /// The new content of a text element: what was literal in text elements, and the tags.
    private mutating func textElement(_ element: XMLTreeElement) -> [TemplateNode] {
        defer { nextPiece += 1 }
        guard text.pieces.indices.contains(nextPiece), let segments = text.pieces[nextPiece] else {
            return [.xml(.element(element))]
        }
        return segments.compactMap { segment in
            switch segment {
            case .literal(let literal): .xml(.element(TextElements.text(literal, names: names)))
            case .tag(let source): tag(source)
            }
        }
    }

    private func tag(_ source: String) -> TemplateNode? {
        let source = CleanText.line(source)
        do throws(TemplateTagParser.Failure) {
            let tag = try TemplateTagParser.parse(source)
            if case .value(let expression) = tag {
                return .value(.init(expression: expression, source: source, place: place))
            }
            return .marker(.init(tag: tag, source: source, place: place))
        } catch {
            let reason = error.reason
            compiler.mistakes.add(
                "`{{\(source)}}`: \(reason.english)",
                french: "`{{\(source)}}` : \(reason.french)",
                at: place
            )
            return nil
        }
    }

    /// A run, cut in several of the same look where a block begins or ends in it.
    private mutating func run(_ element: XMLTreeElement) -> [TemplateNode] {
        let nodes = convert(children: element.children)
        // A run whose text went into the tag of another run is no longer needed.
        if element.children.count > 1, nodes.count < element.children.count, nodes.allSatisfy(isProperties) {
            return []
        }
        if nodes.isEmpty, !element.children.isEmpty { return [] }
        let isCut = nodes.contains { compiler.isMarker($0) || isLink($0) }
        return isCut ? cut(element, nodes) : [compiler.rebuilt(element, nodes)]
    }

    /// `element` in pieces around the markers among `nodes`, each piece with the element's own properties.
    private func cut(_ element: XMLTreeElement, _ nodes: [TemplateNode]) -> [TemplateNode] {
        guard element.name == names.run || names.isCuttable(element.name) else {
            for case .marker(let marker) in nodes {
                compiler.mistakes.add(
                    "`{{\(marker.source)}}` has its counterpart outside the content control that holds it",
                    french: "`{{\(marker.source)}}` a son pendant hors du contrôle de contenu qui le contient",
                    at: place
                )
            }
            return [compiler.rebuilt(element, nodes.filter { !compiler.isMarker($0) })]
        }
        let properties = element.first(names.runProperties).map { [TemplateNode.xml(.element($0))] } ?? []
        var result: [TemplateNode] = []
        var current: [TemplateNode] = []
        func flush() {
            if !current.allSatisfy(isProperties) {
                let content = current.first.map(isProperties) == true ? current : properties + current
                result.append(compiler.rebuilt(element, content))
            }
            current = []
        }
        for node in nodes {
            if compiler.isMarker(node) {
                flush()
                result.append(node)
            } else if element.name == names.run, case .value(let reference) = node, isLink(node) {
                flush()
                result.append(link(reference, compiler.rebuilt(element, properties + [node])))
            } else {
                current.append(node)
            }
        }
        flush()
        return result
    }

    /// Whether a value is to become a hyperlink of its own.
    private func isLink(_ node: TemplateNode) -> Bool {
        guard !isInLink, case .value(let reference) = node else { return false }
        return reference.expression.filters.contains { $0.filter == .link }
    }

    /// `run` in a hyperlink to the value of `reference`.
    private func link(_ reference: TemplateReference, _ run: TemplateNode) -> TemplateNode {
        var target = reference
        target.expression.filters.removeAll { $0.filter == .link }
        return .link(target: [.value(target)], .element(LinkTarget.element(names), [run]))
    }

    private func isProperties(_ node: TemplateNode) -> Bool {
        if case .xml(.element(let element)) = node { element.name == names.runProperties } else { false }
    }
}

/// Elements that show text.
enum TextElements {
    /// A text element that keeps its white space.
    static func text(_ text: String, names: WordNames) -> XMLTreeElement {
        let isPlain = text.first?.isWhitespace != true && text.last?.isWhitespace != true
        let attributes = isPlain ? [] : [XMLTreeAttribute(name: "xml:space", value: "preserve")]
        return XMLTreeElement(names.text, attributes: attributes, children: [.text(text)])
    }

    /// The text with its line breaks and tabs as elements of their own.
    static func run(_ text: String, names: WordNames) -> [XMLTreeNode] {
        var result: [XMLTreeNode] = []
        var literal = ""
        func flush() {
            if !literal.isEmpty { result.append(.element(self.text(literal, names: names))) }
            literal = ""
        }
        for character in text {
            switch character {
            case "\n":
                flush()
                result.append(.element(.init(names.lineBreak)))
            case "\t":
                flush()
                result.append(.element(.init(names.tab)))
            default: literal.append(character)
            }
        }
        flush()
        return result
    }
}
