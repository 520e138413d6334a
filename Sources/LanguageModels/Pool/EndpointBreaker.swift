// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import JobModel

/// Keeps prompts from a server that cannot be used, and lets one through when it may be good again.
///
/// Closed it lets everything through. What someone must mend opens it at once; what may pass by itself, at the third time
/// in a row, or for as long as the server asks. After its rest it is half open: one prompt goes, and its end decides. Each
/// rest in a row is twice as long as the last, six times the first at most.
struct EndpointBreaker: Sendable, Equatable {
    /// The longest first rest, in seconds.
    let rest: Double
    private(set) var until: Date?
    private var error: GreffierError?
    /// Failures since the last success.
    private var failures = 0
    /// Rests since the last success.
    private var rests = 0

    /// The longest rest that a server may ask for, in seconds.
    private static let longestRetryAfter = 300.0

    init(rest: Double) { self.rest = rest }

    enum State: Sendable, Equatable {
        case closed, open, halfOpen
    }

    func state(now: Date) -> State {
        guard let until else { return .closed }
        return until > now ? .open : .halfOpen
    }

    /// Why it is open, with how long it will be; `nil` where it is not.
    func reason(now: Date) -> GreffierError? {
        guard state(now: now) == .open, let until, var error else { return nil }
        error.retryAfter = until.timeIntervalSince(now)
        return error
    }

    /// An answer came.
    mutating func succeed() { self = EndpointBreaker(rest: rest) }

    /// A request failed after `took` seconds.
    ///
    /// What says nothing of the server's health (a prompt that does not fit, a request that it does not take) changes nothing.
    mutating func fail(_ error: GreffierError, after took: Double, now: Date) {
        guard error.isOfServer else { return }
        let asked = error.retryAfter.map { now.addingTimeInterval(min($0, Self.longestRetryAfter)) }
        if let until, until > now {
            // Prompts that ran side by side fail together, and count once.
            self.until = max(until, asked ?? until)
            return
        }
        failures += 1
        let base: Double
        if let asked {
            base = asked.timeIntervalSince(now)
        } else if error.errorClass != .transient {
            // Asking costs as long as it took: a refused connection nothing, a silent host seconds.
            base = longer(min(rest, max(2, took * 4)))
        } else if failures >= 3 || until != nil {
            base = longer(min(rest, 2))
        } else {
            return
        }
        rests += 1
        self.error = error
        until = now.addingTimeInterval(base)
    }

    private func longer(_ base: Double) -> Double { min(base * Double(1 << min(rests, 8)), rest * 6) }
}
