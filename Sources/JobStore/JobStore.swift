// SPDX-License-Identifier: GPL-3.0-or-later
package import JobModel

/// Everything durable about runs and jobs: one store, used by the ways in, the engine, the scheduler and the CLI.
///
/// The rules of what may happen stand in `JobRules` and `RunGraph`, pure values that every store applies; a store only
/// makes each operation one transaction. All operations may be called from any task, at the same time and from several
/// processes. Writes are never lost to the cancellation of the task that asks for them. All throw `GreffierError` with
/// `store.full`, `store.unavailable`, `store.read_only` or `store.damaged` when the storage fails, and nothing has changed then.
///
/// Durability: submissions, ticks, deliveries, cancellations and retries are on disk before they return. Claims and the
/// ends of stages survive the death of the process; after a power cut the last ones may be undone, and are run again.
package protocol JobStore: RunRegistry, JobClaiming, JobCompletion, RunControl, QueueControl, RateControl, RunQueries,
    ScheduleStore, MemoStore, CorrectionStore, RunEventLog
{
    /// Reports that something changed through this instance, so that waiting is needless; a slow reader gets the
    /// notices joined. Ends with the store.
    func changes() -> AsyncStream<StoreNotice>

    /// A number that changes whenever another process or instance has written. Cheap; meant to be polled.
    func foreignRevision() async throws -> Int

    /// What tells of the writes of others from now on, for as long as it is kept; `nil` where there is nothing like it.
    func foreignWrites() -> (any ForeignWrites)?

    /// Waits for the writes under way and closes. Later calls throw `store.unavailable`.
    func close() async throws
}

/// What kind of change there was.
package enum StoreNotice: Sendable, Hashable {
    /// Jobs may have become ready.
    case work
    /// Running jobs may have to stop, or queues were paused or resumed.
    case control
}
