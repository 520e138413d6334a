// SPDX-License-Identifier: GPL-3.0-or-later
import JSONSchemas

/// Sections of a CV that one call asks for.
package enum CVSectionGroup: String, CaseIterable, Sendable {
    case basics, work, education, skills

    var fileName: String { "cv-\(rawValue).mustache" }

    /// The largest answer, in tokens.
    var maximumOutput: Int {
        switch self {
        case .basics: 500
        case .education: 1200
        case .work, .skills: 2000
        }
    }

    /// What an answer must obey.
    ///
    /// Only keywords that the grammars of llama.cpp and its kin enforce: every member required, `anyOf` with null,
    /// small bounds. Lengths multiplied by items stay small, since grammars are spelt out.
    var schema: JSONSchema { Self.schemas[self] ?? Self.refusesAll }

    private static let value: JSONValue = [
        "type": "object", "properties": ["line": line, "text": ["type": "string", "minLength": 1, "maxLength": 160]],
        "required": ["line", "text"], "additionalProperties": false,
    ]
    private static let range: JSONValue = [
        "type": "object", "properties": ["from": line, "to": line], "required": ["from", "to"],
        "additionalProperties": false,
    ]
    private static let line: JSONValue = ["type": "integer", "minimum": 1, "maximum": 99_999]

    private static func optional(_ schema: JSONValue) -> JSONValue { ["anyOf": [schema, ["type": "null"]]] }

    private static func list(_ item: JSONValue, atMost count: Int) -> JSONValue {
        ["type": "array", "maxItems": .integer(count), "items": item]
    }

    private static func object(_ members: [(String, JSONValue)]) -> JSONValue {
        [
            "type": "object", "properties": .object(JSONObject(members)),
            "required": .array(members.map { .string($0.0) }), "additionalProperties": false,
        ]
    }

    private static func values(_ names: String...) -> [(String, JSONValue)] { names.map { ($0, optional(value)) } }

    private static let sources: [CVSectionGroup: JSONValue] = [
        .basics: object(values("name", "label", "email", "phone", "url", "city") + [("summary", optional(range))]),
        .work: object([
            (
                "work",
                list(
                    object(values("employer", "position", "location", "start", "end") + [("details", optional(range))]),
                    atMost: 30
                )
            )
        ]),
        .education: object([
            ("education", list(object(values("institution", "degree", "area", "start", "end")), atMost: 20)),
            ("certificates", list(object(values("name", "issuer", "date")), atMost: 20)),
        ]),
        .skills: object([
            ("skills", list(value, atMost: 80)),
            ("languages", list(object([("language", value)] + values("fluency")), atMost: 12)),
        ]),
    ]

    /// Compiled once; that all of them compile is tested.
    private static let schemas: [CVSectionGroup: JSONSchema] = sources.compactMapValues { try? JSONSchema($0) }
    private static let refusesAll: JSONSchema = {
        guard let schema = try? JSONSchema(false) else { preconditionFailure("false is a schema") }
        return schema
    }()
}
