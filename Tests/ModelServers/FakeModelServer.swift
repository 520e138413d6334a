// SPDX-License-Identifier: GPL-3.0-or-later
package import Foundation
package import JSONSchemas
package import LoopbackServer

/// A server that answers like Ollama or like an OpenAI-compatible one; what it says to a prompt is up to the test.
package final class FakeModelServer: Sendable {
    package enum Kind: String, CaseIterable, Sendable { case ollama, openai }

    package let server: LoopbackServer
    package let kind: Kind

    /// The address.
    package var url: URL { server.url() }

    /// `answer` gets the parsed body of each chat request; `more` is asked first, and says whether it has answered.
    ///
    /// On `port`, so that a server can come back where it was, or on a free one. Throws `POSIXError`.
    package init(
        _ kind: Kind = .ollama,
        port: UInt16 = 0,
        models: [String] = ["mistral:latest"],
        loaded: [String] = [],
        context: Int = 32_768,
        version: String = "0.33.0",
        capabilities: [String] = ["completion"],
        owner: String = "test",
        more: @escaping @Sendable (Exchange) -> Bool = { _ in false },
        answer: @escaping @Sendable (Exchange, JSONValue) -> Void
    ) throws {
        self.kind = kind
        server = try LoopbackServer(port: port) { exchange in
            if more(exchange) { return }
            switch (kind, exchange.request.path) {
            case (.ollama, "/") where exchange.request.method == "GET":
                exchange.reply(200, ["Content-Type": "text/plain"], "Ollama is running")
            case (.ollama, "/api/version"): exchange.json(OllamaShapes.version(version))
            case (.ollama, "/api/tags"): exchange.json(OllamaShapes.tags(models))
            case (.ollama, "/api/ps"): exchange.json(OllamaShapes.ps(loaded, context: context))
            case (.ollama, "/api/show"):
                exchange.json(OllamaShapes.show(context: context, capabilities: capabilities))
            case (.openai, "/v1/models"):
                exchange.json(OpenAIShapes.models(models, context: context, owner: owner))
            case (.ollama, "/api/chat"), (.openai, "/v1/chat/completions"):
                answer(exchange, (try? JSONValue(parsing: exchange.request.body)) ?? .null)
            case (.ollama, _): exchange.reply(404, ["Content-Type": "text/plain"], "404 page not found")
            case (.openai, _): exchange.json(#"{"detail":"Not Found"}"#, status: 404)
            }
        }
    }

    /// An Ollama that fetches models as `pull` says, and answers no prompts.
    package static func pulling(_ pull: @escaping @Sendable (Exchange) -> Void) throws -> LoopbackServer {
        let fake = try FakeModelServer(
            more: { exchange in
                guard exchange.request.path == "/api/pull" else { return false }
                pull(exchange)
                return true
            },
            answer: { exchange, _ in exchange.json(OllamaShapes.error("not here"), status: 400) }
        )
        return fake.server
    }

    package func stop() { server.stop() }
}
