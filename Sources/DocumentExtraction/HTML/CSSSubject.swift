// SPDX-License-Identifier: GPL-3.0-or-later
import XMLStreams

/// What selectors ask of an element.
struct CSSSubject: Hashable {
    let tag: String
    let id: String
    let classes: Set<String>

    init(_ element: XMLElement) {
        tag = element.name
        id = element["id"]?.lowercased() ?? ""
        let names = element["class"]?.lowercased().split(whereSeparator: \.isWhitespace) ?? []
        classes = Set(names.map(String.init))
    }
}
