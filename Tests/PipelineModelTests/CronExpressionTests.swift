// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import JobModel
import PipelineModel
import SeededRandom
import Testing

@Suite("Cron expressions")
struct CronExpressionTests {
    /// An expression, a zone, a moment, and the firings after it, all UTC.
    struct Case: Sendable, CustomTestStringConvertible {
        var cron: String
        var zone: String
        var after: String
        var firings: [String]
        var testDescription: String { "\(cron) in \(zone) after \(after)" }

        init(_ cron: String, _ zone: String, _ after: String, _ firings: [String]) {
            self.cron = cron
            self.zone = zone
            self.after = after
            self.firings = firings
        }
    }

    static let paris = "Europe/Paris"
    static let cases: [Case] = [
        Case("0 2 * * *", "UTC", "2026-11-20T01:59:59Z", ["2026-11-20T02:00:00Z", "2026-11-21T02:00:00Z"]),
        Case("0 2 * * *", "UTC", "2026-11-20T02:00:00Z", ["2026-11-21T02:00:00Z"]),
        Case("@daily", "UTC", "2026-12-31T12:00:00Z", ["2027-01-01T00:00:00Z"]),
        Case("@hourly", "UTC", "2026-11-20T05:00:00Z", ["2026-11-20T06:00:00Z"]),
        Case("@weekly", "UTC", "2026-11-20T05:00:00Z", ["2026-11-22T00:00:00Z"]),
        Case("@monthly", "UTC", "2026-11-20T05:00:00Z", ["2026-12-01T00:00:00Z"]),
        Case("@yearly", "UTC", "2026-11-20T05:00:00Z", ["2027-01-01T00:00:00Z"]),
        Case("*/20 8-9 * * mon-fri", "UTC", "2026-11-20T09:20:00Z", ["2026-11-20T09:40:00Z", "2026-11-23T08:00:00Z"]),
        Case(
            "5/25 0 * * *",
            "UTC",
            "2026-11-20T00:00:00Z",
            ["2026-11-20T00:05:00Z", "2026-11-20T00:30:00Z", "2026-11-20T00:55:00Z"]
        ),
        Case("0 0 13 * fri", "UTC", "2026-11-12T12:00:00Z", ["2026-11-13T00:00:00Z", "2026-11-20T00:00:00Z"]),
        Case("0 0 1,15 Jan,jul *", "UTC", "2026-02-01T00:00:00Z", ["2026-07-01T00:00:00Z", "2026-07-15T00:00:00Z"]),
        Case("0 0 29 2 *", "UTC", "2026-11-20T00:00:00Z", ["2028-02-29T00:00:00Z", "2032-02-29T00:00:00Z"]),
        Case("0 0 * * 7", "UTC", "2026-11-20T00:00:00Z", ["2026-11-22T00:00:00Z"]),
        Case(
            "0 0 * * fri-sun",
            "UTC",
            "2026-11-19T00:00:00Z",
            ["2026-11-20T00:00:00Z", "2026-11-21T00:00:00Z", "2026-11-22T00:00:00Z"]
        ),
        // Winter time in Paris is UTC+1, summer time UTC+2.
        Case("0 2 * * *", paris, "2026-11-20T00:00:00Z", ["2026-11-20T01:00:00Z"]),
        // 2026-03-29: 02:00 to 03:00 is skipped; what lies there fires at 03:00, once.
        Case("30 2 * * *", paris, "2026-03-28T12:00:00Z", ["2026-03-29T01:00:00Z", "2026-03-30T00:30:00Z"]),
        Case("*/15 2 * * *", paris, "2026-03-29T00:00:00Z", ["2026-03-29T01:00:00Z", "2026-03-30T00:00:00Z"]),
        Case("0 2,3 * * *", paris, "2026-03-29T00:00:00Z", ["2026-03-29T01:00:00Z", "2026-03-30T00:00:00Z"]),
        // 2026-10-25: 02:00 to 03:00 comes twice; it fires the first time, once.
        Case("30 2 * * *", paris, "2026-10-24T12:00:00Z", ["2026-10-25T00:30:00Z", "2026-10-26T01:30:00Z"]),
        Case("30 2 * * *", paris, "2026-10-25T00:30:00Z", ["2026-10-26T01:30:00Z"]),
        Case("0 * * * *", paris, "2026-10-24T23:30:00Z", ["2026-10-25T00:00:00Z", "2026-10-25T02:00:00Z"]),
        // Clocks that jump at midnight, by half an hour, and over a whole day.
        Case(
            "0 0 * * *",
            "America/Santiago",
            "2026-09-05T12:00:00Z",
            ["2026-09-06T04:00:00Z", "2026-09-07T03:00:00Z"]
        ),
        Case("15 2 * * *", "Australia/Lord_Howe", "2026-10-03T10:00:00Z", ["2026-10-03T15:30:00Z"]),
        Case("0 12 30 12 *", "Pacific/Apia", "2011-12-01T00:00:00Z", ["2011-12-30T10:00:00Z", "2012-12-29T22:00:00Z"]),
    ]

