// SPDX-License-Identifier: GPL-3.0-or-later
package import HTTPClient
import JSONSchemas
import JobModel

/// Looks at the endpoints of a model, each afresh and all at once: for people, who want to see every one of them.
///
/// Nothing is remembered, and no endpoint stands in for another.
package struct ModelSurvey: Sendable {
    private let configuration: ModelConfiguration
    private let http: HTTPClient

    package init(_ configuration: ModelConfiguration, http: HTTPClient) {
        self.configuration = configuration
        self.http = http
    }

    /// What each endpoint is and has, in the order of the settings; with `trial` each usable one is asked a question.
    ///
    /// Takes about as long as the slowest endpoint: some seconds for one that does not answer, with `trial` as long as its
    /// model takes to load.
    package func look(trial: Bool = false) async -> [EndpointSurvey] {
        await withTaskGroup(of: (Int, EndpointSurvey).self) { group in
            for (index, endpoint) in configuration.endpoints.enumerated() {
                let narrowed = configuration.narrowed(to: endpoint)
                group.addTask { (index, await look(narrowed, at: endpoint.url.withoutSecrets, trial: trial)) }
            }
            var surveys: [(Int, EndpointSurvey)] = []
            for await survey in group { surveys.append(survey) }
            return surveys.sorted { $0.0 < $1.0 }.map(\.1)
        }
    }

    /// What fetches models to the first endpoint that is an Ollama.
    ///
    /// Throws the `model.…` codes where no endpoint answers.
    package func pull() async throws -> PullServer {
        var other: String?
        var failure: GreffierError?
        for endpoint in configuration.endpoints {
            do {
                let server = try ModelServer(configuration.narrowed(to: endpoint), http: http)
                if try await OllamaBackend.probe(server) != nil {
                    return .ollama(OllamaPull(server: server))
                }
                other = other ?? server.name
            } catch let error as GreffierError {
                failure = failure ?? error
            }
        }
        if let other { return .other(endpoint: other) }
        throw failure ?? GreffierError(.modelUnconfigured, detail: configuration.name)
    }

    private func look(_ narrowed: ModelConfiguration, at endpoint: String, trial: Bool) async -> EndpointSurvey {
        var survey = EndpointSurvey(endpoint: endpoint)
        do {
            var server = try ModelServer(narrowed, http: http)
            server.memory = AnswerMemory()
            let listing = try await ModelListing.ask(server)
            survey.label = listing.label
            survey.version = listing.version
            survey.models = listing.models
            if let meant = try? ModelEndpoint.choose(narrowed.model, among: listing.names, at: server.name),
                listing.models.contains(where: { $0.name == meant.name && $0.isEmbedder })
            {
                try await lookAtEmbedder(server, narrowed, &survey, trial: trial)
                return survey
            }
            let model = try await ModelEndpoint.discover(server, for: narrowed)
            survey.identity = model.identity
            survey.label = model.program
            survey.slots = model.slots
            if trial { survey.trial = try await Self.ask(model, clocks: AnswerClocks(limit: narrowed.timeout)) }
        } catch {
            survey.error = .wrapping(error)
        }
        return survey
    }

    private func lookAtEmbedder(
        _ server: ModelServer,
        _ narrowed: ModelConfiguration,
        _ survey: inout EndpointSurvey,
        trial: Bool
    ) async throws {
        survey.isEmbedder = true
        let embedder = try await EmbeddingEndpoint.discover(server, for: narrowed)
        survey.identity = embedder.identity
        guard trial else { return }
        let reply = try await embedder.embed(["Comptable, dix ans d’expérience en cabinet à Nantes"])
        let vector = try reply.vectors.first?.get() ?? []
        survey.vectors = VectorTrial(duration: reply.duration, dimension: vector.count)
    }

    /// One short question with a schema, as the pipelines ask theirs.
    private static func ask(_ model: ModelEndpoint, clocks: AnswerClocks) async throws -> ModelTrial {
        let schema = try JSONSchema([
            "type": "object", "properties": ["city": ["type": "string", "enum": ["Nantes", "Lyon"]]],
            "required": ["city"], "additionalProperties": false,
        ])
        let prompt = """
            Read the lines below and answer with one JSON object with the single key "city", whose value is the town that
            the lines name: "Nantes" or "Lyon".

            1| Camille Exemple, comptable
            2| 12 rue de l’Exemple, 44000 Nantes
            3| Dix ans d’expérience en cabinet et en entreprise
            """
        await model.learnForms()
        let request = ChatRequest(prompt: prompt, schema: schema, maximumOutput: 64)
        let reply = try await model.complete(request, clocks: clocks)
        return ModelTrial(
            reply,
            obeyed: reply.finish == .stop && schema.isObeyed(by: reply.text),
            form: await model.level,
            isEnforced: await model.enforcesSchemas ?? false
        )
    }
}
