// SPDX-License-Identifier: GPL-3.0-or-later

/// What a pull of `XMLReader` yields.
package enum XMLEvent: Sendable, Equatable {
    case start(XMLElement)
    /// Character data, CDATA and white space alike; long runs may come in pieces.
    case text(String)
    /// The end of an element; every start has one, also where the document writes `<a/>`.
    case end(name: String, namespace: String)
}

/// The start of an element.
package struct XMLElement: Sendable, Equatable {
    /// The local name, without prefix.
    package let name: String
    /// The namespace URI; empty where the element has none.
    package let namespace: String
    package let attributes: [XMLAttribute]

    /// The value of the attribute of this local name, whatever its namespace; the first where there are several.
    package subscript(name: String) -> String? { attributes.first { $0.name == name }?.value }

    /// The value of the attribute of this local name and namespace.
    package subscript(name: String, namespace: String) -> String? {
        attributes.first { $0.name == name && $0.namespace == namespace }?.value
    }
}

/// An attribute; namespace declarations are not among them.
package struct XMLAttribute: Sendable, Equatable {
    /// The local name, without prefix.
    package let name: String
    /// The namespace URI; empty where the attribute has no prefix.
    package let namespace: String
    package let value: String
}
