// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import HTTPClient
import JSONSchemas
import JobModel

/// The API that llama.cpp, LM Studio, vLLM, Mistral and others have in common (`/v1/chat/completions`).
struct OpenAIBackend: ModelBackend {
    let server: ModelServer

    /// Mistral's own servers refuse fields that they do not know, and call the seed by another name.
    private var isMistral: Bool { server.isMistral }

    func listedModels() async throws -> [ListedModel] {
        let response = try await server.ask("GET", "/v1/models")
        let isThere = response.status != 404 && response.status != 405
        guard response.head.isSuccess || !isThere else {
            throw ServerComplaint(head: response.head, body: response.body).error(at: server.name)
        }
        guard isThere, let models = try? JSONValue(parsing: response.body)[key: "data"]?.array else {
            let isPage = ServerComplaint(head: response.head, body: response.body).isWebPage
            throw GreffierError(
                .modelAddress,
                isPage
                    ? .init("\(server.name) answers with a web page", french: "\(server.name) répond par une page web")
                    : .init(
                        "\(server.name) is neither Ollama nor OpenAI-compatible",
                        french: "\(server.name) n’est ni un Ollama ni un serveur compatible OpenAI"
                    )
            )
        }
        return models.compactMap { model in
            let context =
                model[key: "meta"]?[key: "n_ctx"] ?? model[key: "max_model_len"] ?? model[key: "max_context_length"]
            return model[key: "id"]?.string.map {
                ListedModel(name: $0, context: context?.integer, owner: model[key: "owned_by"]?.string)
            }
        }
    }

    var countsWholePrompt: Bool { true }

    func window(for tokens: Int, limit: Int?) -> Int? { nil }

    func httpRequest(_ request: ChatRequest, model: ListedModel, window: Int?, level: SchemaLevel) -> HTTPRequest {
        var body = JSONObject([
            ("model", .string(model.name)),
            ("messages", [["role": "user", "content": .string(request.prompt)]]),
            ("stream", true), ("temperature", .number(request.temperature)),
            ("max_tokens", .integer(request.maximumOutput)),
            (isMistral ? "random_seed" : "seed", .integer(request.seed)),
        ])
        if !isMistral { body["stream_options"] = ["include_usage": true] }
        if let schema = request.schema {
            switch level {
            // The nested form: llama.cpp takes the flat one too, and then enforces nothing.
            case .schema:
                body["response_format"] = [
                    "type": "json_schema",
                    "json_schema": ["name": "answer", "strict": true, "schema": schema.source],
                ]
            case .objectWithSchema: body["response_format"] = ["type": "json_object", "schema": schema.source]
            case .object: body["response_format"] = ["type": "json_object"]
            case .none: break
            }
        }
        return server.request("POST", "/v1/chat/completions", body: .object(body))
    }

    func read(_ line: String, into builder: inout AnswerBuilder) throws {
        var text = line[...]
        if text.hasPrefix("event:") {
            builder.isErrorEvent = text.dropFirst(6).drop { $0 == " " } == "error"
            return
        } else if text.hasPrefix("data:") {
            text = text.dropFirst(5)
        } else if !text.hasPrefix("{") {
            // Comments keep the connection alive.
            return
        }
        text = text.drop { $0 == " " }
        guard !text.isEmpty, text != "[DONE]" else { return }
        let parsed = try? JSONValue(parsing: String(text))
        if builder.isErrorEvent {
            // Its data may be in any shape, also plain text.
            throw ServerComplaint(streamed: parsed ?? .string(String(text))).error(at: server.name)
        }
        guard let value = parsed else {
            throw GreffierError(.modelUngrounded, detail: "\(server.name): a piece of the answer is not JSON")
        }
        let isError = value[key: "object"]?.string == "error" || value[key: "error"].map { !$0.isNull } ?? false
        if isError { throw ServerComplaint(streamed: value).error(at: server.name) }
        if let model = value[key: "model"]?.string { builder.model = model }
        if let usage = value[key: "usage"], usage.object != nil {
            builder.promptTokens = usage[key: "prompt_tokens"]?.integer
            builder.outputTokens = usage[key: "completion_tokens"]?.integer
            builder.cachedTokens = usage[key: "prompt_tokens_details"]?[key: "cached_tokens"]?.integer
        }
        // Only llama.cpp's server tells its times.
        if let timings = value[key: "timings"], timings.object != nil {
            let time = { (key: String) in
                // A number beyond all sense would not fit a duration.
                timings[key: key]?.number.flatMap { (0...1e12).contains($0) ? Duration.microseconds($0 * 1000) : nil }
            }
            builder.timing = ChatTiming(prompt: time("prompt_ms"), output: time("predicted_ms"))
            builder.cachedTokens = builder.cachedTokens ?? timings[key: "cache_n"]?.integer
        }
        guard let choice = value[key: "choices"]?.array?.first else { return }
        // A server that does not stream sends one whole message.
        builder.append((choice[key: "delta"] ?? choice[key: "message"])?[key: "content"]?.string ?? "")
        switch choice[key: "finish_reason"]?.string {
        case "stop": builder.finish = .stop
        case "length", "model_length": builder.finish = .length
        case .some(let reason):
            throw GreffierError(.modelUngrounded, detail: "\(server.name): the answer ended with \(reason.prefix(40))")
        case nil: break
        }
    }
}
