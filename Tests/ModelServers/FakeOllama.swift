// SPDX-License-Identifier: GPL-3.0-or-later
package import Foundation
package import LoopbackServer

/// A server with all that Greffier uses of Ollama, which says the same to every prompt.
package final class FakeOllama: Sendable {
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
            let body = (try? JSONSerialization.jsonObject(with: exchange.request.body)) as? [String: Any] ?? [:]
            let model = body["model"] as? String ?? ""
            let isKnown = models.contains(model) || models.contains(model + ":latest")
            switch (exchange.request.method, exchange.request.path) {
            case ("GET", "/"): exchange.reply(200, ["Content-Type": "text/plain"], "Ollama is running")
            case ("GET", "/api/version"): exchange.json(OllamaShapes.version())
            case ("GET", "/api/tags"): exchange.json(OllamaShapes.tags(models))
            case ("GET", "/api/ps"): exchange.json(OllamaShapes.ps(models, context: context))
            case ("POST", "/api/pull"): Self.stream(exchange, OllamaShapes.pull())
            case ("POST", "/api/show"), ("POST", "/api/chat"), ("POST", "/api/embed"):
                guard isKnown else {
                    return exchange.json(OllamaShapes.error("model '\(model)' not found"), status: 404)
                }
                Self.answer(exchange, body, pieces, context, promptTokens)
            default: exchange.reply(404, ["Content-Type": "text/plain"], "404 page not found")
            }
        }
    }

    package func stop() { server.stop() }

    private static func answer(
        _ exchange: Exchange,
        _ body: [String: Any],
        _ pieces: [String],
        _ context: Int,
        _ promptTokens: Int
    ) {
        let model = body["model"] as? String ?? ""
        switch exchange.request.path {
        case "/api/show": exchange.json(OllamaShapes.show(context: context, capabilities: ["completion", "embedding"]))
        case "/api/embed":
            let inputs = body["input"] as? [String] ?? [body["input"] as? String ?? ""]
            let vectors = inputs.map { _ in [0.6, 0.8, 0] }
            exchange.json(OllamaShapes.embed(vectors, model: model, promptTokens: inputs.count))
        default:
            // Left out, it means yes.
            if body["stream"] as? Bool == false {
                return exchange.json(
                    OllamaShapes.chatEnd(pieces.joined(), model: model, promptTokens: promptTokens)
                )
            }
            let lines = pieces.map { OllamaShapes.chatPiece($0, model: model) }
            stream(exchange, lines + [OllamaShapes.chatEnd(model: model, promptTokens: promptTokens)])
        }
    }

    private static func stream(_ exchange: Exchange, _ lines: [String]) {
        exchange.beginChunks(200, ["Content-Type": "application/x-ndjson"])
        for line in lines { exchange.chunk(line + "\n") }
        exchange.chunk("")
    }
}
