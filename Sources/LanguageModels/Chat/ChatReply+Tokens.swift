// SPDX-License-Identifier: GPL-3.0-or-later

extension ChatReply {
    /// Tokens, of prompt and answer, that a server worked on for this reply: none where it was given again.
    package var usedTokens: Int { isCached ? 0 : (promptTokens ?? 0) + (outputTokens ?? 0) }
}
