// SPDX-License-Identifier: GPL-3.0-or-later
package import FoundationEssentials

/// One queue with what waits in it.
package struct QueueRow: Sendable, Hashable {
    package var name: String
    package var ready: Int
    package var running: Int
    /// Waiting for earlier stages.
    package var waiting: Int
    /// Retrying or snoozed: ready again at a time.
    package var later: Int
    package var pausedAt: Date?
    package var breaker: BreakerRow?

    package init(
        name: String,
        ready: Int = 0,
        running: Int = 0,
        waiting: Int = 0,
        later: Int = 0,
        pausedAt: Date? = nil,
        breaker: BreakerRow? = nil
    ) {
        self.name = name
        self.ready = ready
        self.running = running
        self.waiting = waiting
        self.later = later
        self.pausedAt = pausedAt
        self.breaker = breaker
    }
}

/// Why and until when a queue waits for the machine or a server.
package struct BreakerRow: Sendable, Hashable {
    package var code: String
    /// What was particular to the failure, in English.
    package var detail: String
    /// The stage kind that met it.
    package var kind: String
    /// Failures in a row.
    package var failures: Int
    package var until: Date

    package init(code: String, detail: String, kind: String, failures: Int, until: Date) {
        self.code = code
        self.detail = detail
        self.kind = kind
        self.failures = failures
        self.until = until
    }
}
