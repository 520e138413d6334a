// SPDX-License-Identifier: GPL-3.0-or-later
import JobModel

/// Lets deliveries of one run take turns between the last look at the lease and the rename.
///
/// Without it a late worker whose lease held when it looked could rename after the next holder did, and put its older
/// folder in the place of the newer, or a failed folder beside a published one. A lease ends before the next holder
/// begins: who looks in its turn is either the last holder so far, and what it renames is replaced by the next, or is
/// told that its lease is void. Enough where one process delivers.
actor DeliveryTurns {
    /// Those that wait, by run; a run is here while somebody has its turn.
    private var waiting: [ULID: [CheckedContinuation<Void, Never>]] = [:]

    /// Runs `body` while no other delivery of `run` is in its turn.
    nonisolated func take<Value: Sendable>(_ run: ULID, _ body: @Sendable () async throws -> Value) async throws
        -> Value
    {
        await begin(run)
        do {
            let value = try await body()
            await end(run)
            return value
        } catch {
            await end(run)
            throw error
        }
    }

    private func begin(_ run: ULID) async {
        guard waiting[run] != nil else {
            waiting[run] = []
            return
        }
        await withCheckedContinuation { waiting[run]?.append($0) }
    }

    /// Hands the turn to the one who waits longest.
    private func end(_ run: ULID) {
        guard var queue = waiting[run], !queue.isEmpty else {
            waiting[run] = nil
            return
        }
        let next = queue.removeFirst()
        waiting[run] = queue
        next.resume()
    }
}
