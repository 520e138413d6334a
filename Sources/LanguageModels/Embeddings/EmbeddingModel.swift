// SPDX-License-Identifier: GPL-3.0-or-later
package import JobModel

/// A model that turns texts into vectors, wherever it runs.
package protocol EmbeddingModel: Sendable {
    /// The vectors of `texts`, in their order.
    ///
    /// No text is cut: one that is too long has `model.context` as its result, one that the model cannot take
    /// `model.capability` or `model.ungrounded`; the others have their vectors. What concerns all of them is thrown:
    /// `model.unreachable`, `model.refused`, `model.busy`, `model.capability`, and `CancellationError`.
    func embed(_ texts: [String]) async throws -> EmbeddingReply

    /// Who answers at present: vectors of two models must never be compared.
    func identity() async throws -> ModelIdentity
}

/// The vectors of some texts.
package struct EmbeddingReply: Sendable {
    /// One for each text, of length 1 and all of one dimension; or why there is none.
    package var vectors: [Result<[Float], GreffierError>]
    /// As the server names it.
    package var model: String
    /// Of the weights, where the server tells it.
    package var digest: String?
    /// The address that answered.
    package var endpoint: String
    /// Tokens of the texts, as the server counted them.
    package var promptTokens: Int?
    /// How many requests it took.
    package var requests: Int
    package var duration: Duration

    package init(
        vectors: [Result<[Float], GreffierError>],
        model: String,
        digest: String?,
        endpoint: String,
        promptTokens: Int?,
        requests: Int,
        duration: Duration
    ) {
        self.vectors = vectors
        self.model = model
        self.digest = digest
        self.endpoint = endpoint
        self.promptTokens = promptTokens
        self.requests = requests
        self.duration = duration
    }
}
