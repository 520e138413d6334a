// SPDX-License-Identifier: GPL-3.0-or-later
import FoundationEssentials
import JobModel
import JobStore

/// Holds a queue up while the machine or a server is at fault: closed, then open until a time, then one job as a probe.
struct Breaker: Sendable, Equatable {
    private(set) var row: BreakerRow
    /// Whether work of another kind went through since: the queue is open to all, but the next pause goes on growing.
    private(set) var isTrusted = false

    /// As it stood when the engine before this one ended, with its next look at `now` at the latest.
    init(_ row: BreakerRow, probingAt now: Date) {
        self.row = row
        self.row.until = min(row.until, now)
    }

    /// Opens, or stays open: twice as long each time up to the cap, or as long as the failing side asked for.
    init(after earlier: Breaker?, _ error: GreffierError, kind: String, now: Date, _ settings: EngineSettings) {
        let isSame = earlier?.row.code == error.code.name
        // Failures of jobs that ran side by side count once.
        let isLate = earlier.map { isSame && now < $0.row.until } ?? false
        let failures = isSame ? (earlier?.row.failures ?? 0) + (isLate ? 0 : 1) : 1
        let pause = BackOff.ceiling(base: settings.breakerBase, cap: settings.breakerCap, failures: failures)
        let until = now.addingTimeInterval(max(pause, error.retryAfter ?? 0))
        row = BreakerRow(
            code: error.code.name,
            detail: error.detail,
            kind: kind,
            failures: failures,
            until: isLate ? max(until, earlier?.row.until ?? until) : until
        )
    }

    /// Places that it leaves free of `free`, while `running` jobs of its queue run.
    func slots(of free: Int, running: Int, now: Date) -> Int {
        if isTrusted { return free }
        if now < row.until { return 0 }
        return running == 0 ? min(1, free) : 0
    }

    /// What a success of this kind leaves of it: `nil` when it is over.
    func after(successOf kind: String) -> Breaker? {
        if kind == row.kind { return nil }
        var next = self
        next.isTrusted = true
        return next
    }
}
