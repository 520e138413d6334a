// SPDX-License-Identifier: GPL-3.0-or-later
package import HTTPClient
import JobModel

/// An embedding model of greffier.yaml behind its endpoints: the first one that can be used answers.
package actor ConfiguredEmbedder: EmbeddingModel {
    private let configuration: ModelConfiguration
    private let http: HTTPClient
    private var known: [Int: EmbeddingEndpoint] = [:]

    package init(_ configuration: ModelConfiguration, http: HTTPClient) {
        self.configuration = configuration
        self.http = http
    }

    package func embed(_ texts: [String]) async throws -> EmbeddingReply {
        try await onSomeEndpoint { try await $0.embed(texts) }
    }

    /// Asked anew each time: a server may have been given other weights under the same name.
    package func identity() async throws -> ModelIdentity {
        known.removeAll()
        return try await onSomeEndpoint { $0.identity }
    }

    private func onSomeEndpoint<Value: Sendable>(
        _ work: @Sendable (EmbeddingEndpoint) async throws -> Value
    ) async throws -> Value {
        var first: GreffierError?
        for (index, place) in configuration.endpoints.enumerated() {
            do {
                let endpoint = try await endpoint(index, place)
                return try await work(endpoint)
            } catch let error as GreffierError {
                known[index] = nil
                first = first ?? error
            }
        }
        let none = "model \(configuration.name) has no endpoint in greffier.yaml"
        throw first ?? GreffierError(.modelUnreachable, detail: none)
    }

    private func endpoint(_ index: Int, _ place: ModelConfiguration.Endpoint) async throws -> EmbeddingEndpoint {
        if let endpoint = known[index] { return endpoint }
        let narrowed = configuration.narrowed(to: place)
        let server = try ModelServer(narrowed, http: http)
        let endpoint = try await EmbeddingEndpoint.discover(server, for: narrowed)
        known[index] = endpoint
        return endpoint
    }
}
