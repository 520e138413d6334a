// SPDX-License-Identifier: GPL-3.0-or-later
package import JSONSchemas

/// One question to a model, as one user turn.
package struct ChatRequest: Sendable {
    /// The whole prompt; what many requests share stands first, so that servers can keep it.
    package var prompt: String
    /// What the answer must obey; `nil` for free text.
    package var schema: JSONSchema?
    /// The largest answer, in tokens; 1024 unless set.
    package var maximumOutput = 1024
    /// Another number, another answer, where the temperature is not 0.
    package var seed = 42
    /// 0 unless set: the likeliest answer.
    package var temperature = 0.0

    package init(prompt: String, schema: JSONSchema? = nil, maximumOutput: Int = 1024) {
        self.prompt = prompt
        self.schema = schema
        self.maximumOutput = maximumOutput
    }
}

/// What came back.
package struct ChatReply: Sendable, Equatable {
    package var text: String
    package var finish: Finish
    /// As the server names it.
    package var model: String
    /// The address that answered.
    package var endpoint: String
    /// Tokens of the prompt, as the server counted them.
    package var promptTokens: Int?
    /// Tokens of the answer, as the server counted them.
    package var outputTokens: Int?
    package var duration: Duration

    package init(
        text: String,
        finish: Finish,
        model: String,
        endpoint: String,
        promptTokens: Int? = nil,
        outputTokens: Int? = nil,
        duration: Duration = .zero
    ) {
        self.text = text
        self.finish = finish
        self.model = model
        self.endpoint = endpoint
        self.promptTokens = promptTokens
        self.outputTokens = outputTokens
        self.duration = duration
    }

    /// How an answer ended.
    ///
    /// A stream that merely stops is an error, not a reply.
    package enum Finish: String, Sendable {
        /// The model said that it is done.
        case stop
        /// The limit of tokens cut it.
        case length
        /// It went round in circles and was cut here.
        case loop
    }
}
