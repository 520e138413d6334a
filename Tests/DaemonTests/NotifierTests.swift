// SPDX-License-Identifier: GPL-3.0-or-later
import BlobStore
import Foundation
import JobModel
import JobStore
import Notifications
import RecordingLog
import Synchronization
import TestThreads
import Testing

@testable import Daemon
@testable import JobStoreSQLite

@Suite("Notifier", .ownThreads(perTest: 4)) struct NotifierTests {
    /// A way whose answers a test decides.
    final class TestWire: NotificationWire {
        private struct State {
            var sent: [(Message, NotificationTarget)] = []
            var error: (any Error)?
            var tries = 0
        }
        private let state = Mutex(State())

        var sent: [(message: Message, target: NotificationTarget)] { state.withLock { $0.sent } }
        var tries: Int { state.withLock { $0.tries } }
        func fail(_ error: (any Error)?) { state.withLock { $0.error = error } }

        func send(_ message: Message, to target: NotificationTarget) async throws {
            try state.withLock { state in
                state.tries += 1
                if let error = state.error { throw error }
                state.sent.append((message, target))
            }
        }
    }

    /// A way that hangs until it is cancelled.
    struct HangingWire: NotificationWire {
        func send(_ message: Message, to target: NotificationTarget) async throws {
            try await Task.sleep(for: .seconds(3600))
        }
    }

    final class TestClock: WallClock {
        private let moment = Mutex(Date(timeIntervalSince1970: 1_795_000_000))
        private let asked = Mutex(0)
        /// How often somebody looked at it.
        var looks: Int { asked.withLock { $0 } }
        func now() -> Date {
            asked.withLock { $0 += 1 }
            return moment.withLock { $0 }
        }
        func advance(_ seconds: Double) { moment.withLock { $0 += seconds } }
    }

    struct Bench {
        let store: SQLiteJobStore
        let clock: TestClock
        let parts: NotifierParts
        let mail: TestWire
        let hook: TestWire

        func notifier() async throws -> Notifier {
            let notifier = Notifier(parts)
            try await notifier.prepare()
            return notifier
        }

        /// A run that ends as a failure of this code.
        @discardableResult
        func fail(_ name: String, _ code: ErrorCode = .documentEncrypted) async throws -> ULID {
            let job = NewJob(
                stage: "text",
                kind: "extract",
                queue: "cpu",
                dependsOn: [],
                isOptional: false,
                maxAttempts: 1,
                timeout: 60
            )
            let run = NewRun(
                id: ULID(date: clock.now()),
                pipeline: "cv",
                pipelineSHA256: "feed",
                trigger: .inbox,
                input: RunInput(name: name, sha256: name, bytes: 1, mediaType: "application/pdf"),
                submittedAt: clock.now(),
                jobs: [job]
            )
            _ = try await store.submit(run)
            let claimed = try #require(
                try await store.claim(
                    ClaimRequest(owner: "o", slots: ["cpu": 1], kinds: ["extract"], now: clock.now())
                ).jobs.first
            )
            _ = try await store.fail(
                claimed.lease,
                JobFailure(GreffierError(code), retryAt: clock.now()),
                now: clock.now()
            )
            return run.id
        }

        /// A round, and all that it has sent.
        func turn(_ notifier: Notifier) async {
            _ = await notifier.turn()
            for task in await notifier.sending.values { await task.value }
        }
    }

    func withBench(
        targets: [NotificationTarget] = [.mail("rh@example.org")],
        limits: StormLimits = StormLimits(),
        _ body: (Bench) async throws -> Void
    ) async throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "notifier-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let store = try SQLiteJobStore(path: folder.appending(path: "jobs.sqlite").path, role: .engine)
        let (clock, mail, hook) = (TestClock(), TestWire(), TestWire())
        let parts = NotifierParts(
            store: store,
            blobs: BlobStore(directory: folder.appending(path: "blobs").path),
            rules: [NotificationRule(name: "1 failed", kinds: [.failed], targets: targets, limits: limits)],
            wires: [.mail: mail, .webhook: hook, .feed: TestWire()],
            language: .french,
            outbox: "/srv/outbox",
            clock: clock,
            logger: RecordingLog().logger
        )
        try await body(Bench(store: store, clock: clock, parts: parts, mail: mail, hook: hook))
        try await store.close()
    }

    @Test("a hundred failures of one cause become one mail that names them")
    func storm() async throws {
        try await withBench { bench in
            let notifier = try await bench.notifier()
            for number in 1...100 { try await bench.fail("cv-\(number).pdf") }
            await bench.turn(notifier)
            #expect(bench.mail.sent.isEmpty)
            bench.clock.advance(61)
            await bench.turn(notifier)
            #expect(bench.mail.sent.map(\.message.count) == [100])
            #expect(bench.mail.sent.first?.message.text.contains("cv-1.pdf") == true)
            bench.clock.advance(10_000)
            await bench.turn(notifier)
            #expect(bench.mail.tries == 1)
        }
    }

    @Test("a restart at any moment loses nothing and sends nothing twice")
    func restart() async throws {
        try await withBench { bench in
            _ = try await bench.notifier()
            try await bench.fail("a.pdf")
            // Ended, and nobody has looked.
            await bench.turn(try await bench.notifier())
            // Noted, and in no message yet.
            bench.mail.fail(GreffierError(.notifyUnreachable))
            bench.clock.advance(61)
            await bench.turn(try await bench.notifier())
            // Made, and the server did not answer.
            #expect(bench.mail.tries == 1 && bench.mail.sent.isEmpty)
            bench.mail.fail(nil)
            bench.clock.advance(61)
            await bench.turn(try await bench.notifier())
            #expect(bench.mail.sent.map(\.message.count) == [1])
            await bench.turn(try await bench.notifier())
            #expect(bench.mail.tries == 2)
            // The same cause is told again only after its silence, also by another process.
            try await bench.fail("b.pdf")
            bench.clock.advance(1000)
            await bench.turn(try await bench.notifier())
            #expect(bench.mail.sent.count == 1)
            bench.clock.advance(3600)
            await bench.turn(try await bench.notifier())
            #expect(bench.mail.sent.count == 2)
        }
    }

    @Test("what a receiver refuses is given up, what may pass is tried again, each target by itself")
    func outcomes() async throws {
        try await withBench(targets: [.mail("rh@example.org"), .webhook], limits: StormLimits(wait: 0, again: 0)) {
            bench in
            let notifier = try await bench.notifier()
            bench.mail.fail(GreffierError(.notifyRefused))
            bench.hook.fail(GreffierError(.notifyBusy, retryAfter: 500))
            try await bench.fail("a.pdf")
            await bench.turn(notifier)
            func states() async throws -> [NoticeRow.Delivery.State] {
                try await bench.store.notices(since: nil, sentTo: nil, limit: 9).flatMap(\.deliveries).map(\.state)
            }
            #expect(try await states() == [.failed, .waiting])
            bench.hook.fail(nil)
            bench.clock.advance(400)
            await bench.turn(notifier)
            #expect(bench.hook.sent.isEmpty)
            bench.clock.advance(200)
            await bench.turn(notifier)
            #expect(try await states() == [.failed, .sent] && bench.mail.tries == 1)
        }
    }

    @Test("a server that is away is asked ever more rarely, and by one message at a time")
    func away() async throws {
        try await withBench(limits: StormLimits(wait: 0, again: 0, most: 1000)) { bench in
            let notifier = try await bench.notifier()
            bench.mail.fail(GreffierError(.notifyUnreachable))
            for number in 0..<20 {
                try await bench.fail("\(number).pdf")
                await bench.turn(notifier)
            }
            #expect(bench.mail.tries == 1)
            for _ in 0..<600 {
                bench.clock.advance(10)
                await bench.turn(notifier)
            }
            // 10, 20, 40 … 600 s apart within 6,000 s.
            #expect((10...18).contains(bench.mail.tries), "\(bench.mail.tries) tries")
            bench.mail.fail(nil)
            bench.clock.advance(700)
            await bench.turn(notifier)
            bench.clock.advance(700)
            await bench.turn(notifier)
            #expect(bench.mail.sent.map(\.message.count).reduce(0, +) == 20)
        }
    }

    @Test("a way that hangs holds up no other, and ends with its time", .timeLimit(.minutes(10)))
    func hanging() async throws {
        try await withBench(targets: [.mail("rh@example.org"), .webhook], limits: StormLimits(wait: 0, again: 0)) {
            bench in
            var parts = bench.parts
            parts.wires[.mail] = HangingWire()
            let notifier = Notifier(parts)
            try await notifier.prepare()
            try await bench.fail("a.pdf")
            _ = await notifier.turn()
            // The other way gets through while the mail hangs.
            func waiting() async throws -> [String] { try await bench.store.waitingDeliveries().map(\.target) }
            while try await waiting() != ["rh@example.org"] { await Task.yield() }
            #expect(bench.hook.sent.count == 1)
            await notifier.flush(within: .milliseconds(1))
            #expect(try await waiting() == ["rh@example.org"])
        }
    }

    @Test("a start that the store refuses is made up for by the first turn")
    func lateStart() async throws {
        try await withBench(limits: StormLimits(wait: 0, again: 0)) { bench in
            let notifier = Notifier(bench.parts)
            await bench.turn(notifier)
            try await bench.fail("a.pdf")
            await bench.turn(notifier)
            #expect(bench.mail.sent.count == 1)
        }
    }

    @Test("rests again when it was woken", .timeLimit(.minutes(10)))
    func resting() async throws {
        try await withBench(limits: StormLimits(wait: 0, again: 0)) { bench in
            let notifier = try await bench.notifier()
            let work = Task { try await notifier.run() }
            try await bench.fail("a.pdf")
            notifier.wake.yield()
            while bench.mail.sent.isEmpty { await Task.yield() }
            // What sending it leads to is over by then; one that wakes itself looks hundreds of times more.
            try await Task.sleep(for: .milliseconds(200))
            let looks = bench.clock.looks
            try await Task.sleep(for: .milliseconds(300))
            #expect(bench.clock.looks - looks < 20)
            work.cancel()
            try await work.value
        }
    }

    @Test("without rules nothing gathers; a stage's message goes out all the same, once")
    func stages() async throws {
        try await withBench { bench in
            var parts = bench.parts
            parts.rules = []
            let notifier = Notifier(parts)
            try await notifier.prepare()
            try await bench.fail("a.pdf")
            #expect(try await bench.store.endings(limit: 9).isEmpty)
            var happening = Happening(
                kind: .message,
                run: "01JDAAAAAAAAAAAAAAAAAAAAAA",
                pipeline: "nuit",
                at: bench.clock.now()
            )
            happening.stage = "tell"
            happening.words = .init(subject: "Bonjour", text: "x\n")
            for _ in 0..<2 { try await notifier.post(happening, to: [.webhook], once: "same") }
            await bench.turn(notifier)
            #expect(bench.hook.sent.map(\.message.subject) == ["Bonjour"])
            #expect(bench.mail.tries == 0)
        }
    }

    @Test("a message older than three days is not sent any more")
    func old() async throws {
        try await withBench(limits: StormLimits(wait: 0, again: 0)) { bench in
            let notifier = try await bench.notifier()
            bench.mail.fail(GreffierError(.notifyUnreachable))
            try await bench.fail("a.pdf")
            await bench.turn(notifier)
            bench.clock.advance(3.1 * 86_400)
            await bench.turn(notifier)
            #expect(try await bench.store.waitingDeliveries().isEmpty)
        }
    }
}
