// SPDX-License-Identifier: GPL-3.0-or-later
import JSONValues

/// The schemas that the description names.
enum OpenAPISchemas {
    static func reference(_ name: String) -> JSONValue { ["$ref": .string("#/components/schemas/\(name)")] }

    /// What stands in a brace of an address.
    static func inPath(_ name: String) -> JSONValue {
        switch name {
        case "id": ["type": "string", "pattern": "^[0-9A-HJKMNP-TV-Z]{26}$"]
        case "link": ["type": "string", "pattern": "^[A-Za-z0-9_-]{43}$"]
        default: ["type": "string", "pattern": "^[A-Za-z0-9._-]{1,200}$"]
        }
    }

    private static let text: JSONValue = ["type": "string"]
    private static let truth: JSONValue = ["type": "boolean"]

    private static func object(_ properties: [(String, JSONValue)], required: [String]? = nil) -> JSONValue {
        [
            "type": "object", "properties": .object(JSONObject(properties)),
            "required": .array((required ?? properties.map(\.0)).map(JSONValue.string)),
        ]
    }

    private static func list(_ items: JSONValue) -> JSONValue { ["type": "array", "items": items] }

    static let all: JSONValue = [
        "Error": object([("error", object([("code", text), ("message", text), ("remedy", text)]))]),
        "Health": object([("status", ["const": "ok"]), ("version", text)]),
        "Readiness": object([
            ("ready", truth),
            (
                "checks",
                list(
                    object(
                        [("name", text), ("ok", truth), ("code", text), ("message", text), ("remedy", text)],
                        required: ["name", "ok"]
                    )
                )
            ),
        ]),
        "Link": object([("link", text)]),
        "Started": object([
            (
                "runs",
                list(object([("run", text), ("name", text), ("new", truth), ("url", text), ("events", text)]))
            )
        ]),
        // In full in docs/schemas/run.schema.json.
        "Run": object([
            ("schema", ["const": 1]), ("run", text), ("pipeline", text),
            ("status", ["enum": ["queued", "running", "succeeded", "failed", "cancelled"]]),
            ("stages", list(["type": "object"])), ("artifacts", list(["type": "object"])),
        ]),
        "Analysis": [
            "type": "object",
            "properties": [
                "cv_text": ["type": "string", "minLength": 1], "text": ["type": "string", "minLength": 1],
                "pipeline": ["type": "string", "minLength": 1],
                "wait": ["type": "number", "minimum": 0, "maximum": 600],
            ],
            "anyOf": [["required": ["cv_text"]], ["required": ["text"]]],
        ],
        // The profile in full in docs/schemas/flat.schema.json.
        "Analysed": object([("success", truth), ("data", ["type": ["object", "null"]]), ("run", text)]),
        "Question": [
            "type": "object",
            "properties": [
                "prompt": ["type": "string", "minLength": 1], "model": ["type": "string", "minLength": 1],
                "max_tokens": ["type": "integer", "minimum": 1, "maximum": 131072],
                "temperature": ["type": "number", "minimum": 0, "maximum": 2],
                "schema": ["type": ["object", "null"]],
            ],
            "required": ["prompt"],
        ],
        "Models": object(
            [
                (
                    "models",
                    list(object([("name", text), ("usable", truth), ("endpoints", list(["type": "object"]))]))
                ),
                ("message", text), ("remedy", text),
            ],
            required: ["models"]
        ),
    ]
}
