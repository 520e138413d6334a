// SPDX-License-Identifier: GPL-3.0-or-later
import XMLStreams

extension TemplateCompiler {
    /// A block that is open while its end is looked for.
    private struct Frame {
        var marker: TemplateMarker
        var nodes: [TemplateNode] = []
        var otherwise: (marker: TemplateMarker, nodes: [TemplateNode])?

        mutating func append(_ node: TemplateNode) {
            if otherwise != nil { otherwise?.nodes.append(node) } else { nodes.append(node) }
        }
    }

    /// Pairs the tags of one list; those without counterpart stay in it.
    func pair(_ nodes: [TemplateNode], isBlock: Bool) -> [TemplateNode] {
        var base: [TemplateNode] = []
        var stack: [Frame] = []
        func append(_ node: TemplateNode) {
            if stack.isEmpty { base.append(node) } else { stack[stack.count - 1].append(node) }
        }
        for node in nodes {
            guard case .marker(let marker) = node, isBlock || !marker.isDetached else {
                append(node)
                continue
            }
            switch marker.tag {
            case .each, .condition: stack.append(Frame(marker: marker))
            case .otherwise:
                if let frame = stack.last, frame.marker.tag.opens != .each, frame.otherwise == nil {
                    stack[stack.count - 1].otherwise = (marker, [])
                } else {
                    append(node)
                }
            case .end(let block):
                if let frame = stack.last, frame.marker.tag.opens == block {
                    stack.removeLast()
                    if isBlock { checkEdges(frame, end: marker) }
                    append(closed(frame))
                } else {
                    append(node)
                }
            case .value: append(node)
            }
        }
        while let frame = stack.popLast() {
            append(.marker(frame.marker))
            for node in frame.nodes { append(node) }
            if let otherwise = frame.otherwise {
                append(.marker(otherwise.marker))
                for node in otherwise.nodes { append(node) }
            }
        }
        return base
    }

    private func checkEdges(_ frame: Frame, end: TemplateMarker) {
        for marker in [frame.marker, end] + [frame.otherwise?.marker].compactMap({ $0 }) where !marker.isAtEdge {
            mistakes.add(
                "`{{\(marker.source)}}` has its counterpart in another paragraph; give it a paragraph of its own",
                french:
                    "`{{\(marker.source)}}` a son pendant dans un autre paragraphe ; donnez-lui un paragraphe à lui",
                at: marker.place
            )
        }
    }

    private func closed(_ frame: Frame) -> TemplateNode {
        func reference(_ path: [String]) -> TemplateReference {
            .init(expression: .init(path: path), source: frame.marker.source, place: frame.marker.place)
        }
        switch frame.marker.tag {
        case .each(let path): return .each(reference(path), frame.nodes)
        case .condition(let path, let isNegated):
            let otherwise = frame.otherwise?.nodes ?? []
            return .condition(reference(path), isNegated: isNegated, then: frame.nodes, otherwise: otherwise)
        case .value, .otherwise, .end: return .marker(frame.marker)
        }
    }

    /// `element` with `nodes` as its content; plain XML again where nothing in it depends on a profile.
    func rebuilt(_ element: XMLTreeElement, _ nodes: [TemplateNode]) -> TemplateNode {
        var children: [XMLTreeNode] = []
        children.reserveCapacity(nodes.count)
        for node in nodes {
            guard case .xml(let child) = node else {
                return .element(.init(element.name, attributes: element.attributes), nodes)
            }
            children.append(child)
        }
        return .xml(.element(.init(element.name, attributes: element.attributes, children: children)))
    }

    func isMarker(_ node: TemplateNode) -> Bool {
        if case .marker = node { true } else { false }
    }

    /// Whether a node shows nothing, whatever the profile.
    func isBlank(_ node: TemplateNode) -> Bool {
        switch node {
        case .marker: true
        case .value, .each, .condition, .attributed, .picture: false
        case .link(_, let node): isBlank(node)
        case .element(let element, let nodes):
            names.isInvisibleMark(element.name) || isTransparent(element.name) && nodes.allSatisfy(isBlank)
        case .xml(.element(let element)):
            names.isInvisibleMark(element.name) || element.name == names.text && element.text.allSatisfy(\.isWhitespace)
                || isTransparent(element.name) && element.children.allSatisfy { isBlank(.xml($0)) }
        case .xml(.text(let text)): text.allSatisfy(\.isWhitespace)
        case .xml(.comment), .xml(.instruction): true
        }
    }

    /// Elements that show only what stands in them.
    private func isTransparent(_ name: String) -> Bool {
        guard name.hasPrefix(names.prefix) else { return false }
        return ["r", "p", "tc", "hyperlink", "ins", "smartTag", "tcPr", "trPr", "tblPrEx"]
            .contains(String(name.dropFirst(names.prefix.count)))
    }
}
