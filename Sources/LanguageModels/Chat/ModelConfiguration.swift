// SPDX-License-Identifier: GPL-3.0-or-later
package import Foundation
import HTTPClient

/// One model of `models` in greffier.yaml: where it is served, under which name, and what it may cost.
package struct ModelConfiguration: Sendable, Equatable, CustomStringConvertible {
    /// The key under `models`, as in `default`.
    package var name: String
    package var provider: Provider
    /// The servers that have the model; where all else is equal the first is asked.
    package var endpoints: [Endpoint]
    /// As the server calls it; `nil` takes `mistral` where it is listed, else the only one listed.
    package var model: String?
    /// The largest window to use, in tokens; `nil` asks the server.
    package var context: Int?
    /// Sent as a bearer token; `nil` sends none.
    package var key: ModelKey?
    /// How long an Ollama keeps the model in memory after a request; 30 minutes unless set, `nil` for ever.
    package var keepAlive: Duration? = .seconds(1800)
    /// Whether the model is loaded when the daemon starts; not unless set.
    package var warmUp = false
    /// Requests that one server answers at once; `nil` asks the server, and takes 1 where it does not tell.
    package var parallel: Int?
    /// What each server allows a minute.
    package var rate = ModelRate()
    /// What tokens cost; `nil` where they cost nothing or nobody counts.
    package var price: ModelPrice?
    /// The longest that one answer may take; `nil` derives it from the server's speed.
    package var timeout: Duration?

    package init(
        name: String = "default",
        provider: Provider = .auto,
        at endpoints: [Endpoint],
        model: String? = nil,
        context: Int? = nil,
        key: ModelKey? = nil
    ) {
        self.name = name
        self.provider = provider
        self.endpoints = endpoints
        self.model = model
        self.context = context
        self.key = key
    }

    /// The same for servers that differ by their addresses alone.
    package init(
        name: String = "default",
        provider: Provider = .auto,
        endpoints: [URL],
        model: String? = nil,
        context: Int? = nil,
        apiKey: String? = nil
    ) {
        self.init(
            name: name,
            provider: provider,
            at: endpoints.map { Endpoint(url: $0) },
            model: model,
            context: context,
            key: apiKey.map(ModelKey.value)
        )
    }

    /// What the server speaks.
    package enum Provider: String, Sendable, CaseIterable {
        case auto, ollama, openai
    }

    /// One server, and what differs there from the rest of the model.
    package struct Endpoint: Sendable, Equatable {
        /// The base of the address.
        package var url: URL
        /// What this server calls the model.
        package var model: String?
        package var key: ModelKey?
        package var context: Int?
        package var parallel: Int?

        package init(
            url: URL,
            model: String? = nil,
            key: ModelKey? = nil,
            context: Int? = nil,
            parallel: Int? = nil
        ) {
            self.url = url
            self.model = model
            self.key = key
            self.context = context
            self.parallel = parallel
        }
    }

    /// What holds at one of the endpoints: its own values before those of the model.
    package func narrowed(to endpoint: Endpoint) -> ModelConfiguration {
        var narrowed = self
        narrowed.endpoints = [endpoint]
        narrowed.model = endpoint.model ?? model
        narrowed.key = endpoint.key ?? key
        narrowed.context = endpoint.context ?? context
        narrowed.parallel = endpoint.parallel ?? parallel
        return narrowed
    }

    package var description: String {
        "\(name): \(model ?? "any model") at \(endpoints.map(\.url.withoutSecrets).joined(separator: ", "))"
    }
}
