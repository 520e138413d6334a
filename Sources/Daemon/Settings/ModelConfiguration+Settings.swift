// SPDX-License-Identifier: GPL-3.0-or-later
package import LanguageModels

extension ModelConfiguration {
    /// A model as greffier.yaml has it, with the keys that it names read from `environment`.
    ///
    /// Throws `model.address` with the address that is none.
    package init(_ settings: Settings.Model, name: String, environment: [String: String]) throws {
        let secrets = SecretReader(environment: environment)
        self.init(
            name: name,
            provider: Provider(rawValue: settings.provider) ?? .auto,
            at: try settings.endpoints.map { endpoint in
                Endpoint(
                    url: try Self.baseURL(endpoint.url),
                    model: endpoint.model,
                    key: endpoint.key.map(secrets.key),
                    context: endpoint.context,
                    parallel: endpoint.parallel
                )
            },
            model: settings.model,
            context: settings.context,
            key: settings.key.map(secrets.key)
        )
        keepAlive = settings.keepAlive.map { .seconds($0) }
        warmUp = settings.warmUp
        parallel = settings.parallel
        rate = ModelRate(
            requestsPerMinute: settings.requestsPerMinute,
            tokensPerMinute: settings.tokensPerMinute
        )
        price = settings.price.map { ModelPrice(input: $0.input, output: $0.output, currency: $0.currency) }
        timeout = settings.timeout.map { .seconds($0) }
    }
}
