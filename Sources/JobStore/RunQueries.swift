// SPDX-License-Identifier: GPL-3.0-or-later
package import FoundationEssentials
package import JobModel

/// What can be asked, by the CLI with the daemon up or down.
///
/// Never writes.
package protocol RunQueries: Sendable {
    /// Runs that match, newest first.
    func runs(_ filter: RunFilter) async throws -> [RunRow]
    /// The run of this identifier, or `nil`.
    func run(_ id: ULID) async throws -> RunRow?
    /// Jobs that match, newest run first, then in the order of the pipeline.
    func jobs(_ filter: JobFilter) async throws -> [JobRow]
    /// The job of this number, or `nil`.
    func job(_ id: JobID) async throws -> JobRow?
    /// The log of all ended attempts of a run, by the moment at which they ended.
    func attempts(run: ULID) async throws -> [AttemptRow]
    /// What the stages of a run told after the event of this number, oldest first; 0 for all.
    func events(run: ULID, after sequence: Int, limit: Int) async throws -> [RunEventRow]
    /// Everything about one run, read at one moment; `nil` where there is none.
    func story(_ run: ULID) async throws -> RunStory?
    /// What the stages of a kind warned of in the runs that succeeded since then.
    func warnings(of kind: String, since: Date) async throws -> WarningCounts
    /// Counts for `greffier status`; `since` bounds the runs counted as ended.
    func summary(since: Date) async throws -> StoreSummary
}

/// Which runs to list.
///
/// Empty properties match all.
package struct RunFilter: Sendable {
    package var pipeline: String?
    package var statuses: Set<RunStatus> = []
    /// The input's file name, exactly.
    package var inputName: String?
    /// The input's file name without its extension, exactly; names without one too.
    package var inputStem: String?
    package var inputSHA256: String?
    /// The last characters of the identifier, as in folder names, in either case.
    package var idSuffix: String?
    /// The published folder, relative to the outbox.
    package var folder: String?
    /// Only runs whose results a person should look at.
    package var needsReview = false
    /// Only runs submitted before this one.
    package var before: ULID?
    /// Only runs that ended at this moment or later.
    package var endedSince: Date?
    package var limit = 100

    package init() {}
}

/// Which jobs to list.
///
/// Empty properties match all.
package struct JobFilter: Sendable {
    package var run: ULID?
    package var states: Set<JobState> = []
    package var queue: String?
    package var kind: String?
    package var limit = 100

    package init() {}
}

/// How many runs were warned of what.
package struct WarningCounts: Sendable, Equatable {
    /// Runs with such a stage.
    package var runs: Int
    /// Those of them that have the warning, by its code.
    package var byCode: [String: Int]

    package init(runs: Int, byCode: [String: Int]) {
        self.runs = runs
        self.byCode = byCode
    }
}

/// The state of the whole store in numbers.
package struct StoreSummary: Sendable, Equatable {
    package var queued: Int
    package var running: Int
    /// Ended since the date asked for.
    package var succeeded: Int
    package var failed: Int
    package var cancelled: Int
    /// Runs, whenever they ended, whose results a person should look at.
    package var review: Int
    package var queues: [QueueRow]
    /// When the oldest run that has not ended was submitted.
    package var oldest: Date?
    /// The next moment at which a waiting job becomes ready.
    package var nextDue: Date?

    package init(
        queued: Int,
        running: Int,
        succeeded: Int,
        failed: Int,
        cancelled: Int,
        review: Int,
        queues: [QueueRow],
        oldest: Date?,
        nextDue: Date?
    ) {
        self.queued = queued
        self.running = running
        self.succeeded = succeeded
        self.failed = failed
        self.cancelled = cancelled
        self.review = review
        self.queues = queues
        self.oldest = oldest
        self.nextDue = nextDue
    }
}
