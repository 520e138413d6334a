// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import HTTPClient
import JSONSchemas

/// A server and the models on it, as it tells of them itself.
struct ModelListing: Sendable, Equatable {
    var label: ServerLabel
    var version: String?
    var models: [InstalledModel]

    /// For the choice of one of them.
    var names: [ListedModel] { models.map { ListedModel(name: $0.name) } }

    /// Asks the server; what it adds beside its list (what is loaded, how large) is left out where it does not answer.
    ///
    /// The server is to have a memory, as some of it is asked more than once. Throws the `model.…` codes.
    static func ask(_ server: ModelServer) async throws -> ModelListing {
        if let ollama = try await OllamaBackend.probe(server) {
            let tags = try await server.ask("GET", "/api/tags")
            guard tags.head.isSuccess, let listed = try? JSONValue(parsing: tags.body)[key: "models"]?.array else {
                throw ServerComplaint(head: tags.head, body: tags.body).error(at: server.name)
            }
            let running = await server.optional("/api/ps")?[key: "models"]?.array
            return ModelListing(
                label: .ollama,
                version: ollama.version,
                models: listed.compactMap { InstalledModel(ollama: $0, running: running) }
            )
        }
        let backend = OpenAIBackend(server: server)
        let names = try await backend.listedModels()
        let label = names.first.map(backend.program) ?? .compatible
        let raw = await server.optional("/v1/models")?[key: "data"]?.array ?? []
        // LM Studio tells more in a list of its own.
        let studio = label == .lmStudio ? await server.optional("/api/v0/models")?[key: "data"]?.array : nil
        let version = label == .vllm ? await server.optional("/version")?[key: "version"]?.string : nil
        return ModelListing(
            label: label,
            version: version,
            models: names.map { listed in
                let entry = (studio ?? raw).first { $0[key: "id"]?.string == listed.name }
                var model = InstalledModel(openAI: entry ?? .null, name: listed.name)
                model.context = model.context ?? listed.context
                // llama.cpp's servers list what they have loaded.
                if label == .llamaServer || label == .llamaCppPython || label == .vllm { model.isLoaded = true }
                return model
            }
        )
    }

}

extension ModelServer {
    /// The JSON at `path`; `nil` where the server has none there.
    fileprivate func optional(_ path: String) async -> JSONValue? {
        guard let response = try? await ask("GET", path), response.head.isSuccess else { return nil }
        return try? JSONValue(parsing: response.body)
    }
}

extension InstalledModel {
    /// An entry of `/api/tags`; `running` is `/api/ps`, which alone knows the window that is allocated.
    fileprivate init?(ollama entry: JSONValue, running: [JSONValue]?) {
        guard let name = entry[key: "name"]?.string else { return nil }
        let details = entry[key: "details"]
        self.init(name: name, digest: entry[key: "digest"]?.string, size: entry[key: "size"]?.integer)
        parameters = details?[key: "parameter_size"]?.string
        quantization = details?[key: "quantization_level"]?.string
        let loaded = running?.first { $0[key: "name"]?.string == name }
        context = loaded?[key: "context_length"]?.integer ?? details?[key: "context_length"]?.integer
        isLoaded = running == nil ? nil : loaded != nil
        let capabilities = entry[key: "capabilities"]?.array?.compactMap(\.string) ?? []
        isEmbedder = capabilities.contains("embedding") && !capabilities.contains("completion")
    }

    /// An entry of `/v1/models`, or of LM Studio's own list.
    fileprivate init(openAI entry: JSONValue, name: String) {
        self.init(name: name)
        let meta = entry[key: "meta"]
        size = meta?[key: "size"]?.integer
        parameters = meta?[key: "n_params"]?.integer.map(Self.short)
        quantization = meta?[key: "ftype"]?.string ?? entry[key: "quantization"]?.string
        context = entry[key: "loaded_context_length"]?.integer ?? entry[key: "max_context_length"]?.integer
        isLoaded = entry[key: "state"]?.string.map { $0 == "loaded" }
        isEmbedder = entry[key: "type"]?.string == "embeddings"
    }

    /// A count of weights as Ollama writes it: `7.2B`, `127K`.
    private static func short(_ count: Int) -> String {
        let units: [(Int, String)] = [(1_000_000_000, "B"), (1_000_000, "M"), (1000, "K")]
        guard let (size, letter) = units.first(where: { count >= $0.0 }) else { return "\(count)" }
        let tenths = count * 10 / size
        return tenths % 10 == 0 || tenths >= 1000 ? "\(tenths / 10)\(letter)" : "\(tenths / 10).\(tenths % 10)\(letter)"
    }
}
