// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import JobModel
import PipelineModel
import Testing

@testable import Engine

@Suite("Ticks that are due")
struct DueTicksTests {
    private let zone = TimeZone(identifier: "Europe/Paris") ?? .gmt

    private func due(_ cron: String, _ from: String, _ to: String, _ policy: CatchUp) throws -> DueTicks {
        DueTicks(
            of: try CronExpression(cron),
            in: zone,
            after: try #require(Timestamp.date(from)),
            now: try #require(Timestamp.date(to)),
            policy: policy
        )
    }

    @Test("all makes up for a thousand at the most, the latest, and counts the rest")
    func bound() throws {
        let due = try due("* * * * *", "2026-11-20T12:00:00Z", "2026-11-22T12:00:30Z", .all)
        #expect(due.ticks.count == 1000 && due.leftOut == 2880 - 1000)
        #expect(due.ticks == due.ticks.sorted() && due.done == due.ticks.last)
        #expect(due.done == Timestamp.date("2026-11-22T12:00:00Z"))
    }

    @Test("skip fires what came within the last minute, and counts what did not")
    func skip() throws {
        let missed = try due("0 * * * *", "2026-11-20T12:00:00Z", "2026-11-20T15:01:01Z", .skip)
        #expect(missed.ticks.isEmpty && missed.leftOut == 3)
        #expect(missed.done == Timestamp.date("2026-11-20T15:00:01Z"))
        let late = try due("0 * * * *", "2026-11-20T12:00:00Z", "2026-11-20T15:00:59Z", .skip)
        #expect(late.ticks == [Timestamp.date("2026-11-20T15:00:00Z")] && late.leftOut == 2)
    }

    @Test("a clock that was set back has nothing due, and nothing is undone", arguments: CatchUp.allCases)
    func setBack(policy: CatchUp) throws {
        let due = try due("* * * * *", "2026-11-20T12:00:00Z", "2026-11-20T11:00:00Z", policy)
        #expect(due.ticks.isEmpty && due.leftOut == 0 && due.done == Timestamp.date("2026-11-20T12:00:00Z"))
    }
}
