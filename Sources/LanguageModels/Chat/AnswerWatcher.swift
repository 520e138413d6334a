// SPDX-License-Identifier: GPL-3.0-or-later

/// Who watches the answers to a question, or to several, as they come.
package struct AnswerWatcher: Sendable {
    /// Told of an answer while it is written.
    package var progress: @Sendable (ChatProgress) -> Void
    /// Told of an answer that is whole, or was cut: `ChatReply.finish` says which.
    package var reply: @Sendable (ChatReply) -> Void

    package init(
        progress: @escaping @Sendable (ChatProgress) -> Void,
        reply: @escaping @Sendable (ChatReply) -> Void
    ) {
        self.progress = progress
        self.reply = reply
    }
}
