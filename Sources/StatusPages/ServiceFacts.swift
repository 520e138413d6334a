// SPDX-License-Identifier: GPL-3.0-or-later
package import FoundationEssentials
package import JobModel
package import JobStore
package import PipelineModel

/// What the page of the whole service shows, as it stood at one moment.
package struct ServiceFacts: Sendable {
    /// The name that people know the workspace by.
    package var workspace: String
    /// Of Greffier.
    package var version: String
    package var now: Date
    package var timeZone: TimeZone
    /// Ended runs are those of the last 24 hours.
    package var summary: StoreSummary
    /// Files in the inboxes that have not been taken yet.
    package var inbox = 0
    package var running: [RunningJob] = []
    /// The newest that failed in the last 24 hours.
    package var failures: [RunRow] = []
    /// One page of the list of runs, newest first.
    package var runs: [RunRow] = []
    /// What those of them wait for of which nothing runs.
    package var waits: [ULID: String] = [:]
    package var shown = RunChoice.all
    /// Where the next page of the list begins; `nil` on the last.
    package var older: ULID?
    package var pipelines: [Pipeline] = []
    /// Seconds after which the page is asked for again; `nil` only when the reader asks.
    package var refresh: Int?

    package init(workspace: String, version: String, now: Date, timeZone: TimeZone, summary: StoreSummary) {
        self.workspace = workspace
        self.version = version
        self.now = now
        self.timeZone = timeZone
        self.summary = summary
    }
}
