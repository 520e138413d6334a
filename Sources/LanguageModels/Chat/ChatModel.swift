// SPDX-License-Identifier: GPL-3.0-or-later

/// A language model that answers prompts, wherever it runs.
package protocol ChatModel: Sendable {
    /// Answers one prompt.
    ///
    /// The prompt is never cut: what does not fit throws `model.context` before anything is sent, and a server that cut
    /// it all the same is found out. Throws the `model.…` codes and `CancellationError`.
    func complete(_ request: ChatRequest) async throws -> ChatReply

    /// Who answers at present: part of memo and cache keys.
    ///
    /// Throws why nobody can be told: the `model.…` codes that are of the environment, as `model.unreachable`, or
    /// `model.busy`.
    func identity() async throws -> ModelIdentity

    /// Says what became of a reply: whoever asks calls it once the answer was looked at, so that a useful one may be kept
    /// and given again, and one that was kept wrongly goes. Does nothing unless implemented.
    func settle(_ reply: ChatReply, to request: ChatRequest, isUseful: Bool) async
}

extension ChatModel {
    package func settle(_ reply: ChatReply, to request: ChatRequest, isUseful: Bool) async {}
}

/// A model, told apart from its namesakes.
package struct ModelIdentity: Sendable, Equatable {
    package enum Provider: String, Sendable {
        case ollama, openai
    }

    package var provider: Provider
    package var endpoint: String
    /// As the server lists it, as in `mistral:latest`.
    package var model: String
    /// Of the weights, where the server tells it.
    package var digest: String?
    package var serverVersion: String?
    /// The window in tokens that may be used; `nil` where the server does not tell.
    package var context: Int?

    package init(
        provider: Provider,
        endpoint: String,
        model: String,
        digest: String? = nil,
        serverVersion: String? = nil,
        context: Int? = nil
    ) {
        self.provider = provider
        self.endpoint = endpoint
        self.model = model
        self.digest = digest
        self.serverVersion = serverVersion
        self.context = context
    }

    /// What an answer depends on: the same text for the same weights, whichever endpoint has them.
    package var key: String { "\(provider.rawValue)/\(model)@\(digest ?? "unknown")" }
}
