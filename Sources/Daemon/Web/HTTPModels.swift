// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import HTTPClient
import JSONSchemas
import JSONValues
import JobModel
import LanguageModels
import PipelineModel
import WebService

/// Asks language models for those who ask over HTTP.
struct HTTPModels: Sendable {
    let parts: ServiceParts
    private static let mostPrompt = 4 << 20
    private static let signOfLife = Duration.seconds(10)

    init(_ parts: ServiceParts) {
        self.parts = parts
    }

    // MARK: Status

    /// `GET /api/v1/models/status`: each model and its servers, looked at now; with none the answer says so in words.
    func status(_ request: WebRequest) async -> WebResponse {
        let configurations = parts.pools.sorted { $0.key < $1.key }.map(\.value.configuration)
        var answer = JSONObject([("models", .array([]))])
        if configurations.isEmpty {
            return WebResponse(.object(answer.adding(GreffierError(.modelUnconfigured).json(in: request.language))))
        }
        // Has a thread of its own, which an idle service does not need.
        let http = HTTPClient()
        var models: [JSONValue] = []
        for configuration in configurations {
            let surveys = await ModelSurvey(configuration, http: http).look()
            models.append([
                "name": .string(configuration.name), "usable": .bool(surveys.contains(where: \.isUsable)),
                "endpoints": .array(surveys.map { Self.json($0, request.language) }),
            ])
        }
        answer["models"] = .array(models)
        return WebResponse(.object(answer))
    }

    private static func json(_ survey: EndpointSurvey, _ language: ReportLanguage) -> JSONValue {
        let line = JSONObject([
            ("endpoint", .string(survey.endpoint)), ("usable", .bool(survey.isUsable)),
            ("server", survey.label.map { .string($0.rawValue) } ?? .null),
            ("version", survey.version.map(JSONValue.string) ?? .null),
            ("model", survey.identity.map { .string($0.model) } ?? .null),
            ("context", survey.identity?.context.map(JSONValue.integer) ?? .null),
            ("models", .array(survey.models.map { .string($0.name) })),
        ])
        return .object(line.adding(survey.error?.json(in: language) ?? JSONObject()))
    }

    // MARK: Generation

    /// `POST /api/v1/generate`: the answer of a model as it is written.
    func generate(_ request: WebRequest) async throws -> WebResponse {
        guard request.mediaType == "application/json" else { throw GreffierError(.webMediaType) }
        guard let json = try? JSONValue(parsing: try await request.content(upTo: Self.mostPrompt)), json.object != nil
        else { throw GreffierError.wrongRequest("the content is no JSON object", "le contenu n’est pas un objet JSON") }
        let question = try Self.question(json)
        let name = try Self.model(json[key: "model"])
        guard let model = parts.models[name] else {
            throw GreffierError.unconfigured(model: name, known: parts.models.keys)
        }
        // Nothing is begun where nobody answers: who asks gets a status and words instead of a stream.
        _ = try await model.identity()
        let language = request.language
        return WebResponse { stream in try await Self.answer(question, model, language, stream) }
    }

    private static func model(_ value: JSONValue?) throws -> String {
        guard let value else { return StageKindDescription.usualModel }
        guard let name = value.string, !name.isEmpty else {
            throw GreffierError.wrongRequest("model is a name of greffier.yaml", "model est un nom de greffier.yaml")
        }
        return name
    }

    private static func question(_ json: JSONValue) throws -> ChatRequest {
        guard let prompt = json[key: "prompt"]?.string, !prompt.isEmpty else {
            throw GreffierError.wrongRequest("prompt is missing", "prompt manque")
        }
        var question = ChatRequest(prompt: prompt)
        if let most = json[key: "max_tokens"] {
            guard let most = most.integer, (1...131_072).contains(most) else {
                throw GreffierError.wrongRequest("max_tokens is from 1 to 131072", "max_tokens va de 1 à 131072")
            }
            question.maximumOutput = most
        }
        if let temperature = json[key: "temperature"] {
            guard let temperature = temperature.number, (0...2).contains(temperature) else {
                throw GreffierError.wrongRequest("temperature is from 0 to 2", "temperature va de 0 à 2")
            }
            question.temperature = temperature
        }
        if let schema = json[key: "schema"], !schema.isNull {
            guard schema.object != nil, let schema = try? JSONSchema(schema) else {
                throw GreffierError.wrongRequest(
                    "schema is no JSON Schema that can be used",
                    "schema n’est pas un schéma JSON utilisable"
                )
            }
            question.schema = schema
        }
        return question
    }

    /// What is seen while a model answers.
    private enum Sight: Sendable {
        case progress(ChatProgress)
        case done(Result<ChatReply, GreffierError>)
        case nothing
    }

    private static func answer(
        _ question: ChatRequest,
        _ model: any ChatModel,
        _ language: ReportLanguage,
        _ stream: WebStream
    ) async throws {
        let (sights, tell) = AsyncStream.makeStream(of: Sight.self)
        var question = question
        question.onProgress = { tell.yield(.progress($0)) }
        let work = Task { [question] in
            do {
                tell.yield(.done(.success(try await model.complete(question))))
            } catch {
                tell.yield(.done(.failure(.wrapping(error))))
            }
        }
        let life = Task {
            while (try? await Task.sleep(for: signOfLife)) != nil { tell.yield(.nothing) }
        }
        defer {
            work.cancel()
            life.cancel()
        }
        var hasText = false
        for await sight in sights {
            switch sight {
            case .nothing: try await stream.keepAlive()
            case .progress(.began(let endpoint)): try await stream.event("began", ["endpoint": .string(endpoint)])
            case .progress(.text(let text)):
                hasText = true
                try await stream.event("text", ["text": .string(text)])
            case .done(.success(let reply)):
                // An answer from memory comes at once.
                if !hasText { try await stream.event("text", ["text": .string(reply.text)]) }
                return try await stream.event("done", Self.json(reply))
            case .done(.failure(let error)):
                return try await stream.event("error", .object(error.json(in: language)))
            }
        }
        // The reader is gone, or the service stops.
        try Task.checkCancellation()
    }

    private static func json(_ reply: ChatReply) -> JSONValue {
        [
            "finish": .string(reply.finish.rawValue), "model": .string(reply.model), "cached": .bool(reply.isCached),
            "prompt_tokens": reply.promptTokens.map(JSONValue.integer) ?? .null,
            "output_tokens": reply.outputTokens.map(JSONValue.integer) ?? .null,
        ]
    }
}
