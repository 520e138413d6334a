// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import JobModel
import Notifications
import Telemetry
import Testing

@testable import Daemon

/// Those who watch messages go, and what is counted of them.
extension NotifierTests {
    private static let atOnce = StormLimits(wait: 0, again: 0, most: 100)

    @Test("who watches the feed is told of each message once, and begins where he was")
    func feedIsFollowed() async throws {
        try await withBench(targets: [.feed], limits: Self.atOnce) { bench in
            let notifier = try await bench.notifier()
            var news = notifier.feedGrew.subscribe().makeAsyncIterator()
            try await bench.fail("before.pdf")
            await bench.turn(notifier)
            let wake: Void? = await news.next()
            #expect(wake != nil)

            var reader = try await FeedReader(bench.store, after: nil)
            let old = try await reader.next()
            #expect(old.isEmpty)
            bench.clock.advance(1)
            try await bench.fail("one.pdf")
            try await bench.fail("two.pdf", .documentEmpty)
            await bench.turn(notifier)
            let told = try await reader.next()
            #expect(Set(told.compactMap { $0.happenings.first?.file }) == ["one.pdf", "two.pdf"] && told.count == 2)
            let more = try await reader.next()
            #expect(more.isEmpty)

            let first = try #require(told.first.flatMap { ULID($0.id) })
            var again = try await FeedReader(bench.store, after: first)
            let behind = try await again.next()
            #expect(behind.map(\.id) == [told[1].id])
            // A message that the feed holds no longer: all of it is new.
            var late = try await FeedReader(bench.store, after: ULID(date: .distantPast))
            let all = try await late.next()
            #expect(all.count == 3)
        }
    }

    @Test("a message that went by mail alone is not in the feed")
    func otherWays() async throws {
        try await withBench(limits: Self.atOnce) { bench in
            let notifier = try await bench.notifier()
            var reader = try await FeedReader(bench.store, after: nil)
            try await bench.fail("one.pdf")
            await bench.turn(notifier)
            #expect(bench.mail.sent.count == 1)
            let none = try await reader.next()
            #expect(none.isEmpty)
        }
    }

    @Test("what was sent, held and given up is counted by way and rule")
    func counted() async throws {
        let metrics = ServiceMetrics()
        try await withBench(targets: [.mail("rh@example.org"), .webhook], limits: Self.atOnce) { bench in
            var parts = bench.parts
            parts.observe = { metrics.count($0) }
            let notifier = Notifier(parts)
            try await notifier.prepare()
            bench.mail.fail(GreffierError(.notifyBusy))
            bench.hook.fail(GreffierError(.notifyRefused))
            try await bench.fail("one.pdf")
            await bench.turn(notifier)
            bench.mail.fail(nil)
            bench.clock.advance(7200)
            await bench.turn(notifier)
            #expect(bench.mail.sent.count == 1)
        }
        let family = try #require(metrics.families.first { $0.name == "greffier_notifications_total" })
        let text = MetricText.render([family])
        for (way, outcome) in [("mail", "held"), ("mail", "sent"), ("webhook", "failed")] {
            let line = "greffier_notifications_total{way=\"\(way)\",rule=\"1 failed\",outcome=\"\(outcome)\"} 1\n"
            #expect(text.contains(line), "\(text)")
        }
    }
}
