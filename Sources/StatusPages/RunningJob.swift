// SPDX-License-Identifier: GPL-3.0-or-later
package import FoundationEssentials
package import JobModel

/// A job under way, with how far its run is.
package struct RunningJob: Sendable {
    package var run: ULID
    /// The file, or the pipeline of a run without one.
    package var name: String
    package var stage: String
    /// Jobs of its run that have ended, of all.
    package var done: Int
    package var of: Int
    package var startedAt: Date?

    package init(run: ULID, name: String, stage: String, done: Int, of: Int, startedAt: Date?) {
        self.run = run
        self.name = name
        self.stage = stage
        self.done = done
        self.of = of
        self.startedAt = startedAt
    }
}
