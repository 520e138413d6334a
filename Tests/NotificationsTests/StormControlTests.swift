// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Notifications
import SeededRandom
import Testing

@Suite("Storm control") struct StormControlTests {
    private static let start = Date(timeIntervalSince1970: 1_800_000_000)
    private static let cause = StormControl.Cause(rule: "1", cause: "failed/cv/document.encrypted")

    private func at(_ seconds: Double) -> Date { Self.start.addingTimeInterval(seconds) }

    private func control(_ limits: StormLimits = StormLimits()) -> StormControl { StormControl(limits: ["1": limits]) }

    @Test("a hundred failures of one cause make one message that holds them all")
    func hundred() {
        var control = control()
        var batches: [StormControl.Batch] = []
        for item in 0..<100 {
            control.happened(item, Self.cause, at: at(Double(item) * 2))
            batches += control.due(now: at(Double(item) * 2))
        }
        #expect(batches.isEmpty)
        #expect(control.nextDue == at(198 + 60))
        batches += control.due(now: at(258))
        #expect(batches == [.init(rule: "1", causes: [Self.cause.cause], items: Array(0..<100))])
        #expect(control.nextDue == nil)
    }

    @Test("a cause that does not rest is told in the end, and then not again for a while")
    func restless() {
        var control = control(StormLimits(wait: 60, longestWait: 600, again: 3600))
        var told: [(Double, Int)] = []
        for minute in 0..<300 {
            let seconds = Double(minute) * 30
            control.happened(minute, Self.cause, at: at(seconds))
            told += control.due(now: at(seconds)).map { (seconds, $0.items.count) }
        }
        #expect(told.map(\.0) == [600, 4200, 7800])
        #expect(told.map(\.1) == [21, 120, 120])
    }

    @Test("what comes alone is told after the wait, and what differs apart")
    func apart() {
        var control = control()
        let other = StormControl.Cause(rule: "1", cause: "failed/cv/document.empty")
        control.happened(1, Self.cause, at: at(0))
        control.happened(2, other, at: at(10))
        #expect(control.due(now: at(59)).isEmpty)
        #expect(control.due(now: at(60)).map(\.items) == [[1]])
        #expect(control.due(now: at(70)).map(\.items) == [[2]])
    }

    @Test("a hundred causes are bounded by the hour, and the last message collects the rest")
    func many() {
        var control = control(StormLimits(wait: 0, again: 0, most: 5))
        for item in 0..<100 {
            control.happened(item, .init(rule: "1", cause: "cause \(item)"), at: at(Double(item) / 100))
        }
        let batches = control.due(now: at(1))
        #expect(batches.count == 5)
        #expect(batches.map(\.isCollected) == [false, false, false, false, true])
        #expect(batches.flatMap(\.items) == Array(0..<100))
        #expect(batches.last?.causes.count == 96)
        control.happened(100, Self.cause, at: at(2))
        #expect(control.due(now: at(2)).isEmpty)
        #expect(control.nextDue == at(3601))
        #expect(control.due(now: at(3601)).map(\.items) == [[100]])
    }

    @Test("at the end of the work nobody waits for more to come")
    func last() {
        var control = control()
        control.happened(1, Self.cause, at: at(0))
        #expect(control.due(now: at(1), isLast: true).map(\.items) == [[1]])
        control.happened(2, Self.cause, at: at(2))
        #expect(control.due(now: at(3), isLast: true).isEmpty)
    }

    @Test("told anew after a restart it decides as before")
    func restart() {
        var first = control()
        first.happened(1, Self.cause, at: at(0))
        #expect(first.due(now: at(60)).count == 1)
        first.happened(2, Self.cause, at: at(100))
        var second = control()
        second.wasSent(rule: "1", causes: [Self.cause.cause], at: at(60))
        second.happened(2, Self.cause, at: at(100))
        #expect(second == first)
        #expect(second.nextDue == at(3660))
    }

    @Test("whatever happens, each happening is told once, and the bounds hold", arguments: 0..<40)
    func property(_ seed: Int) {
        var random = SplitMix64(seed: UInt64(seed))
        let limits = StormLimits(
            wait: Double.random(in: 0...120, using: &random),
            again: Double.random(in: 0...4000, using: &random),
            most: Int.random(in: 1...6, using: &random)
        )
        var control = control(limits)
        var (now, told, sent) = (0.0, [Int](), [(Double, StormControl.Batch)]())
        for item in 0..<300 {
            let cause = "cause \(Int.random(in: 0..<12, using: &random))"
            control.happened(item, .init(rule: "1", cause: cause), at: at(now))
            sent += control.due(now: at(now)).map { (now, $0) }
            now += Double.random(in: 0...60, using: &random)
        }
        while let next = control.nextDue {
            now = max(now, next.timeIntervalSince(Self.start))
            let due = control.due(now: at(now))
            #expect(!due.isEmpty, "nothing was due at \(now)")
            if due.isEmpty { break }
            sent += due.map { (now, $0) }
        }
        told = sent.flatMap(\.1.items)
        #expect(told.sorted() == Array(0..<300))
        for (moment, _) in sent { #expect(sent.count { $0.0 > moment - 3599.999 && $0.0 <= moment } <= limits.most) }
        for cause in Set(sent.flatMap(\.1.causes)) {
            let moments = sent.filter { $0.1.causes.contains(cause) }.map(\.0)
            for (earlier, later) in zip(moments, moments.dropFirst()) {
                #expect(later - earlier >= limits.again - 0.001)
            }
        }
    }
}
