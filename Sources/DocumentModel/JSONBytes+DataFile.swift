// SPDX-License-Identifier: GPL-3.0-or-later

extension JSONBytes {
    mutating func append(_ file: Document.DataFile) {
        raw("{")
        field("attachment", file.attachment)
        field("format", file.format.rawValue)
        key("root")
        append(file.root)
        raw("}")
    }

    private mutating func append(_ element: Document.DataFile.Element) {
        raw("{")
        listUnlessEmpty("attributes", element.attributes) { json, attribute in
            json.raw("{")
            json.field("name", attribute.name)
            json.field("value", attribute.value)
            json.raw("}")
        }
        listUnlessEmpty("elements", element.elements) { $0.append($1) }
        field("name", element.name)
        field("text", element.text)
        raw("}")
    }
}
