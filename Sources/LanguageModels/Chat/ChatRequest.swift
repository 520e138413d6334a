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
    /// Told of the answer while it is written; `nil` where nobody watches.
    package var onProgress: (@Sendable (ChatProgress) -> Void)?

    package init(prompt: String, schema: JSONSchema? = nil, maximumOutput: Int = 1024) {
        self.prompt = prompt
        self.schema = schema
        self.maximumOutput = maximumOutput
    }
}

/// What is seen of an answer while it is written.
package enum ChatProgress: Sendable, Equatable {
    /// An endpoint begins to answer; what came before is void.
    case began(endpoint: String)
    /// The next piece of the text.
    case text(String)
}

/// What came back.
package struct ChatReply: Sendable, Equatable {
    package var text: String
    package var finish: Finish
    /// As the server names it.
    package var model: String
    /// Of the weights that answered, where the server tells it.
    package var digest: String?
    /// `ModelIdentity.key` of who answered; `nil` where a test does not say.
    package var identityKey: String?
    /// The address that answered.
    package var endpoint: String
    /// Tokens of the prompt, as the server counted them.
    package var promptTokens: Int?
    /// How many of these it had kept from an earlier prompt; `nil` where it does not tell.
    package var cachedTokens: Int?
    /// Tokens of the answer, as the server counted them.
    package var outputTokens: Int?
    /// From the request to the answer's end, as measured here.
    package var duration: Duration
    /// Whether nobody was asked: it was kept from before, or is that of an equal question asked at the same time.
    package var isCached = false
    /// What the server says of its own times.
    package var timing = ChatTiming()
    /// How many requests this answer took, failed ones included; 1 unless set.
    package var tries = 1

    package init(
        text: String,
        finish: Finish,
        model: String,
        endpoint: String,
        digest: String? = nil,
        identityKey: String? = nil,
        promptTokens: Int? = nil,
        cachedTokens: Int? = nil,
        outputTokens: Int? = nil,
        duration: Duration = .zero,
        timing: ChatTiming = ChatTiming(),
        tries: Int = 1
    ) {
        self.text = text
        self.finish = finish
        self.model = model
        self.endpoint = endpoint
        self.digest = digest
        self.identityKey = identityKey
        self.promptTokens = promptTokens
        self.cachedTokens = cachedTokens
        self.outputTokens = outputTokens
        self.duration = duration
        self.timing = timing
        self.tries = tries
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
