// SPDX-License-Identifier: GPL-3.0-or-later
import HTTPClient
import JSONSchemas
import JobModel

/// One server with an embedding model.
struct EmbeddingEndpoint: Sendable {
    let server: ModelServer
    let backend: any EmbeddingBackend
    let model: ListedModel
    let identity: ModelIdentity
    let counter: TokenCounter

    /// Finds out what the server speaks and which of its models is meant.
    static func discover(_ server: ModelServer, for settings: ModelConfiguration) async throws -> EmbeddingEndpoint {
        if let ollama = try await OllamaBackend.probe(server, keepAlive: settings.keepAlive) {
            let named = try ModelEndpoint.choose(
                settings.model,
                among: try await ollama.listedModels(),
                at: server.name
            )
            let model = try await ollama.completed(named)
            try model.require("embedding", at: server.name)
            return EmbeddingEndpoint(server, ollama, model, .ollama, .ollama, ollama.version, settings)
        }
        let backend = OpenAIBackend(server: server)
        let model = try ModelEndpoint.choose(settings.model, among: try await backend.listedModels(), at: server.name)
        return EmbeddingEndpoint(server, backend, model, backend.program(of: model), .openai, nil, settings)
    }

    private init(
        _ server: ModelServer,
        _ backend: any EmbeddingBackend,
        _ model: ListedModel,
        _ program: ServerLabel,
        _ provider: ModelIdentity.Provider,
        _ version: String?,
        _ settings: ModelConfiguration
    ) {
        self.server = server
        self.backend = backend
        self.model = model
        identity = ModelIdentity(
            provider: provider,
            endpoint: server.name,
            model: model.name,
            digest: model.digest,
            serverVersion: version,
            context: [settings.context, model.context].compactMap { $0 }.min()
        )
        counter = TokenCounter(server: server, program: program, model: model.name)
    }

    /// The vectors of `texts`; see `EmbeddingModel`.
    func embed(_ texts: [String]) async throws -> EmbeddingReply {
        var run = EmbeddingRun(endpoint: self, texts: texts)
        try await run.embedAll()
        return run.reply
    }

    /// One request.
    ///
    /// Throws the `model.…` codes and `CancellationError`.
    func request(_ texts: [String], tokens: Int) async throws -> EmbeddingBatchAnswer {
        var http = backend.embeddingRequest(texts, model: model)
        http.timeouts.headers = .seconds(120 + tokens / 7)
        http.timeouts.total = .seconds(300 + tokens / 3)
        http.acceptsCompression = true
        let response: HTTPResponse
        do {
            response = try await server.http.send(http)
        } catch let failure as HTTPFailure {
            throw failure.modelError
        }
        guard response.head.isSuccess else {
            throw ServerComplaint(head: response.head, body: response.body).error(at: server.name)
        }
        guard let value = try? JSONValue(parsing: response.body) else {
            throw GreffierError(.modelUngrounded, detail: "\(server.name): the answer is not JSON")
        }
        if let error = value[key: "error"], !error.isNull {
            throw ServerComplaint(streamed: value).error(at: server.name)
        }
        return try backend.read(value, count: texts.count)
    }
}
