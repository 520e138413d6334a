// SPDX-License-Identifier: GPL-3.0-or-later
package import JobModel
package import ProfileModel

/// What a model read in a CV, all of it proved by the CV's own words.
package struct ModelReading: Sendable, Equatable {
    package var profile = Profile()
    package var evidence: Evidence = [:]
    /// Values that the model gave and the document does not hold.
    package var droppedValues = 0
    package var warnings: [RunWarning] = []
    package var calls: [Call] = []

    package init() {}

    /// One call to the model, for the record.
    package struct Call: Sendable, Equatable {
        package var group: CVSectionGroup
        /// From 1.
        package var attempt: Int
        package var endpoint: String
        package var promptTokens: Int?
        package var outputTokens: Int?
        /// What a server worked on for it: none where the answer was given again.
        package var usedTokens: Int
        package var duration: Duration

        init(group: CVSectionGroup, attempt: Int, reply: ChatReply) {
            self.group = group
            self.attempt = attempt
            endpoint = reply.endpoint
            promptTokens = reply.promptTokens
            outputTokens = reply.outputTokens
            usedTokens = reply.usedTokens
            duration = reply.duration
        }
    }
}