    @Test("fire at the local times they name, each once", arguments: cases)
    func firings(of item: Case) throws {
        let cron = try CronExpression(item.cron)
        let zone = try #require(TimeZone(identifier: item.zone))
        var moment = try #require(Timestamp.date(item.after))
        for expected in item.firings {
            moment = try #require(cron.next(after: moment, in: zone))
            #expect(moment == Timestamp.date(expected), "\(Timestamp.text(moment)) instead of \(expected)")
        }
    }

    @Test(
        "say what is wrong",
        arguments: [
            ("0 2 * *", "it has 4 fields, not five"), ("", "it has 0 fields, not five"),
            ("60 * * * *", "the minute 60 is not in 0 to 59"), ("0 24 * * *", "the hour 24 is not in 0 to 23"),
            ("0 0 30 2 *", "that day never comes"), ("0 0 31 4,6 *", "that day never comes"),
            ("0 0 * * tomorrow", "the day of the week “tomorrow” cannot be read"),
            ("*/0 * * * *", "the step “0” of the minute is no number above 0"),
            ("9-5 * * * *", "the minute “9-5” runs backwards"), ("1,,2 * * * *", "the minute “” cannot be read"),
            ("0 0 * * -1", "the day of the week “” cannot be read"),
        ]
    )
    func mistakes(_ cron: String, _ words: String) {
        let objection = ScheduleCheck.objection(to: cron)
        #expect(objection?.english == words && objection?.french != words)
    }

    @Test("an unknown word names the known ones")
    func words() {
        #expect(ScheduleCheck.objection(to: "@reboot")?.french.contains("@daily") == true)
    }

    @Test("the last firing of an absence is found however long it was")
    func last() throws {
        let zone = try #require(TimeZone(identifier: "UTC"))
        let end = try #require(Timestamp.date("2026-11-20T10:00:30Z"))
        let start = try #require(Timestamp.date("2001-01-01T00:00:00Z"))
        func last(_ cron: String) throws -> String? {
            try CronExpression(cron).last(after: start, through: end, in: zone).map(Timestamp.text)
        }
        #expect(try last("* * * * *") == "2026-11-20T10:00:00.000Z")
        #expect(try last("0 2 * * *") == "2026-11-20T02:00:00.000Z")
        #expect(try last("0 0 29 2 *") == "2024-02-29T00:00:00.000Z")
        #expect(try CronExpression("@daily").last(after: end, through: end, in: zone) == nil)
    }

    @Test(
        "all firings of a time are those that come one after the other, over every change of the clocks",
        arguments: [
            "Europe/Paris", "America/Santiago", "Australia/Lord_Howe", "Pacific/Apia", "Asia/Kathmandu", "UTC",
            "Africa/Casablanca", "America/St_Johns",
        ]
    )
    func allFirings(zone name: String) throws {
        var random = SplitMix64(seed: 20_261_121)
        let zone = try #require(TimeZone(identifier: name))
        let starts = [1_325_000_000.0, 1_774_600_000, 1_792_800_000, 1_788_600_000, 1_759_400_000, 1_771_000_000]
        for start in starts {
            for _ in 0..<4 {
                let minute = Int.random(in: 0..<60, using: &random)
                let hour = Int.random(in: 0..<5, using: &random)
                for text in [
                    "\(minute) \(hour) * * *", "\(minute),\(minute / 2) */3 * * *", "*/20 \(hour)-4 * * 0,1,6",
                ] {
                    let cron = try CronExpression(text)
                    let begin = Date(timeIntervalSince1970: start + Double(minute * 7))
                    let end = begin.addingTimeInterval(5 * 86_400)
                    var expected: [Date] = []
                    while let next = cron.next(after: expected.last ?? begin, in: zone), next <= end {
                        expected.append(next)
                    }
                    let all = cron.firings(after: begin, through: end, in: zone, limit: 1000)
                    #expect(all.latest == expected && all.earlier == 0, "\(text) after \(Timestamp.text(begin))")
                    let three = cron.firings(after: begin, through: end, in: zone, limit: 3)
                    #expect(three.latest == expected.suffix(3) && three.earlier == max(0, expected.count - 3))
                }
            }
        }
    }
}
