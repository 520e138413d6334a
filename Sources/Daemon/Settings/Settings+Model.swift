// SPDX-License-Identifier: GPL-3.0-or-later

extension Settings {
    /// A language model and where it is served, as greffier.yaml says it.
    package struct Model: Sendable, Equatable {
        /// `auto`, `ollama` or `openai`.
        package var provider = "auto"
        package var endpoints: [Endpoint] = []
        /// `nil` takes `mistral` where the server lists it, else the only one listed.
        package var model: String?
        /// Tokens; `nil` asks the server.
        package var context: Int?
        package var key: Secret?
        /// Seconds that an Ollama keeps the model in memory after a request; `nil` is for ever.
        package var keepAlive: Double? = 1800
        /// Whether the model is loaded when the daemon starts.
        package var warmUp = false
        /// Requests that one server answers at once; `nil` asks the server.
        package var parallel: Int?
        package var requestsPerMinute: Double?
        package var tokensPerMinute: Double?
        package var price: Price?
        /// Seconds that one answer may take at most; `nil` derives it from the server's speed.
        package var timeout: Double?

        package init() {}

        /// One server of the model, and what differs there.
        package struct Endpoint: Sendable, Equatable {
            /// The address as it stands in the file.
            package var url: String
            package var model: String?
            package var key: Secret?
            package var context: Int?
            package var parallel: Int?

            package init(url: String) { self.url = url }
        }

        /// What a million tokens cost.
        package struct Price: Sendable, Equatable {
            package var input: Double
            package var output: Double
            /// Three letters, as in `EUR`.
            package var currency: String
        }
    }
}
