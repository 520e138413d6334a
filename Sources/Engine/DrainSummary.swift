// SPDX-License-Identifier: GPL-3.0-or-later
package import JobModel
package import JobStore

/// What an engine left undone when nothing more could run soon.
package struct DrainSummary: Sendable, Equatable {
    /// Runs that have not ended, oldest first; at most a thousand.
    package var left: [Left]

    package init(left: [Left]) { self.left = left }

    package var isEmpty: Bool { left.isEmpty }

    /// One run that waits.
    package struct Left: Sendable, Equatable {
        package var run: ULID
        package var pipeline: String
        /// The input's name; `nil` for a scheduled run.
        package var file: String?
        /// The stage that waits.
        package var stage: String
        package var blocker: RunStory.Blocker
        /// The failure that made it wait, if any.
        package var error: GreffierError?

        package init(
            run: ULID,
            pipeline: String,
            file: String?,
            stage: String,
            blocker: RunStory.Blocker,
            error: GreffierError?
        ) {
            self.run = run
            self.pipeline = pipeline
            self.file = file
            self.stage = stage
            self.blocker = blocker
            self.error = error
        }
    }
}
