// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import HTTPClient
import JSONSchemas
import LanguageModels
import LoopbackServer
import ModelServers

/// A server that answers like Ollama or like an OpenAI-compatible one; what it says to a prompt is up to the test.
struct FakeModelServer {
    enum Kind: CaseIterable, Sendable { case ollama, openai }

    let server: LoopbackServer
    let kind: Kind

    /// `answer` gets the parsed body of each chat request.
    init(
        _ kind: Kind,
        models: [String] = ["mistral:latest"],
        context: Int = 32_768,
        version: String = "0.33.0",
        answer: @escaping @Sendable (Exchange, JSONValue) -> Void
    ) throws {
        self.kind = kind
        server = try LoopbackServer { exchange in
            switch (kind, exchange.request.path) {
            case (.ollama, "/api/version"): exchange.json(OllamaShapes.version(version))
            case (.ollama, "/api/tags"): exchange.json(OllamaShapes.tags(models))
            case (.ollama, "/api/ps"): exchange.json(OllamaShapes.ps([], context: context))
            case (.ollama, "/api/show"): exchange.json(OllamaShapes.show(context: context))
            case (.openai, "/v1/models"):
                let list = models.map { #"{"id":"\#($0)","object":"model","meta":{"n_ctx":\#(context)}}"# }
                exchange.json(#"{"object":"list","data":[\#(list.joined(separator: ","))]}"#)
            case (.ollama, "/api/chat"), (.openai, "/v1/chat/completions"):
                answer(exchange, (try? JSONValue(parsing: exchange.request.body)) ?? .null)
            default: exchange.json(#"{"error":"not found"}"#, status: 404)
            }
        }
    }

    func model(
        _ name: String? = nil,
        provider: ModelConfiguration.Provider = .auto,
        context: Int? = nil,
        key: String? = nil
    ) -> ModelPool {
        ModelPool(
            ModelConfiguration(
                provider: provider,
                endpoints: [server.url()],
                model: name,
                context: context,
                apiKey: key
            ),
            http: HTTPClient()
        )
    }

    /// The body of a whole good answer as this kind of server streams it.
    static func stream(
        _ kind: Kind,
        _ pieces: [String],
        finish: String = "stop",
        promptTokens: Int = 9000,
        model: String = "mistral:latest"
    ) -> String {
        let text = { (piece: String) in JSONValue.string(piece).text }
        switch kind {
        case .ollama:
            let lines = pieces.map { OllamaShapes.chatPiece($0, model: model) }
            let end = OllamaShapes.chatEnd(model: model, reason: finish, promptTokens: promptTokens)
            return (lines + [end]).map { $0 + "\n" }.joined()
        case .openai:
            let lines = pieces.map {
                #"data: {"model":"\#(model)","choices":[{"index":0,"delta":{"content":\#(text($0))},"finish_reason":null}]}"#
                    + "\n\n"
            }
            return #"data: {"model":"\#(model)","choices":[{"index":0,"delta":{"role":"assistant","content":null}}]}"#
                + "\n\n"
                + ": ping\n\n" + lines.joined()
                + #"data: {"choices":[{"index":0,"delta":{},"finish_reason":"\#(finish)"}]}"# + "\n\n"
                + #"data: {"choices":[],"usage":{"prompt_tokens":\#(promptTokens),"completion_tokens":7}}"# + "\n\n"
                + "data: [DONE]\n\n"
        }
    }

    static func contentType(_ kind: Kind) -> [String: String] {
        ["Content-Type": kind == .ollama ? "application/x-ndjson" : "text/event-stream"]
    }

    /// Sends a whole good answer.
    static func send(_ exchange: Exchange, _ kind: Kind, _ text: String, promptTokens: Int = 9000) {
        exchange.beginChunks(200, contentType(kind))
        exchange.chunks(of: 4096, stream(kind, [text], promptTokens: promptTokens))
    }
}
