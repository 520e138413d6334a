// SPDX-License-Identifier: GPL-3.0-or-later
package import FoundationEssentials
package import JobModel

/// A whole XML document as a value that can be changed and written again.
///
/// Names and namespace declarations stay as written (`w:p`, `xmlns:w`), so that what is not changed means the same in
/// the output. Comments and processing instructions outside the root are dropped.
package struct XMLTree: Sendable, Equatable {
    package var root: XMLTreeElement

    package init(root: XMLTreeElement) { self.root = root }

    /// Reads `data` under the limits of `XMLReader`: no document type, no entity, no network.
    ///
    /// Throws `document.corrupt` where the XML is not well-formed, `document.too_large` beyond `maximumDepth`.
    package init(data: Data, maximumDepth: Int = 256) throws(GreffierError) {
        root = try XMLTreeReader(data: data, maximumDepth: maximumDepth).read()
    }

    /// UTF-8 with an XML declaration.
    package var data: Data {
        var bytes = Array("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n".utf8)
        root.write(to: &bytes)
        return Data(bytes)
    }
}

/// What stands in an element.
package enum XMLTreeNode: Sendable, Equatable {
    case element(XMLTreeElement)
    case text(String)
    case comment(String)
    case instruction(target: String, content: String)

    /// The element, where the node is one.
    package var element: XMLTreeElement? {
        if case .element(let element) = self { element } else { nil }
    }
}

/// An element with its qualified name.
package struct XMLTreeElement: Sendable, Equatable {
    /// As written, with prefix.
    package var name: String
    /// In document order, namespace declarations among them.
    package var attributes: [XMLTreeAttribute]
    package var children: [XMLTreeNode]

    package init(_ name: String, attributes: [XMLTreeAttribute] = [], children: [XMLTreeNode] = []) {
        self.name = name
        self.attributes = attributes
        self.children = children
    }

    /// The attribute of this qualified name; setting `nil` removes it.
    package subscript(name: String) -> String? {
        get { attributes.first { $0.name == name }?.value }
        set {
            let index = attributes.firstIndex { $0.name == name }
            switch (index, newValue) {
            case (let index?, let value?): attributes[index].value = value
            case (let index?, nil): attributes.remove(at: index)
            case (nil, let value?): attributes.append(.init(name: name, value: value))
            case (nil, nil): break
            }
        }
    }

    /// The name without its prefix.
    package var localName: String { name.split(separator: ":").last.map(String.init) ?? name }

    /// The child elements.
    package var elements: [XMLTreeElement] { children.compactMap(\.element) }

    /// The first child element of this qualified name.
    package func first(_ name: String) -> XMLTreeElement? { elements.first { $0.name == name } }

    /// All character data within, in document order.
    package var text: String {
        var result = ""
        for child in children {
            switch child {
            case .text(let text): result += text
            case .element(let element): result += element.text
            case .comment, .instruction: break
            }
        }
        return result
    }
}

/// An attribute with its qualified name; namespace declarations are attributes too.
package struct XMLTreeAttribute: Sendable, Equatable {
    package var name: String
    package var value: String

    package init(name: String, value: String) {
        self.name = name
        self.value = value
    }
}
