// SPDX-License-Identifier: GPL-3.0-or-later
package import FoundationEssentials
package import JobModel

/// What a person can do to a run.
package protocol RunControl: Sendable {
    /// Cancels all jobs of a run but its delivery, which then says so in the failed folder. Running stages are asked to
    /// stop. Throws `run.unknown`. A run that has ended is left as it is.
    ///
    /// So are the runs of files found in the run's file, and those of files in these, also where the run itself has ended;
    /// and those that its stage makes of further files while it stops.
    func cancel(run: ULID, now: Date) async throws -> CancelAnswer

    /// Cancels one job and with it those that depend on it. Throws `run.unknown`. Deliveries are not cancelled, nor are runs
    /// of files that the job found.
    func cancel(job: JobID, now: Date) async throws -> CancelAnswer

    /// Has a run done again, in whole or in part; with what is unfinished in it also runs of files found in its file, as far as
    /// they were cancelled. Throws `run.unknown` for a run or stage that is not there.
    func retry(_ request: RetryRequest, now: Date) async throws -> RetryAnswer
}

/// What was cancelled.
package struct CancelAnswer: Sendable, Equatable {
    package var run: ULID
    /// Stages that will not run.
    package var cancelled: [String]
    /// Stages that run and were asked to stop.
    package var stopping: [String]
    /// Runs of files found in the run's file that were cancelled too.
    package var children: [ULID] = []

    /// Whether anything of the run itself was still to be done.
    package var isAnything: Bool { !cancelled.isEmpty || !stopping.isEmpty }

    package init(run: ULID, cancelled: [String] = [], stopping: [String] = []) {
        self.run = run
        self.cancelled = cancelled
        self.stopping = stopping
    }
}

/// What is to be done again.
package struct RetryRequest: Sendable, Equatable {
    package var run: ULID
    package var scope: Scope
    /// The pipeline as it is now, instead of the one that the run is pinned to: all jobs are replaced by its own.
    package var replan: Replan?

    package init(run: ULID, scope: Scope = .unfinished, replan: Replan? = nil) {
        self.run = run
        self.scope = scope
        self.replan = replan
    }

    /// Which stages.
    package enum Scope: Sendable, Equatable {
        /// Those that failed, were skipped or cancelled; all, when there are none. Waiting times are cut short.
        case unfinished
        /// This stage and all that depend on it, whether they succeeded or not.
        case from(stage: String)
    }

    /// A pipeline to take instead.
    package struct Replan: Sendable, Equatable {
        package var snapshotSHA256: String
        package var jobs: [NewJob]

        package init(snapshotSHA256: String, jobs: [NewJob]) {
            self.snapshotSHA256 = snapshotSHA256
            self.jobs = jobs
        }
    }
}

/// What is done again.
package struct RetryAnswer: Sendable, Equatable {
    package var run: ULID
    /// Stages that run again, the delivery included.
    package var restarted: [String]
    /// Stages whose waiting time was cut short.
    package var hurried: [String]
    /// Runs of files found in the run's file that were cancelled and are done again too.
    package var children: [ULID] = []

    package init(run: ULID, restarted: [String] = [], hurried: [String] = []) {
        self.run = run
        self.restarted = restarted
        self.hurried = hurried
    }
}
