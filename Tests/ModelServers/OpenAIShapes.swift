// SPDX-License-Identifier: GPL-3.0-or-later
import JSONSchemas

/// What OpenAI-compatible servers send, with what all of them have in common.
package enum OpenAIShapes {
    private static let second: JSONValue = 1_795_207_079

    /// `GET /v1/models`, with the window where llama.cpp tells it.
    package static func models(_ models: [String], context: Int, owner: String = "test") -> String {
        let list = models.map { name in
            [
                "id": .string(name), "object": "model", "created": second, "owned_by": .string(owner),
                "meta": ["n_ctx": .integer(context)],
            ] as JSONValue
        }
        return JSONValue.object(JSONObject([("object", "list"), ("data", .array(list))])).text
    }

    /// The first event of a chat's stream, which says nothing yet.
    package static func chatBegin(model: String) -> String {
        event(delta: ["role": "assistant", "content": nil], model: model)
    }

    /// One event of a chat's stream.
    package static func chatPiece(_ content: String, model: String) -> String {
        event(delta: ["content": .string(content)], model: model)
    }

    /// The last events of a chat's stream.
    package static func chatEnd(
        model: String,
        reason: String = "stop",
        promptTokens: Int,
        outputTokens: Int = 7
    ) -> String {
        let usage: JSONValue = [
            "prompt_tokens": .integer(promptTokens), "completion_tokens": .integer(outputTokens),
            "total_tokens": .integer(promptTokens + outputTokens),
        ]
        return event(delta: [:], reason: .string(reason), model: model)
            + event(choices: [], model: model, more: [("usage", usage)]) + "data: [DONE]\n\n"
    }

    /// `POST /v1/embeddings`, the last vector first: their number counts, not their order.
    package static func embeddings(_ vectors: [[Double]], model: String, promptTokens: Int) -> String {
        let entries = vectors.enumerated().reversed().map { index, vector in
            [
                "object": "embedding", "index": .integer(index), "embedding": .array(vector.map { .number($0) }),
            ] as JSONValue
        }
        let value: JSONValue = [
            "object": "list", "model": .string(model), "data": .array(entries),
            "usage": ["prompt_tokens": .integer(promptTokens), "total_tokens": .integer(promptTokens)],
        ]
        return value.text
    }

    private static func event(delta: JSONValue, reason: JSONValue = nil, model: String) -> String {
        event(choices: [["index": 0, "delta": delta, "finish_reason": reason]], model: model)
    }

    private static func event(choices: JSONValue, model: String, more: [(String, JSONValue)] = []) -> String {
        let members: [(String, JSONValue)] = [
            ("id", "chatcmpl-1"), ("object", "chat.completion.chunk"), ("created", second), ("model", .string(model)),
            ("choices", choices),
        ]
        return "data: " + JSONValue.object(JSONObject(members + more)).text + "\n\n"
    }
}
