// SPDX-License-Identifier: GPL-3.0-or-later
import HTTPClient
import LanguageModels
import ModelServers

extension FakeModelServer {
    /// The client of this server.
    func model(
        _ name: String? = nil,
        provider: ModelConfiguration.Provider = .auto,
        context: Int? = nil,
        key: String? = nil
    ) -> ModelPool {
        ModelPool(
            ModelConfiguration(provider: provider, endpoints: [url], model: name, context: context, apiKey: key),
            http: HTTPClient()
        )
    }
}
