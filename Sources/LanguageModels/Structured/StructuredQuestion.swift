// SPDX-License-Identifier: GPL-3.0-or-later
package import JSONSchemas
import JobModel

/// A question to a model whose answer must obey a schema.
///
/// It is asked three times at the most, each time as one fresh turn: the same prompt first, so that servers which keep
/// the beginning of prompts read it once, then what was wrong. Whatever a server enforces, the answer is validated here in
/// full. An answer that the limit of tokens cut, or that went round in circles, is not begun anew: what is whole of it is
/// kept and shown at the end of the next turn, which asks for the rest.
package struct StructuredQuestion: Sendable {
    private let model: any ChatModel
    private let schema: JSONSchema
    private let maximumOutput: Int
    private let prompt: @Sendable (_ errors: [String]) -> String

    /// 0 unless set: the likeliest answer.
    package var temperature = 0.0
    /// 42 unless set.
    package var seed = 42
    /// Whether a turn after one that was cut may be twice as long, where the window has room; `true` unless set.
    package var mayGrow = true
    /// `nil` where nobody watches.
    package var watcher: AnswerWatcher?

    private static let attempts = 3

    /// What is asked of whom.
    ///
    /// `prompt` gives the whole prompt for the mistakes of the answer before, and puts them at its end; there are none
    /// at first. `maximumOutput` is in tokens.
    package init(
        model: any ChatModel,
        schema: JSONSchema,
        maximumOutput: Int,
        prompt: @escaping @Sendable (_ errors: [String]) -> String
    ) {
        self.model = model
        self.schema = schema
        self.maximumOutput = maximumOutput
        self.prompt = prompt
    }

    /// Asks until the answer is valid.
    ///
    /// Throws `CancellationError` only; failures of the model are the outcome.
    package func ask() async throws -> StructuredAnswer {
        var turns = StructuredTurns(schema: schema, maximumOutput: maximumOutput, mayGrow: mayGrow)
        var replies: [ChatReply] = []
        for _ in 1...Self.attempts {
            try Task.checkCancellation()
            do {
                let request = request(turns)
                let reply = try await model.complete(request)
                replies.append(reply)
                watcher?.reply(reply)
                let window = reply.finish == .length ? try? await model.identity().context : nil
                let value = turns.take(reply, window: window)
                await model.settle(reply, to: request, isUseful: value != nil)
                if let value {
                    return StructuredAnswer(outcome: .success(value), replies: replies)
                }
                if turns.isStuck { break }
            } catch let error as GreffierError {
                if error.code == .modelUngrounded {
                    turns.takeBreak()
                } else if error.code == .modelContext, turns.kept != nil {
                    // The kept part took the room that its rest would need.
                    break
                } else {
                    return StructuredAnswer(outcome: .failure(error), replies: replies)
                }
            }
        }
        let error = GreffierError(.modelUngrounded, detail: turns.reason)
        return StructuredAnswer(outcome: .failure(error), replies: replies, isUnfinished: turns.wasCut)
    }

    private func request(_ turns: StructuredTurns) -> ChatRequest {
        let text = prompt(turns.errors) + turns.continuation
        var request = ChatRequest(prompt: text, schema: schema, maximumOutput: turns.maximumOutput)
        request.temperature = temperature
        request.seed = seed
        request.onProgress = watcher?.progress
        return request
    }
}
