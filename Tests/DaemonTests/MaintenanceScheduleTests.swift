// SPDX-License-Identifier: GPL-3.0-or-later
import Daemon
import Foundation
import JobModel
import JobStore
import Testing

@Suite("When maintenance is due")
struct MaintenanceScheduleTests {
    private func moment(_ text: String) throws -> Date { try #require(Timestamp.date(text)) }

    private func schedule(_ text: String = "30 3 * * *") throws -> MaintenanceSchedule {
        let paris = try #require(TimeZone(identifier: "Europe/Paris"))
        return try #require(MaintenanceSchedule(text, in: paris))
    }

    @Test("a new workspace makes up for nothing, and the next tick fires once")
    func first() throws {
        let schedule = try schedule()
        let start = try moment("2026-11-20T12:00:00.000Z")
        var record = schedule.record(from: nil, now: start)
        #expect(schedule.due(record, now: start) == nil)
        let tick = try moment("2026-11-21T02:30:00.000Z")
        #expect(schedule.due(record, now: tick.addingTimeInterval(-1)) == nil)
        #expect(schedule.due(record, now: tick) == tick)
        record.doneUntil = Timestamp.text(tick)
        #expect(schedule.due(record, now: tick.addingTimeInterval(60)) == nil)
    }

    @Test("of the nights that a machine was off, the last one is made up for, once")
    func catchUp() throws {
        let schedule = try schedule()
        var record = schedule.record(from: nil, now: try moment("2026-11-01T12:00:00.000Z"))
        let now = try moment("2026-11-20T12:00:00.000Z")
        let tick = try #require(schedule.due(record, now: now))
        #expect(tick == (try moment("2026-11-20T02:30:00.000Z")))
        record.doneUntil = Timestamp.text(tick)
        #expect(schedule.due(record, now: now) == nil)
    }

    @Test("on the nights when the clocks change it fires once")
    func clocks() throws {
        let schedule = try schedule("30 2 * * *")
        for (before, tick) in [
            ("2027-03-27T12:00:00.000Z", "2027-03-28T01:00:00.000Z"),
            ("2026-10-24T12:00:00.000Z", "2026-10-25T00:30:00.000Z"),
        ] {
            var record = schedule.record(from: nil, now: try moment(before))
            #expect(schedule.due(record, now: try moment(tick)) == (try moment(tick)))
            record.doneUntil = tick
            #expect(schedule.due(record, now: try moment(tick).addingTimeInterval(7200)) == nil)
        }
    }

    @Test("a schedule that was changed starts anew, and keeps what the last one did")
    func changed() throws {
        let now = try moment("2026-11-20T12:00:00.000Z")
        var record = try schedule().record(from: nil, now: now.addingTimeInterval(-86_400 * 9))
        record.last = MaintenanceReport(startedAt: "a", finishedAt: "b", trigger: .schedule, outcome: .ok)
        let other = try schedule("0 5 * * *")
        let next = other.record(from: record, now: now)
        #expect(other.due(next, now: now) == nil)
        #expect(next.last == record.last)
        #expect(MaintenanceSchedule("every night", in: .gmt) == nil)
    }

    @Test("a row goes with the first of row, results and original; never keeps them")
    func limits() throws {
        let now = try moment("2026-11-20T12:00:00.000Z")
        var retention = Settings().retention
        let standard = MaintenanceLimits(retention, now: now)
        #expect(standard.rows.runs == now.addingTimeInterval(-90 * 86_400))
        #expect(standard.rows.memos == now.addingTimeInterval(-30 * 86_400))
        #expect(standard.results == nil && standard.originals == nil && standard.rows.originals == nil)
        retention.originals = 10 * 86_400
        let strict = MaintenanceLimits(retention, now: now)
        #expect(strict.rows.runs == now.addingTimeInterval(-10 * 86_400))
        #expect(strict.rows.originals == strict.originals && strict.originals == strict.rows.runs)
        retention.rows = nil
        retention.originals = nil
        #expect(MaintenanceLimits(retention, now: now).rows.runs == nil)
    }
}
