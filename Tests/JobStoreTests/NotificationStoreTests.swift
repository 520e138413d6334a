// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import JobModel
import JobStore
import JobStoreSQLite
import TestThreads
import Testing

@Suite("What people are to be told, in the job store", .ownThreads(perTest: 4))
struct NotificationStoreTests {
    private func withStore(_ body: (SQLiteJobStore, _ path: String) async throws -> Void) async throws {
        try await TemporaryStore.with { path in
            let store = try SQLiteJobStore(path: path, role: .engine)
            try await body(store, path)
            try await store.close()
        }
    }

    private func item(_ cause: String, once: String? = nil) -> NewNoticeItem {
        NewNoticeItem(
            rule: "1",
            cause: cause,
            targets: ["rh@example.org", "feed"],
            at: Samples.start,
            content: "{}",
            once: once
        )
    }

    private func notice(_ id: ULID = ULID(date: Samples.start)) -> NewNotice {
        NewNotice(
            id: id,
            rule: "1",
            kind: "failed",
            causes: ["a", "b"],
            targets: ["feed", "rh@example.org"],
            at: Samples.start,
            subject: "s",
            content: "{}"
        )
    }

    @Test("ends of runs are kept while somebody watches, by whatever they end, and not otherwise")
    func endings() async throws {
        try await withStore { store, _ in
            _ = try await store.cancel(
                run: try await store.submit(Samples.run([Samples.job("text")])).run,
                now: Samples.start
            )
            #expect(try await store.endings(limit: 10).isEmpty)
            try await store.watchEndings(true)
            let cancelled = try await store.submit(Samples.run([Samples.job("text")], sha256: "2")).run
            _ = try await store.cancel(run: cancelled, now: Samples.start)
            let failed = try await store.submit(Samples.run([Samples.job("text")], sha256: "3")).run
            let claimed = try await store.claimOne("text")
            let failure = JobFailure(GreffierError(.documentEmpty), retryAt: Samples.start)
            _ = try await store.fail(claimed.lease, failure, now: Samples.start)
            #expect(try await store.endings(limit: 10).map(\.run) == [cancelled, failed])
            #expect(try await store.endings(limit: 1).map(\.run) == [cancelled])
            // Done again, it ends again.
            _ = try await store.retry(RetryRequest(run: failed), now: Samples.start)
            let again = try await store.claimOne("text")
            _ = try await store.fail(again.lease, failure, now: Samples.start)
            #expect(try await store.endings(limit: 10).map(\.run) == [cancelled, failed, failed])
            try await store.watchEndings(false)
            #expect(try await store.endings(limit: 10).isEmpty)
        }
    }

    @Test("an end is done with in the moment in which it becomes something to tell")
    func noted() async throws {
        try await withStore { store, path in
            try await store.watchEndings(true)
            let run = try await store.submit(Samples.run([Samples.job("text")])).run
            _ = try await store.cancel(run: run, now: Samples.start)
            let ending = try #require(try await store.endings(limit: 10).first)
            try await store.note([item("a"), item("b", once: "x")], endings: [ending.number])
            try await store.note([item("b", once: "x")], endings: [])
            #expect(try await store.endings(limit: 10).isEmpty)
            #expect(try await store.openItems().map(\.item) == [item("a"), item("b", once: "x")])
            let other = try SQLiteJobStore(path: path, role: .query)
            #expect(try await other.openItems().count == 2)
            try await other.close()
        }
    }

    @Test("a message takes its items once, and each target is a delivery of its own")
    func made() async throws {
        try await withStore { store, _ in
            try await store.note([item("a"), item("b"), item("c")], endings: [])
            let items = try await store.openItems().map(\.number)
            let first = notice()
            try await store.make(first, items: Array(items.prefix(2)))
            try await store.make(notice(ULID(date: Samples.start + 1)), items: items)
            #expect(try await store.openItems().map(\.item.cause) == ["c"])
            let waiting = try await store.waitingDeliveries()
            #expect(waiting.map(\.notice) == [first.id, first.id])
            #expect(waiting.map(\.target) == ["feed", "rh@example.org"])
            #expect(waiting[0].madeAt == Samples.start && waiting[0].tries == 0)
            #expect(try await store.content(of: first.id) == "{}")
        }
    }

    @Test("a delivery is tried until it is sent or given up, and nothing brings it back")
    func settled() async throws {
        try await withStore { store, _ in
            try await store.note([item("a")], endings: [])
            let row = notice()
            try await store.make(row, items: try await store.openItems().map(\.number))
            let later = Samples.start + 60
            let error = GreffierError(.notifyUnreachable, detail: "x", french: "y")
            try await store.settle(row.id, target: "feed", .later(later, error), now: Samples.start)
            try await store.settle(row.id, target: "rh@example.org", .sent, now: Samples.start)
            #expect(try await store.waitingDeliveries().map(\.dueAt) == [later])
            try await store.settle(row.id, target: "feed", .failed(error), now: later)
            try await store.settle(row.id, target: "feed", .sent, now: later)
            #expect(try await store.waitingDeliveries().isEmpty)
            let found = try #require(try await store.notices(since: nil, sentTo: nil, limit: 10).first)
            #expect(found.notice == row)
            #expect(
                found.deliveries == [
                    .init(target: "feed", state: .failed, tries: 2, endedAt: later, error: error),
                    .init(target: "rh@example.org", state: .sent, tries: 1, endedAt: Samples.start),
                ]
            )
            #expect(found.deliveries[0].error?.detailFR == "y")
            #expect(try await store.notices(since: nil, sentTo: "feed", limit: 10).isEmpty)
            #expect(try await store.notices(since: nil, sentTo: "rh@example.org", limit: 10).count == 1)
            #expect(try await store.notices(since: later, sentTo: nil, limit: 10).isEmpty)
            #expect(try await store.pruneNotices(before: Samples.start) == 0)
            #expect(try await store.pruneNotices(before: later) == 1)
            #expect(try await store.notices(since: nil, sentTo: nil, limit: 10).isEmpty)
        }
    }
}
