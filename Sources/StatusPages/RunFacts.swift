// SPDX-License-Identifier: GPL-3.0-or-later
package import FoundationEssentials
package import JobModel
package import JobStore

/// What the page of one run shows.
package struct RunFacts: Sendable {
    package var story: RunStory
    package var report: RunReport
    package var version: String
    package var now: Date
    package var timeZone: TimeZone
    /// What it does at present, a sentence each.
    package var doing: [String] = []
    /// What it waits for.
    package var waitsFor: String?
    /// What a person can do.
    package var remedy: String?

    package init(story: RunStory, report: RunReport, version: String, now: Date, timeZone: TimeZone) {
        self.story = story
        self.report = report
        self.version = version
        self.now = now
        self.timeZone = timeZone
    }
}
