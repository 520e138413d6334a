// SPDX-License-Identifier: GPL-3.0-or-later
import JobModel

extension ModelEndpoint {
    /// The size of a prompt that fits with its answer.
    ///
    /// It is guessed on the safe side; only where the guess does not fit the server is asked to count, if it can. Throws
    /// `model.context` for what does not fit.
    func promptSize(of request: ChatRequest) async throws -> PromptSize {
        let guess = TokenEstimate.tokens(in: request.prompt) + TokenEstimate.frame
        var size = PromptSize(tokens: guess, least: TokenEstimate.lowerBound(of: request.prompt))
        guard let limit = identity.context, guess + request.maximumOutput > limit else { return size }
        let counter = TokenCounter(server: server, program: program, model: model.name)
        // What is far beyond the window is not worth the question.
        if guess < 2 * limit, let count = await counter.tokens(inPrompt: request.prompt) {
            size = PromptSize(tokens: count, least: max(size.least, count * 9 / 10))
        }
        guard size.tokens + request.maximumOutput > limit else { return size }
        let about = size.tokens == guess ? "about " : ""
        throw GreffierError(
            .modelContext,
            detail:
                "\(server.name): \(about)\(size.tokens) tokens and \(request.maximumOutput) for the answer, room for \(limit)"
        )
    }
}
