// SPDX-License-Identifier: GPL-3.0-or-later
import JSONSchemas

/// A tiny question whose schema no answer obeys by chance: it tells whether a server enforces schemas.
enum SchemaProbe {
    private static let source: JSONValue = [
        "type": "object", "required": ["word", "number"], "additionalProperties": false,
        "properties": [
            "word": ["enum": ["quetzal", "axolotl"]],
            "number": ["type": "string", "pattern": "^[7-9]{3}-[7-9]{2}$"],
        ],
    ]

    /// The question, as short as a question can be.
    static let request: ChatRequest = {
        var request = ChatRequest(prompt: "Answer with a JSON object.", maximumOutput: 48)
        request.schema = try? JSONSchema(source)
        return request
    }()

    /// Whether an answer shows that the schema was enforced.
    static func isObeyed(by text: String) -> Bool {
        guard let schema = request.schema else { return false }
        return schema.isObeyed(by: text)
    }
}

extension JSONSchema {
    /// Whether the whole text is JSON of this form.
    func isObeyed(by text: String) -> Bool {
        guard let value = try? JSONValue(parsing: text) else { return false }
        return errors(in: value).isEmpty
    }
}
