// SPDX-License-Identifier: GPL-3.0-or-later
import JSONSchemas
import JobModel

/// The prompt file with which a job offer is read, and the form of the answer.
package struct OfferPrompts: Sendable {
    private let template: PromptTemplate

    /// The file, in the folder `prompts` of the pipelines.
    package static let fileName = "offer.mustache"
    /// The largest answer, in tokens.
    static let maximumOutput = 2500

    /// Throws `template.invalid` for a text that is missing or wrong.
    package init(text: String?) throws {
        guard let text else {
            throw GreffierError(.templateInvalid, detail: "prompts/\(Self.fileName) is missing")
        }
        template = try PromptTemplate(text, name: Self.fileName)
    }

    /// All that the file says, for telling one from another.
    package var fingerprint: String { prompt(lines: "", errors: []) }

    func prompt(lines: String, errors: [String]) -> String {
        template.render([
            "lines": lines, "schema": Self.schema.source.text, "hasErrors": !errors.isEmpty, "errors": errors,
        ])
    }

    /// What an answer must obey: only keywords that the grammars of llama.cpp and its kin enforce.
    static let schema: JSONSchema = {
        let line: JSONValue = ["type": "integer", "minimum": 1, "maximum": 99_999]
        let text: JSONValue = ["type": "string", "minLength": 1, "maxLength": 160]
        let value = object([("line", line), ("text", text)])
        let facts = OfferFact.allCases.map { ($0.rawValue, optional(value)) }
        let skill = object([("line", line), ("text", text), ("level", ["enum": ["required", "preferred"]])])
        let language = object([
            ("line", line), ("text", text), ("level", optional(text)), ("required", ["type": "boolean"]),
        ])
        let source = object(
            facts + [
                ("skills", ["type": "array", "maxItems": 60, "items": skill]),
                ("languages", ["type": "array", "maxItems": 8, "items": language]),
            ]
        )
        guard let schema = try? JSONSchema(source) else { preconditionFailure("the schema of offers compiles") }
        return schema
    }()

    private static func optional(_ schema: JSONValue) -> JSONValue { ["anyOf": [schema, ["type": "null"]]] }

    private static func object(_ members: [(String, JSONValue)]) -> JSONValue {
        [
            "type": "object", "properties": .object(JSONObject(members)),
            "required": .array(members.map { .string($0.0) }), "additionalProperties": false,
        ]
    }
}

/// A single value that a model is asked for.
enum OfferFact: String, CaseIterable {
    case title, company, city, contract, salary, remote, reference, deadline, start, experience, degree
}
