// SPDX-License-Identifier: GPL-3.0-or-later

/// A prompt that wants a server, with all that the choice depends on.
struct PoolJob: Sendable, Equatable {
    let id: Int
    let prompt: String
    /// Of the prompt, guessed on the safe side.
    let promptTokens: Int
    /// The least that the prompt can be.
    let leastTokens: Int
    /// The largest answer allowed.
    let outputLimit: Int
    /// Servers that failed on it already.
    var excluded: Set<Int> = []

    init(id: Int, _ request: ChatRequest) {
        self.id = id
        prompt = request.prompt
        promptTokens = TokenEstimate.tokens(in: request.prompt) + TokenEstimate.frame
        leastTokens = TokenEstimate.lowerBound(of: request.prompt)
        outputLimit = request.maximumOutput
    }

    /// Tokens that it may use in all.
    var budget: Int { promptTokens + outputLimit }
}
