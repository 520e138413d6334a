// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import HTTPClient
import JobModel
import LanguageModels
import Retrieval

extension ServiceFactory {
    /// The models that greffier.yaml names, by name.
    ///
    /// Throws for an address that is none. A key that is missing is no error here: the model says so when it is asked.
    static func models(_ workspace: Workspace) throws -> [String: ModelPool] {
        let configurations = try modelConfigurations(workspace)
        guard !configurations.isEmpty else { return [:] }
        let http = HTTPClient()
        return Dictionary(uniqueKeysWithValues: configurations.map { ($0.name, ModelPool($0, http: http)) })
    }

    /// The same for work: answered from memory where they can be, every call told to `record`.
    static func working(
        _ pools: [String: ModelPool],
        cache: AnswerCache,
        record: @escaping @Sendable (ModelCall) -> Void
    ) -> [String: any ChatModel] {
        pools.reduce(into: [:]) { models, entry in
            let cached = CachedModel(entry.value, cache: cache)
            let price = entry.value.configuration.price
            models[entry.key] = RecordedModel(cached, name: entry.key, price: price, clock: clock, record: record)
        }
    }

    /// What gives collections their vectors.
    ///
    /// Throws for an address that is none.
    static func embedder(_ workspace: Workspace) throws -> any Embedder {
        guard let model = workspace.settings.embedding else { return LexicalEmbedder() }
        let environment = ProcessInfo.processInfo.environment
        let configuration = try ModelConfiguration(model, name: "embedding", environment: environment)
        return ModelEmbedder(ConfiguredEmbedder(configuration, http: HTTPClient()))
    }

    /// Answers of models that may be given again.
    static func answers(_ workspace: Workspace) -> AnswerCache {
        AnswerCache(directory: workspace.state + "/cache/models")
    }
}
