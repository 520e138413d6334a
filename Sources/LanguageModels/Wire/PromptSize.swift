// SPDX-License-Identifier: GPL-3.0-or-later

/// How many tokens a prompt is.
struct PromptSize: Sendable, Equatable {
    /// Guessed on the safe side, or counted by the server.
    var tokens: Int
    /// Fewer than this mean that the server did not read all of it.
    var least: Int
}
