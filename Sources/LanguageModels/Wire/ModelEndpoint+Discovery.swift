// SPDX-License-Identifier: GPL-3.0-or-later
import JobModel
import TextFolding

extension ModelEndpoint {
    /// Finds out what the server speaks and which of its models is meant.
    ///
    /// Ollama is asked first, whatever the settings say: its OpenAI-compatible door would cut long prompts without a word.
    static func discover(_ server: ModelServer, for configuration: ModelConfiguration) async throws -> ModelEndpoint {
        if let ollama = try await OllamaBackend.probe(server, keepAlive: configuration.keepAlive) {
            let listed = try await ollama.listedModels()
            let model = try await ollama.completed(choose(configuration.model, among: listed, at: server.name))
            try model.require("completion", at: server.name)
            return ModelEndpoint(
                server: server,
                backend: ollama,
                model: model,
                listed: listed,
                // It does not tell how many it was started for.
                slots: max(1, configuration.parallel ?? 1),
                identity: ModelIdentity(
                    provider: .ollama,
                    endpoint: server.name,
                    model: model.name,
                    digest: model.digest,
                    serverVersion: ollama.version,
                    context: limit(configuration.context ?? OllamaBackend.usualLimit, model.context)
                )
            )
        }
        guard configuration.provider != .ollama else {
            throw GreffierError(
                .modelAddress,
                ErrorDetail("\(server.name) is no Ollama", french: "\(server.name) n’est pas un Ollama")
            )
        }
        let backend = OpenAIBackend(server: server)
        let listed = try await backend.listedModels()
        let model = try choose(configuration.model, among: listed, at: server.name)
        return ModelEndpoint(
            server: server,
            backend: backend,
            model: model,
            listed: listed,
            slots: await slots(
                of: server,
                model,
                program: backend.program(of: model),
                set: configuration.parallel
            ),
            identity: ModelIdentity(
                provider: .openai,
                endpoint: server.name,
                model: model.name,
                digest: model.digest,
                context: limit(configuration.context, model.context)
            )
        )
    }

    private static func limit(_ configured: Int?, _ model: Int?) -> Int? {
        guard let configured, let model else { return configured ?? model }
        return min(configured, model)
    }

    /// The listed model of this name; without a name `mistral`, else the only one.
    ///
    /// Servers of llama.cpp answer for any name with the model that they have: a name that is not listed is an error.
    static func choose(_ name: String?, among listed: [ListedModel], at endpoint: String) throws -> ListedModel {
        let names = listed.map(\.name)
        if let found = listed.first(where: { isSame($0.name, name ?? "mistral") }) { return found }
        guard let name else {
            if listed.count == 1 { return listed[0] }
            let some = names.prefix(5).joined(separator: ", ") + (names.count > 5 ? ", …" : "")
            throw GreffierError(
                .modelMissing,
                names.isEmpty
                    ? .init("\(endpoint) has no model at all", french: "\(endpoint) n’a aucun modèle")
                    : .init("\(endpoint): name one of \(some)", french: "\(endpoint) : nommez-en un parmi \(some)")
            )
        }
        let nearest = names.sorted { Similarity.ratio(name, $0) > Similarity.ratio(name, $1) }.prefix(3)
            .joined(separator: ", ")
        throw GreffierError(
            .modelMissing,
            ErrorDetail(
                "\(endpoint) has no model \(name); " + (names.isEmpty ? "it has none" : "nearest: \(nearest)"),
                french: "\(endpoint) n’a pas de modèle \(name) ; "
                    + (names.isEmpty ? "il n’en a aucun" : "les plus proches : \(nearest)")
            )
        )
    }

    /// `mistral` and `mistral:latest` are one.
    static func isSame(_ left: String, _ right: String) -> Bool {
        let full = { (name: String) in (name.contains(":") ? name : name + ":latest").lowercased() }
        return full(left) == full(right)
    }
}
