// SPDX-License-Identifier: GPL-3.0-or-later
package import FoundationEssentials
package import JobModel

/// What is remembered of the calls to language models: for bills and for whoever wonders what takes so long.
///
/// Apart from the `JobStore` that engines work with, but of the same store. Calls outlast their runs: a run that is
/// removed was paid for all the same.
package protocol ModelCallStore: Sendable {
    /// Keeps calls, all of them or none; survives the death of the process, not a power cut.
    func record(_ calls: [ModelCall]) async throws

    /// What the calls from `since` on used, by `grouping`; groups in no order.
    func modelUsage(since: Date, by grouping: ModelUsage.Grouping) async throws -> [ModelUsage.Group]

    /// What the calls for one run used; `nil` where there were none.
    func modelUsage(of run: ULID) async throws -> ModelUsage?

    /// Removes the oldest calls before `date`, `limit` at most; returns how many.
    func pruneModelCalls(before date: Date, limit: Int) async throws -> Int
}
