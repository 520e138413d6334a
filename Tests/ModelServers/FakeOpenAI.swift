// SPDX-License-Identifier: GPL-3.0-or-later
package import Foundation
package import LoopbackServer

/// A server with what all OpenAI-compatible ones have in common, which says the same to every prompt.
package final class FakeOpenAI: Sendable {
    private let server: LoopbackServer
    package var url: URL { server.url() }
    package var requests: [ReceivedRequest] { server.requests }

    package init(
        _ pieces: [String] = ["{\"a\":", "1}"],
        models: [String] = ["mistral:latest"],
        context: Int = 32_768,
        promptTokens: Int = 9000
    ) throws {
        server = try LoopbackServer { exchange in
            switch (exchange.request.method, exchange.request.path) {
            case ("GET", "/v1/models"):
                let list = models.map { ["id": $0, "object": "model", "owned_by": "test", "max_model_len": context] }
                exchange.json(Self.text(["object": "list", "data": list]))
            case ("POST", "/v1/chat/completions"):
                let body = (try? JSONSerialization.jsonObject(with: exchange.request.body)) as? [String: Any]
                Self.stream(exchange, pieces, model: body?["model"] as? String ?? "", promptTokens)
            default: exchange.json(#"{"detail":"Not Found"}"#, status: 404)
            }
        }
    }

    package func stop() { server.stop() }

    private static func stream(_ exchange: Exchange, _ pieces: [String], model: String, _ promptTokens: Int) {
        let chunk = { (choices: [Any], more: [String: Any]) in
            let head: [String: Any] = [
                "id": "chatcmpl-1", "object": "chat.completion.chunk", "created": 1_795_207_079, "model": model,
                "choices": choices,
            ]
            return "data: " + text(head.merging(more) { $1 }) + "\n\n"
        }
        let delta = { (delta: [String: Any], reason: Any) in
            chunk([["index": 0, "delta": delta, "finish_reason": reason]], [:])
        }
        exchange.beginChunks(200, ["Content-Type": "text/event-stream"])
        exchange.chunk(delta(["role": "assistant", "content": NSNull()], NSNull()))
        for piece in pieces { exchange.chunk(delta(["content": piece], NSNull())) }
        exchange.chunk(delta([:], "stop"))
        let usage = ["prompt_tokens": promptTokens, "completion_tokens": 7, "total_tokens": promptTokens + 7]
        exchange.chunk(chunk([], ["usage": usage]))
        exchange.chunk("data: [DONE]\n\n")
        exchange.chunk("")
    }

    private static func text(_ value: [String: Any]) -> String {
        let data = try? JSONSerialization.data(withJSONObject: value, options: [.sortedKeys, .withoutEscapingSlashes])
        return String(decoding: data ?? Data(), as: UTF8.self)
    }
}
