// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import HTTPClient
import JobModel

extension ModelServer {
    /// The server of a configuration that is narrowed to one endpoint.
    ///
    /// Throws `model.refused` where the settings name a key that is not there: without it the server would say no less
    /// clearly, and the key of another server must never be sent in its place.
    init(_ narrowed: ModelConfiguration, http: HTTPClient) throws(GreffierError) {
        guard let endpoint = narrowed.endpoints.first else { throw narrowed.withoutEndpoint }
        let key: String?
        switch narrowed.key {
        case .value(let value): key = value
        case .missing(let reason):
            let name = endpoint.url.withoutSecrets
            throw GreffierError(
                .modelRefused,
                ErrorDetail("\(name): \(reason.english)", french: "\(name) : \(reason.french)")
            )
        case nil: key = nil
        }
        self.init(base: endpoint.url, apiKey: key, http: http)
    }
}

extension ModelConfiguration {
    /// What is wrong with a model that names no server.
    var withoutEndpoint: GreffierError {
        GreffierError(
            .modelUnconfigured,
            ErrorDetail("model \(name) has no endpoint", french: "le modèle \(name) n’a pas d’adresse")
        )
    }
}
