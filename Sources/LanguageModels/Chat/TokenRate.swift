// SPDX-License-Identifier: GPL-3.0-or-later

/// Tokens a second, as far as a time tells of them.
enum TokenRate {
    /// Below this many tokens a time is mostly that of something else.
    static let leastTokens = 32

    /// The tokens that went by each second; `nil` where they are fewer than `least` or nothing tells how long they took.
    static func of(_ tokens: Int?, in duration: Duration?, atLeast least: Int = leastTokens) -> Double? {
        guard let tokens, tokens >= least, let duration, duration > .zero else { return nil }
        return Double(tokens) / (duration / .seconds(1))
    }
}
