// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import JobModel
import JobStore
import PipelineModel
import Testing

@testable import Engine

@Suite("Back-off and breakers")
struct PolicyTests {
    @Test("back-off doubles, is capped, and never overflows")
    func backOff() {
        let ceilings = [1, 2, 3, 4, 70, Int.max].map { BackOff.ceiling(base: 10, cap: 60, failures: $0) }
        #expect(ceilings == [10, 20, 40, 60, 60, 60])
        let policy = RetryPolicy(attempts: 5, base: 10, cap: 60)
        #expect(BackOff.delay(policy, failures: 2, retryAfter: nil, unit: 0.5) == 10)
        #expect(BackOff.delay(policy, failures: 2, retryAfter: nil, unit: 0) == 0)
        #expect(BackOff.delay(policy, failures: 2, retryAfter: 33, unit: 0.5) == 33)
    }

    @Test("a breaker stays open longer each time, lets one probe through, and ends with a success of its kind")
    func breaker() {
        let settings = EngineSettings(breakerBase: 5, breakerCap: 15)
        let start = Date(timeIntervalSince1970: 1_790_000_000)
        let error = GreffierError(.modelUnreachable)
        var breaker = Breaker(after: nil, error, kind: "profile", now: start, settings)
        #expect(breaker.row.failures == 1 && breaker.row.until == start + 5)
        #expect(breaker.slots(of: 3, running: 0, now: start + 4) == 0)
        #expect(breaker.slots(of: 3, running: 0, now: start + 5) == 1)
        #expect(breaker.slots(of: 3, running: 1, now: start + 5) == 0)
        // A job that ran side by side fails a moment later: the same outage.
        breaker = Breaker(after: breaker, error, kind: "profile", now: start + 1, settings)
        #expect(breaker.row.failures == 1)
        breaker = Breaker(after: breaker, error, kind: "profile", now: start + 10, settings)
        #expect(breaker.row.failures == 2 && breaker.row.until == start + 20)
        breaker = Breaker(after: breaker, error, kind: "profile", now: start + 20, settings)
        #expect(breaker.row.failures == 3 && breaker.row.until == start + 35)
        #expect(breaker.after(successOf: "other")?.slots(of: 3, running: 2, now: start) == 3)
        #expect(breaker.after(successOf: "profile") == nil)
        let polite = GreffierError(.modelUnreachable, retryAfter: 90)
        #expect(Breaker(after: nil, polite, kind: "profile", now: start, settings).row.until == start + 90)
    }

    @Test("a breaker that the store does not hold yet is none that a person reset")
    func unwrittenBreaker() {
        let now = Date(timeIntervalSince1970: 1_800_000_000)
        let settings = EngineSettings()
        var breaker = Breaker(after: nil, GreffierError(.storeFull), kind: "text", now: now, settings)
        // It opens while the store is asked, and when it is written the answer is out of date.
        #expect(!breaker.isReset(stored: nil, known: nil))
        #expect(!breaker.isReset(stored: nil, known: breaker))
        let opened = breaker
        breaker.isKept = true
        #expect(!breaker.isReset(stored: nil, known: nil) && !breaker.isReset(stored: nil, known: opened))
        #expect(!breaker.isReset(stored: breaker.row, known: breaker))
        #expect(breaker.isReset(stored: nil, known: breaker))
        #expect(Breaker(breaker.row, probingAt: now).isKept)
    }

    @Test("a breaker that opened while the clock was an hour ahead does not hold the queue up for that hour")
    func breakerOfAWrongClock() {
        let settings = EngineSettings(breakerBase: 5, breakerCap: 15)
        let now = Date(timeIntervalSince1970: 1_790_000_000)
        let ahead = Breaker(after: nil, GreffierError(.storeFull), kind: "text", now: now + 3600, settings)
        #expect(!ahead.isOpen(at: now))
        #expect(ahead.slots(of: 3, running: 0, now: now) == 1)
        #expect(!Breaker(ahead.row, probingAt: now).isOpen(at: now))
    }
}
