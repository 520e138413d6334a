// SPDX-License-Identifier: GPL-3.0-or-later

/// What a real question to a model showed.
package struct ModelTrial: Sendable, Equatable {
    /// From the question to the end of the answer.
    package var duration: Duration
    package var promptTokens: Int?
    package var outputTokens: Int?
    /// Tokens of the prompt read a second; `nil` where nothing tells how long reading took.
    package var readRate: Double?
    /// Tokens written a second.
    package var writeRate: Double?
    /// Whether the answer obeyed the schema that was sent; a server that enforces none leaves that to chance.
    package var obeyed: Bool
    /// How the server is asked for JSON.
    package var form: SchemaLevel
    /// Whether it lets no other answer be written; `false` where all depends on the model.
    package var isEnforced: Bool

    /// What `reply` tells; without the server's own times the whole duration counts as writing.
    init(_ reply: ChatReply, obeyed: Bool, form: SchemaLevel, isEnforced: Bool) {
        duration = reply.duration
        promptTokens = reply.promptTokens
        outputTokens = reply.outputTokens
        self.obeyed = obeyed
        self.form = form
        self.isEnforced = isEnforced
        let read = reply.promptTokens.map { $0 - (reply.cachedTokens ?? 0) }
        readRate = TokenRate.of(read, in: reply.timing.prompt)
        // The answer to the trial is short; a rough figure is better than none.
        writeRate = TokenRate.of(reply.outputTokens, in: reply.timing.output ?? reply.duration, atLeast: 1)
    }
}
