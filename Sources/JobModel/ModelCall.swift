// SPDX-License-Identifier: GPL-3.0-or-later
package import FoundationEssentials

/// One question to a language model as it went: what usage and cost are told from.
///
/// Holds no word of prompt or answer.
package struct ModelCall: Sendable, Equatable {
    /// When it was asked.
    package var at: Date
    /// For whom; `nil` outside of runs.
    package var run: ULID?
    package var pipeline: String?
    package var stage: String?
    /// The key under `models` in greffier.yaml.
    package var name: String
    /// The model as the server names it, its weights and its address; `nil` where nobody answered.
    package var model: String?
    package var digest: String?
    package var endpoint: String?
    /// Answered from memory: the tokens are those of the answer as it was first given, and cost nothing.
    package var isCached = false
    /// Tokens, as the server counted them; `nil` where it did not.
    package var promptTokens: Int?
    /// How many of the prompt's the server had kept from an earlier one.
    package var keptTokens: Int?
    package var outputTokens: Int?
    /// Milliseconds until the answer or the failure was here.
    package var milliseconds = 0
    /// Milliseconds, as the server tells them.
    package var loadMilliseconds: Int?
    package var promptMilliseconds: Int?
    package var outputMilliseconds: Int?
    /// Requests that it took; `nil` where that is not known.
    package var tries: Int?
    package var outcome: Outcome
    /// By the price that was set then; `nil` where none was.
    package var cost: Cost?

    /// How it ended.
    package enum Outcome: Sendable, Equatable {
        /// With an answer; why that ended, as in `stop`.
        case answered(finish: String)
        /// With an error of the catalogue, by its name.
        case failed(code: String)
        /// Whoever asked did not want to know any more.
        case cancelled
    }

    /// An amount in a currency.
    package struct Cost: Sendable, Equatable {
        package var amount: Double
        /// As in `EUR`.
        package var currency: String

        package init(amount: Double, currency: String) {
            self.amount = amount
            self.currency = currency
        }
    }

    package init(at: Date, name: String, outcome: Outcome) {
        self.at = at
        self.name = name
        self.outcome = outcome
    }
}
