// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation

/// What Ollama sends, member for member as its documentation and source have it (`api/types.go`), version 0.33.
///
/// Fakes are made of these; that the official Python client reads them, and that a strict schema does, is tested.
package enum OllamaShapes {
    private static let day = "2026-08-21T12:00:00.123456789Z"

    /// `GET /api/version`.
    package static func version(_ version: String = "0.33.0") -> String { text(["version": version]) }

    /// `GET /api/tags`.
    package static func tags(_ models: [String]) -> String { text(["models": models.map(listed)]) }

    /// `GET /api/ps`: the models in memory, each with the window that it got.
    package static func ps(_ models: [String], context: Int) -> String {
        let running = models.map { name in
            listed(name).filter { $0.key != "modified_at" }
                .merging(["expires_at": day, "size_vram": 0, "context_length": context]) { $1 }
        }
        return text(["models": running])
    }

    /// `POST /api/show`.
    package static func show(context: Int, capabilities: [String] = ["completion"]) -> String {
        text([
            "license": "Apache-2.0", "modelfile": "# Modelfile\n", "parameters": "stop \"[INST]\"",
            "template": "{{ .Prompt }}", "details": details, "modified_at": day, "capabilities": capabilities,
            "model_info": [
                "general.architecture": "llama", "general.parameter_count": 7_248_023_552,
                "llama.context_length": context, "llama.embedding_length": 4096,
            ] as [String: Any],
        ])
    }

    /// One line of a chat's stream, without its line end.
    package static func chatPiece(_ content: String, model: String) -> String {
        text([
            "model": model, "created_at": day, "message": ["role": "assistant", "content": content], "done": false,
        ])
    }

    /// The last line of a chat's stream, or with `content` a whole answer.
    package static func chatEnd(
        _ content: String = "",
        model: String,
        reason: String = "stop",
        promptTokens: Int,
        outputTokens: Int = 7
    ) -> String {
        text([
            "model": model, "created_at": day, "message": ["role": "assistant", "content": content], "done": true,
            "done_reason": reason, "total_duration": 5_000_000_000, "load_duration": 1_000_000_000,
            "prompt_eval_count": promptTokens, "prompt_eval_duration": 2_000_000_000, "eval_count": outputTokens,
            "eval_duration": 1_500_000_000,
        ])
    }

    /// `POST /api/embed`.
    package static func embed(_ vectors: [[Double]], model: String, promptTokens: Int) -> String {
        text([
            "model": model, "embeddings": vectors, "total_duration": 14_143_917, "load_duration": 1_019_500,
            "prompt_eval_count": promptTokens,
        ])
    }

    /// The lines of `POST /api/pull` that succeeds.
    package static func pull() -> [String] {
        let digest = "sha256:" + String(repeating: "f", count: 64)
        let steps = [0, 500, 1000].map { completed in
            ["status": "pulling ffffffffffff", "digest": digest, "total": 1000, "completed": completed] as [String: Any]
        }
        let ends = ["verifying sha256 digest", "writing manifest", "success"].map { ["status": $0] as [String: Any] }
        return ([["status": "pulling manifest"]] + steps + ends).map(text)
    }

    /// Every error, whole or as a line of a stream.
    package static func error(_ message: String) -> String { text(["error": message]) }

    private static func listed(_ name: String) -> [String: Any] {
        [
            "name": name, "model": name, "modified_at": day, "size": 4_113_301_824,
            "digest": digest(name), "details": details,
        ]
    }

    /// Of the weights: the same for the same name.
    package static func digest(_ name: String) -> String {
        let sum = name.utf8.reduce(UInt64(14_695_981_039_346_656_037)) { ($0 ^ UInt64($1)) &* 1_099_511_628_211 }
        let part = String(sum, radix: 16)
        return String(repeating: String(repeating: "0", count: 16 - part.count) + part, count: 4)
    }

    private static var details: [String: Any] {
        [
            "parent_model": "", "format": "gguf", "family": "llama", "families": ["llama"], "parameter_size": "7.2B",
            "quantization_level": "Q4_0",
        ]
    }

    private static func text(_ value: [String: Any]) -> String {
        let data = try? JSONSerialization.data(withJSONObject: value, options: [.sortedKeys, .withoutEscapingSlashes])
        return String(decoding: data ?? Data(), as: UTF8.self)
    }
}
