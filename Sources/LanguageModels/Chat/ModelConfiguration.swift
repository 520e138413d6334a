// SPDX-License-Identifier: GPL-3.0-or-later
package import Foundation
import JobModel

/// One model of `models` in greffier.yaml: where it is served and under which name.
package struct ModelConfiguration: Sendable, Equatable, CustomStringConvertible {
    /// The key under `models`, as in `default`.
    package var name: String
    package var provider: Provider
    /// Base addresses, tried in order.
    package var endpoints: [URL]
    /// As the server calls it; `nil` takes `mistral` where it is listed, else the only one listed.
    package var model: String?
    /// The largest window to use, in tokens; `nil` asks the server.
    package var context: Int?
    /// Sent as a bearer token; never part of a message.
    package var apiKey: String?

    package init(
        name: String = "default",
        provider: Provider = .auto,
        endpoints: [URL],
        model: String? = nil,
        context: Int? = nil,
        apiKey: String? = nil
    ) {
        self.name = name
        self.provider = provider
        self.endpoints = endpoints
        self.model = model
        self.context = context
        self.apiKey = apiKey
    }

    /// The same from what settings hold.
    ///
    /// Throws `model.unreachable` with the address that is none.
    package init(
        name: String,
        provider: Provider,
        addresses: [String],
        model: String? = nil,
        context: Int? = nil,
        apiKey: String? = nil
    ) throws {
        self.init(
            name: name,
            provider: provider,
            endpoints: try addresses.map(Self.baseURL),
            model: model,
            context: context,
            apiKey: apiKey
        )
    }

    /// What the server speaks.
    package enum Provider: String, Sendable {
        case auto, ollama, openai
    }

    package var description: String {
        "\(name): \(model ?? "any model") at \(endpoints.map(\.absoluteString).joined(separator: ", "))"
    }

    /// The base of an address as people write it (also `LLM_URL`): what follows the base is dropped.
    ///
    /// `http://host:11434/api/chat`, `…/v1`, `…/v1/chat/completions` and `…/generate/stream` all mean
    /// `http://host:11434`; a missing scheme means http. Throws `model.unreachable` for what is no web address.
    package static func baseURL(_ text: String) throws -> URL {
        var address = text.trimmingCharacters(in: .whitespacesAndNewlines)
        if !address.contains("://") { address = "http://" + address }
        var isShorter = true
        while isShorter {
            isShorter = false
            for ending in suffixes where address.hasSuffix(ending) {
                address.removeLast(ending.count)
                isShorter = true
            }
        }
        guard let url = URL(string: address), url.scheme == "http" || url.scheme == "https",
            url.host?.isEmpty == false, url.query == nil, url.fragment == nil
        else { throw GreffierError(.modelUnreachable, detail: "\(text) is no address of a server") }
        return url
    }

    private static let suffixes = [
        "/", "/generate/stream", "/api/chat", "/api/generate", "/api/tags", "/api", "/v1/chat/completions",
        "/v1/models",
        "/v1",
    ]
}
