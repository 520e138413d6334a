// SPDX-License-Identifier: GPL-3.0-or-later
package import FoundationEssentials
package import JobModel

/// How an engine hands work back.
///
/// Every call shows its lease; `nil` says that the lease is void and nothing changed.
///
/// The same transaction releases, skips or cancels the jobs that waited for this one.
package protocol JobCompletion: Sendable {
    /// The stage succeeded with this result.
    func finish(_ lease: Lease, _ done: StageCompletion, now: Date) async throws -> Committed?

    /// The delivery succeeded: the run ends with `verdict`, and its results stand in `folder`.
    func finishRun(_ lease: Lease, verdict: RunVerdict, folder: String, now: Date) async throws -> Committed?

    /// The stage is done once for each of these artifacts: jobs for them are made, and the stage waits until all of them
    /// succeeded, to be claimed again and finished with what they made. Burns no attempt. Throws `stage.list` for more
    /// than `ForEach.limit`.
    func expand(_ lease: Lease, items: [Artifact], now: Date) async throws -> Committed?

    /// The attempt failed; the class of the error decides what follows.
    func fail(_ lease: Lease, _ failure: JobFailure, now: Date) async throws -> Committed?

    /// The stage asked to be run later; burns no attempt.
    func snooze(_ lease: Lease, until: Date, now: Date) async throws -> Committed?

    /// The engine stops and gives the job back; burns no attempt.
    func release(_ lease: Lease, now: Date) async throws -> Committed?

    /// The stage was stopped because `leasesToStop` asked for it.
    func stopped(_ lease: Lease, now: Date) async throws -> Committed?

    /// Those of `leases` that must be given up: void ones, and those whose job is to be cancelled.
    func leasesToStop(_ leases: [Lease]) async throws -> [Lease]
}

/// A success on its way into the store.
package struct StageCompletion: Sendable, Equatable {
    package var result: StageResult
    /// Whether the result was taken from the memo.
    package var isCached: Bool
    /// The key to remember the result by; `nil` keeps it out of the memo.
    package var memoKey: String?
    /// Tokens of language models that were used, to be booked on the job's rate.
    package var tokens: Int

    package init(_ result: StageResult, isCached: Bool = false, memoKey: String? = nil, tokens: Int = 0) {
        self.result = result
        self.isCached = isCached
        self.memoKey = memoKey
        self.tokens = tokens
    }
}

/// What a write left behind.
package struct Committed: Sendable, Equatable {
    package var state: JobState
    /// The run's status after it.
    package var run: RunStatus

    package init(state: JobState, run: RunStatus) {
        self.state = state
        self.run = run
    }
}
