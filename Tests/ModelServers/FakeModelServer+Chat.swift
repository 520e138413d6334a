// SPDX-License-Identifier: GPL-3.0-or-later
package import JSONSchemas
package import LoopbackServer

extension FakeModelServer {
    package static func contentType(_ kind: Kind) -> [String: String] {
        ["Content-Type": kind == .ollama ? "application/x-ndjson" : "text/event-stream"]
    }

    /// One piece of an answer as this kind of server streams it.
    package static func piece(_ kind: Kind, _ text: String, model: String = "mistral:latest") -> String {
        switch kind {
        case .ollama: OllamaShapes.chatPiece(text, model: model) + "\n"
        case .openai: OpenAIShapes.chatPiece(text, model: model)
        }
    }

    /// The end of a good answer.
    package static func end(
        _ kind: Kind,
        finish: String = "stop",
        promptTokens: Int = 9000,
        model: String = "mistral:latest"
    ) -> String {
        switch kind {
        case .ollama: OllamaShapes.chatEnd(model: model, reason: finish, promptTokens: promptTokens) + "\n"
        case .openai: OpenAIShapes.chatEnd(model: model, reason: finish, promptTokens: promptTokens)
        }
    }

    /// The body of a whole good answer as this kind of server streams it.
    package static func stream(
        _ kind: Kind,
        _ pieces: [String],
        finish: String = "stop",
        promptTokens: Int = 9000,
        model: String = "mistral:latest"
    ) -> String {
        let begin = kind == .ollama ? "" : OpenAIShapes.chatBegin(model: model) + ": ping\n\n"
        return begin + pieces.map { piece(kind, $0, model: model) }.joined()
            + end(kind, finish: finish, promptTokens: promptTokens, model: model)
    }

    /// Sends a whole good answer.
    package static func send(_ exchange: Exchange, _ kind: Kind, _ text: String, promptTokens: Int = 9000) {
        exchange.beginChunks(200, contentType(kind))
        exchange.chunks(of: 4096, stream(kind, [text], promptTokens: promptTokens))
    }

    /// All messages of a request.
    package static func prompt(_ body: JSONValue) -> String {
        (body[key: "messages"]?.array ?? []).compactMap { $0[key: "content"]?.string }.joined(separator: "\n")
    }
}
