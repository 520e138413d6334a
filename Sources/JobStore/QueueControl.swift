// SPDX-License-Identifier: GPL-3.0-or-later
package import FoundationEssentials

/// What holds a whole queue up.
package protocol QueueControl: Sendable {
    /// Stops claims from this queue until it is resumed; running jobs go on. Idempotent.
    func pause(queue: String, now: Date) async throws

    /// Allows claims from this queue again, and forgets its breaker. Idempotent.
    func resume(queue: String) async throws

    /// Writes down that the queue waits for the machine or a server, or with `nil` that it does no longer.
    func setBreaker(_ breaker: BreakerRow?, queue: String) async throws

    /// All queues by name, with what waits in them.
    func queues() async throws -> [QueueRow]
}
