// SPDX-License-Identifier: GPL-3.0-or-later
package import JSONSchemas
package import JobModel

/// What came of a question whose answer has a form.
package struct StructuredAnswer: Sendable {
    /// The valid answer, or why there is none: `model.ungrounded` after the last try, or what the model threw.
    package var outcome: Result<JSONValue, GreffierError>
    /// Every reply, the unusable ones too, in their order.
    package var replies: [ChatReply]
    /// Whether there is no answer because none came to its end: less at a time may do.
    package var isUnfinished = false

    package init(outcome: Result<JSONValue, GreffierError>, replies: [ChatReply], isUnfinished: Bool = false) {
        self.outcome = outcome
        self.replies = replies
        self.isUnfinished = isUnfinished
    }
}
