// SPDX-License-Identifier: GPL-3.0-or-later
import JSONSchemas
import LoopbackServer

extension FakeModelServer {
    /// A server that says the same to every prompt; as Ollama it has all that Greffier uses of it.
    package convenience init(
        _ kind: Kind = .ollama,
        saying pieces: [String],
        models: [String] = ["mistral:latest"],
        promptTokens: Int = 9000
    ) throws {
        try self.init(
            kind,
            models: models,
            loaded: models,
            capabilities: ["completion", "embedding"],
            more: { exchange in kind == .ollama && Self.answersMore(exchange, models) },
            answer: { exchange, body in
                let model = body[key: "model"]?.string ?? ""
                // Left out, it means yes to Ollama.
                if kind == .ollama, body[key: "stream"]?.bool == false {
                    let whole = OllamaShapes.chatEnd(pieces.joined(), model: model, promptTokens: promptTokens)
                    return exchange.json(whole)
                }
                exchange.beginChunks(200, Self.contentType(kind))
                if kind == .openai { exchange.chunk(OpenAIShapes.chatBegin(model: model)) }
                for piece in pieces { exchange.chunk(Self.piece(kind, piece, model: model)) }
                exchange.chunk(Self.end(kind, promptTokens: promptTokens, model: model))
                exchange.chunk("")
            }
        )
    }

    /// What Ollama has beside chats, and its refusal of models that it does not have.
    private static func answersMore(_ exchange: Exchange, _ models: [String]) -> Bool {
        switch exchange.request.path {
        case "/api/pull":
            exchange.beginChunks(200, contentType(.ollama))
            for line in OllamaShapes.pull() { exchange.chunk(line + "\n") }
            exchange.chunk("")
        case "/api/show", "/api/chat", "/api/embed":
            let body = (try? JSONValue(parsing: exchange.request.body)) ?? .null
            let model = body[key: "model"]?.string ?? ""
            if !models.contains(model), !models.contains(model + ":latest") {
                exchange.json(OllamaShapes.error("model '\(model)' not found"), status: 404)
            } else if exchange.request.path == "/api/embed" {
                let count = body[key: "input"]?.array?.count ?? 1
                let vectors = Array(repeating: [0.6, 0.8, 0], count: count)
                exchange.json(OllamaShapes.embed(vectors, model: model, promptTokens: count))
            } else {
                return false
            }
        default: return false
        }
        return true
    }
}
