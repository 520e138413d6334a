// SPDX-License-Identifier: GPL-3.0-or-later
package import FoundationEssentials
package import JobModel

/// What the scheduler remembers over restarts.
package protocol ScheduleStore: Sendable {
    /// Up to when the ticks of this pipeline have been dealt with.
    ///
    /// A pipeline that is new here, or whose `expression` changed, starts at `now`: what lies before is not made up for.
    func ticksDone(pipeline: String, expression: String, now: Date) async throws -> Date

    /// Starts the run of one tick and marks all ticks up to it as dealt with, in one durable transaction.
    ///
    /// One firing per tick: a tick that fired already gives the run it started, with `isNew == false`.
    func fire(_ run: NewRun, tick: Date) async throws -> SubmittedRun
}

/// Results kept by what they were made from.
package protocol MemoStore: Sendable {
    /// The result remembered by `key`, or `nil`. Results are remembered by `finish`.
    func memo(_ key: String) async throws -> StageResult?

    /// Forgets the entries that nothing used since `date`, the longest unused first and at most `limit` of them; returns
    /// how many.
    func forgetMemos(unusedSince date: Date, limit: Int) async throws -> Int
}
