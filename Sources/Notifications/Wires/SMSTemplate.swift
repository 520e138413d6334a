// SPDX-License-Identifier: GPL-3.0-or-later
private import JSONValues
private import JobModel
private import Pages

/// Text with places for fields, `{to}`, `{text}` and `{key}`, each of which is escaped for where it stands.
package struct SMSTemplate: Sendable, Equatable {
    package let text: String

    /// The fields that a template may name.
    package static let fields = ["to", "text", "key"]

    package init(_ text: String) { self.text = text }

    /// Where a text stands, which decides how it is escaped.
    package enum Place: Sendable, Equatable {
        case address, header, json, form, xml, plain

        /// The place that a body of this media type is.
        package init(mediaType: String) {
            let type = mediaType.lowercased()
            self =
                switch true {
                case type.contains("json"): .json
                case type.contains("x-www-form-urlencoded"): .form
                case type.contains("xml"): .xml
                default: .plain
                }
        }
    }

    /// Names between braces that are no fields; braces around anything but a word, as JSON has them, mean themselves.
    package var unknown: [String] {
        parts.compactMap { if case .field(let name) = $0 { name } else { nil } }.filter { !Self.fields.contains($0) }
    }

    /// Whether this field is named.
    package func names(_ field: String) -> Bool { parts.contains(.field(field)) }

    /// The text with its fields filled in.
    package func filled(_ values: [String: String], in place: Place) -> String {
        parts.map { part in
            switch part {
            case .text(let text): text
            case .field(let name): Self.escaped(values[name] ?? "", for: place)
            }
        }.joined()
    }

    private enum Part: Equatable {
        case text(String)
        case field(String)
    }

    /// `{word}` is a field, all else is text.
    private var parts: [Part] {
        var parts: [Part] = []
        var rest = text[...]
        while let open = rest.firstIndex(of: "{") {
            let after = rest[rest.index(after: open)...]
            let name = after.prefix { $0.isASCII && ($0.isLetter || $0 == "_") }
            let end = after[name.endIndex...]
            guard !name.isEmpty, end.first == "}" else {
                parts.append(.text(String(rest[...open])))
                rest = after
                continue
            }
            parts += [.text(String(rest[..<open])), .field(String(name))]
            rest = end.dropFirst()
        }
        return parts + [.text(String(rest))]
    }

    static func escaped(_ value: String, for place: Place) -> String {
        switch place {
        case .address, .form: PercentEncoding.encoded(value)
        case .header: line(value)
        case .json: json(value)
        case .xml: xml(value)
        case .plain: value
        }
    }

    /// The text between the quotation marks of a JSON string.
    private static func json(_ value: String) -> String { String(JSONValue.string(value).text.dropFirst().dropLast()) }

    /// Lines stay lines.
    private static func xml(_ value: String) -> String {
        let lineEnds: Set<Character> = ["\n", "\r\n", "\r", "\t"]
        return value.map { lineEnds.contains($0) ? String($0) : Escaping.escape(String($0)) }.joined()
    }

    private static func line(_ value: String) -> String {
        String(String.UnicodeScalarView(value.unicodeScalars.map { $0.value < 0x20 || $0.value == 0x7F ? " " : $0 }))
    }
}
