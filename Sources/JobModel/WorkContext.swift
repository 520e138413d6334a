// SPDX-License-Identifier: GPL-3.0-or-later

/// What a task works on: each line that is logged meanwhile carries it, whoever logs it.
package struct WorkContext: Sendable, Hashable {
    /// Of the task that asks and of those that it started; `nil` outside of all jobs.
    @TaskLocal package static var current: WorkContext?

    package var run: ULID
    package var job: Int64
    package var stage: String
    /// The request over HTTP that asked for the run; `nil` for runs that came otherwise.
    package var request: String?

    package init(run: ULID, job: Int64, stage: String, request: String? = nil) {
        self.run = run
        self.job = job
        self.stage = stage
        self.request = request
    }
}
