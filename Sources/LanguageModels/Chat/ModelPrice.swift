// SPDX-License-Identifier: GPL-3.0-or-later

/// What a model's tokens cost.
package struct ModelPrice: Sendable, Equatable {
    /// For a million tokens of prompts.
    package var input: Double
    /// For a million tokens of answers.
    package var output: Double
    /// Three letters (ISO 4217), as in `EUR`.
    package var currency: String

    package init(input: Double, output: Double, currency: String) {
        self.input = input
        self.output = output
        self.currency = currency
    }

    /// What one call cost, in units of `currency`.
    package func cost(promptTokens: Int, outputTokens: Int) -> Double {
        (Double(promptTokens) * input + Double(outputTokens) * output) / 1_000_000
    }
}
