// SPDX-License-Identifier: GPL-3.0-or-later
import FoundationEssentials
import JobModel
import JobStore

/// Holds a queue up while the machine or a server is at fault: closed, then open until a time, then one job as a probe.
struct Breaker: Sendable, Equatable {
    private(set) var row: BreakerRow
    /// Whether work of another kind went through since: the queue is open to all, but the next pause goes on growing.
    private(set) var isTrusted = false
    /// Whether it stands in the store.
    var isKept = false

    /// Seconds that it was meant to last when it opened last.
    private let pause: Double

    /// As it stood when the engine before this one ended, with its next look at `now` at the latest.
    init(_ row: BreakerRow, probingAt now: Date) {
        self.row = row
        self.row.until = min(row.until, now)
        isKept = true
        pause = 0
    }

    /// Whether it holds its queue up at `now`.
    ///
    /// One that has longer to go than it was meant to last in all is over: the clock was set back meanwhile.
    func isOpen(at now: Date) -> Bool {
        let left = row.until.timeIntervalSince(now)
        return left > 0 && left <= pause + Self.tolerance
    }

    /// Clocks are corrected by fractions of a second all the time.
    private static let tolerance = 1.0

    /// Opens, or stays open: twice as long each time up to the cap, or as long as the failing side asked for.
    init(after earlier: Breaker?, _ error: GreffierError, kind: String, now: Date, _ settings: EngineSettings) {
        let isSame = earlier?.row.code == error.code.name
        // Failures of jobs that ran side by side count once.
        let isLate = earlier.map { isSame && $0.isOpen(at: now) } ?? false
        let failures = isSame ? (earlier?.row.failures ?? 0) + (isLate ? 0 : 1) : 1
        let ceiling = BackOff.ceiling(base: settings.breakerBase, cap: settings.breakerCap, failures: failures)
        let wanted = now.addingTimeInterval(max(ceiling, error.retryAfter ?? 0))
        let until = isLate ? max(wanted, earlier?.row.until ?? wanted) : wanted
        pause = until.timeIntervalSince(now)
        row = BreakerRow(
            code: error.code.name,
            detail: error.detail,
            kind: kind,
            failures: failures,
            until: until
        )
    }

    /// Whether a person reset it: the store holds none, though it had this one when `known` was noted.
    ///
    /// One that opens this moment is written a little later, and is none that somebody took away.
    func isReset(stored: BreakerRow?, known: Breaker?) -> Bool {
        stored == nil && isKept && !isTrusted && known == self
    }

    /// Places that it leaves free of `free`, while `running` jobs of its queue run.
    func slots(of free: Int, running: Int, now: Date) -> Int {
        if isTrusted { return free }
        if isOpen(at: now) { return 0 }
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
