// SPDX-License-Identifier: GPL-3.0-or-later
import DocumentModel

/// Ways through the tree of a CV as data.
extension Document.DataFile.Element {
    /// The child elements of a name.
    func all(_ name: String) -> [Self] { elements.filter { $0.name == name } }

    /// The first element at the end of a path of children.
    func first(_ path: String...) -> Self? { first(path[...]) }

    private func first(_ path: ArraySlice<String>) -> Self? {
        guard let name = path.first else { return self }
        for child in elements where child.name == name {
            if let found = child.first(path.dropFirst()) { return found }
        }
        return nil
    }

    /// All elements of a name below it, in their order, none inside another.
    func descendants(_ name: String) -> [Self] {
        elements.flatMap { $0.name == name ? [$0] : $0.descendants(name) }
    }

    /// The text at the end of a path on one line; `nil` where there is none.
    func words(_ path: String...) -> String? {
        first(path[...])?.text.map { Text.squeeze($0) }.flatMap { $0.isEmpty ? nil : $0 }
    }

    /// The value of an attribute.
    func attribute(_ name: String) -> String? { attributes.first { $0.name == name }?.value }

    /// Everything that it says, its own text first: what quotes of it are looked for in.
    var allText: String {
        var text = ""
        write(to: &text)
        return text
    }

    private func write(to result: inout String) {
        for attribute in attributes { result += attribute.written + " " }
        if let text { result += text + "\n" }
        for element in elements { element.write(to: &result) }
    }
}
