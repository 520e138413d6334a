// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import JSONSchemas
import ModelServers
import TestThreads
import Testing

@Suite("The shapes of Ollama that our fakes send", .ownThreads(perTest: 2)) struct OllamaShapeTests {
    private static let client = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .appending(path: "Fixtures/models/ollama_client.py").path

    @Test("Ollama’s own client takes all of them", .needsModelServers)
    func judged() throws {
        let fake = try FakeModelServer(saying: ["{\"a\":", "\"Zoë\"", "}"], promptTokens: 26)
        defer { fake.stop() }
        let process = Process()
        process.executableURL = URL(filePath: try ModelServerBuild.file("venv/bin/python"))
        process.arguments = [Self.client, fake.url.absoluteString, "mistral"]
        let output = Pipe()
        let errors = Pipe()
        process.standardOutput = output
        process.standardError = errors
        try process.run()
        let printed = output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        let said = String(decoding: errors.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        try #require(process.terminationStatus == 0, "\(said.suffix(600))")
        let value = try JSONValue(parsing: printed)
        let digest = OllamaShapes.digest("mistral:latest")
        #expect(value[key: "models"]?.text == #"[["mistral:latest","\#(digest)",4113301824,"Q4_0"]]"#)
        #expect(value[key: "running"]?.text == #"[["mistral:latest",32768]]"#)
        #expect(value[key: "window"] == 32_768)
        #expect(value[key: "capabilities"]?.text == #"["completion","embedding"]"#)
        #expect(value[key: "whole"] == ["{\"a\":\"Zoë\"}", true, "stop", 26, 7])
        #expect(value[key: "pieces"] == ["{\"a\":", "\"Zoë\"", "}", ""])
        #expect(value[key: "ends"] == [false, false, false, true])
        #expect(value[key: "last"]?.text == #"["stop",5000000000,1000000000,2000000000]"#)
        #expect(value[key: "vectors"]?.text == "[[0.6,0.8,0.0],[0.6,0.8,0.0]]")
        #expect(value[key: "pull"]?.array?.last == ["success", nil, nil])
        #expect(value[key: "pull"]?.array?[2] == ["pulling ffffffffffff", 1000, 500])
        #expect(value[key: "missing"]?.text == #"{"status":404,"error":"model 'missing' not found"}"#)
    }

    /// The client is lenient: these say every member that must be there, of which type, and that there is no other.
    private static let time: JSONValue = [
        "type": "string", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}[.0-9]*(Z|[+-][0-9:]{5})$",
    ]
    private static let count: JSONValue = ["type": "integer", "minimum": 0]
    private static let name: JSONValue = ["type": "string", "minLength": 1]
    private static let details = object([
        ("parent_model", ["type": "string"]), ("format", name), ("family", name),
        ("families", ["type": "array", "items": name]), ("parameter_size", name), ("quantization_level", name),
    ])
    private static let listed: [(String, JSONValue)] = [
        ("name", name), ("model", name), ("size", count), ("digest", ["type": "string", "pattern": "^[0-9a-f]{64}$"]),
        ("details", details),
    ]
    private static let message = object([("role", ["const": "assistant"]), ("content", ["type": "string"])])
    private static let times: [(String, JSONValue)] = [
        ("total_duration", count), ("load_duration", count), ("prompt_eval_count", count),
        ("prompt_eval_duration", count), ("eval_count", count), ("eval_duration", count),
    ]

    private static func object(_ members: [(String, JSONValue)]) -> JSONValue {
        [
            "type": "object", "properties": .object(JSONObject(members)),
            "required": .array(members.map { .string($0.0) }), "additionalProperties": false,
        ]
    }

    private static func list(_ item: JSONValue) -> JSONValue { ["type": "array", "items": item] }

    static let shapes: [(name: String, body: String, schema: JSONValue)] = [
        (
            "version", OllamaShapes.version(),
            object([("version", ["type": "string", "pattern": "^[0-9]+\\.[0-9]+\\.[0-9]+"])])
        ),
        (
            "tags", OllamaShapes.tags(["mistral:latest", "bge-m3:latest"]),
            object([("models", list(object(listed + [("modified_at", time)])))])
        ),
        (
            "ps", OllamaShapes.ps(["mistral:latest"], context: 8192),
            object([
                (
                    "models",
                    list(object(listed + [("expires_at", time), ("size_vram", count), ("context_length", count)]))
                )
            ])
        ),
        (
            "show", OllamaShapes.show(context: 32_768),
            object([
                ("license", name), ("modelfile", name), ("parameters", name), ("template", name), ("details", details),
                ("modified_at", time),
                ("capabilities", list(["enum": ["completion", "embedding", "tools", "vision", "thinking", "insert"]])),
                (
                    "model_info",
                    ["type": "object", "required": ["general.architecture", "llama.context_length"]]
                ),
            ])
        ),
        (
            "piece", OllamaShapes.chatPiece("é", model: "mistral:latest"),
            object([("model", name), ("created_at", time), ("message", message), ("done", ["const": false])])
        ),
        (
            "end", OllamaShapes.chatEnd(model: "mistral:latest", promptTokens: 26),
            object(
                [
                    ("model", name), ("created_at", time), ("message", message), ("done", ["const": true]),
                    ("done_reason", ["enum": ["stop", "length", "load", "unload"]]),
                ] + times
            )
        ),
        (
            "embed", OllamaShapes.embed([[0.6, 0.8]], model: "bge-m3", promptTokens: 2),
            object([
                ("model", name), ("embeddings", list(list(["type": "number"]))), ("total_duration", count),
                ("load_duration", count), ("prompt_eval_count", count),
            ])
        ),
        ("error", OllamaShapes.error("model 'x' not found"), object([("error", name)])),
    ]

    @Test("each has the members of Ollama’s own source, and no other", arguments: shapes.map(\.name))
    func strict(name: String) throws {
        let shape = try #require(Self.shapes.first { $0.name == name })
        let errors = try JSONSchema(shape.schema).errors(in: JSONValue(parsing: shape.body))
        #expect(errors.isEmpty, "\(errors.map(\.description)) in \(shape.body)")
    }

    @Test("a pull tells its steps in order, and success last")
    func pull() throws {
        let lines = try OllamaShapes.pull().map { try JSONValue(parsing: $0) }
        #expect(lines.first?.text == #"{"status":"pulling manifest"}"#)
        #expect(lines.last?.text == #"{"status":"success"}"#)
        for line in lines where line[key: "digest"] != nil {
            #expect(line[key: "completed"]?.integer ?? 0 <= line[key: "total"]?.integer ?? 0)
        }
    }
}
