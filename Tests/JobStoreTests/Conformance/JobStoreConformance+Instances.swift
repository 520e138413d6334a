// SPDX-License-Identifier: GPL-3.0-or-later
import FoundationEssentials
import JobModel
import JobStore
import Testing

extension JobStoreConformance {
    static let instances: [Behaviour] = [
        Behaviour(
            "what was acknowledged is there for another instance, and after both were opened again",
            at: reopened
        ),
        Behaviour("instances on one store never claim the same job", at: claimApart),
        Behaviour(
            "instances on one store make one run of a submission, and of a tick, also when opened again",
            at: once
        ),
        Behaviour("an instance sees that another wrote, and not that it wrote itself", at: foreignWrites),
        Behaviour("whoever listens is told of new work and of control, and the end of the store", at: notices),
        Behaviour("a closed store says so, and does not wait for ever", at: closed),
        Behaviour("a write of a cancelled task goes through", at: cancelledTask),
    ]

    @Sendable private static func reopened(_ place: Place) async throws {
        let (first, second) = (try await place.open(), try await place.open())
        let letters = try await first.claimUnreadList()
        let run = letters.run.id
        #expect(try await second.row("letters", of: run).condition == letters.job.condition)
        _ = try await first.expand(letters.lease, items: Samples.items(3), now: Samples.start)
        let items = try await second.claim("two")
        _ = try await first.finish(items[0].lease, Samples.result("letters[1]"), now: Samples.start)
        try await second.fail(items[1], .modelBusy)
        _ = try await first.cancel(job: items[2].job.id, now: Samples.start)
        try await second.pause(queue: "model", now: Samples.start)
        try await first.setRates(
            [RateLimit(name: "mail", requests: .init(perSecond: 1, burst: 2), tokens: nil)],
            now: Samples.start
        )
        _ = try await second.ticksDone(pipeline: "nightly", expression: "2 *", now: Samples.start)
        let seen = try await StoreView(first, since: Samples.start)
        #expect(try await StoreView(second, since: Samples.start) == seen)
        try await first.close()
        try await second.close()
        let third = try await place.open()
        let view = try await StoreView(third, since: Samples.start)
        #expect(view == seen, "\(view.differences(from: seen))")
        #expect(
            try await third.ticksDone(pipeline: "nightly", expression: "2 *", now: Samples.start + 9) == Samples.start
        )
        #expect(try await third.stopped(items[2].lease, now: Samples.start)?.state == .cancelled)
        try await third.close()
    }

    @Sendable private static func claimApart(_ place: Place) async throws {
        let stores = [try await place.open(), try await place.open(), try await place.open()]
        for index in 0..<45 { _ = try await stores[index % 3].submit(Samples.run(sha256: "\(index)")) }
        let claimed = try await together(stores.count) { try await claimAll(stores[$0], "\($0)", slots: 2) }
            .flatMap { $0 }
        #expect(claimed.count == 45 && Set(claimed).count == 45)
        for store in stores { try await store.close() }
    }

    @Sendable private static func once(_ place: Place) async throws {
        let stores = [try await place.open(), try await place.open(), try await place.open()]
        let tick = Samples.start + 3600
        @Sendable func ask(_ store: any JobStore, forTick: Bool) async throws -> SubmittedRun {
            let run = Samples.run(pipeline: "nightly", file: nil, at: tick, submission: forTick ? nil : "row-1")
            return try await (forTick ? store.fire(run, tick: tick) : store.submit(run))
        }
        _ = try await stores[0].ticksDone(pipeline: "nightly", expression: "0 2 * * *", now: Samples.start)
        for forTick in [false, true] {
            let made = try await together(30) { try await ask(stores[$0 % 3], forTick: forTick) }
            #expect(made.count(where: \.isNew) == 1 && Set(made.map(\.run)).count == 1)
        }
        for store in stores { try await store.close() }
        let later = try await place.open()
        for forTick in [false, true] { #expect(try await !ask(later, forTick: forTick).isNew) }
        #expect(try await later.ticksDone(pipeline: "nightly", expression: "0 2 * * *", now: tick + 60) == tick)
        #expect(try await later.runs(RunFilter()).count == 2)
        try await later.close()
    }

    @Sendable private static func foreignWrites(_ place: Place) async throws {
        let (store, other) = (try await place.open(), try await place.open())
        let before = try await store.foreignRevision()
        _ = try await store.submit(Samples.run())
        _ = try await other.runs(RunFilter())
        #expect(try await store.foreignRevision() == before)
        _ = try await other.submit(Samples.run())
        #expect(try await store.foreignRevision() != before)
        try await store.close()
        try await other.close()
    }

    @Sendable private static func notices(_ place: Place) async throws {
        let store = try await place.open()
        var notices = store.changes().makeAsyncIterator()
        _ = try await store.submit(Samples.run())
        #expect(await notices.next() == .work)
        let text = try await store.claimOne("text")
        try await store.succeed(text)
        #expect(await notices.next() == .work)
        _ = try await store.cancel(run: text.run.id, now: Samples.start)
        #expect(await notices.next() == .control)
        try await store.close()
        #expect(await notices.next() == nil)
        var late = store.changes().makeAsyncIterator()
        #expect(await late.next() == nil)
    }

    @Sendable private static func closed(_ place: Place) async throws {
        let store = try await place.open()
        _ = try await store.submit(Samples.run())
        try await store.close()
        let unavailable = { (error: any Error) in (error as? GreffierError)?.code == .storeUnavailable }
        await #expect { try await store.submit(Samples.run()) } throws: { unavailable($0) }
        await #expect { try await store.claim() } throws: { unavailable($0) }
        await #expect { try await store.runs(RunFilter()) } throws: { unavailable($0) }
        await #expect { try await store.foreignRevision() } throws: { unavailable($0) }
    }

    @Sendable private static func cancelledTask(_ place: Place) async throws {
        let store = try await place.open()
        _ = try await store.submit(Samples.run())
        let job = try await store.claimOne("text")
        let end = Task {
            withUnsafeCurrentTask { $0?.cancel() }
            return try await store.succeed(job)
        }
        #expect(try await end.value?.state == .succeeded)
        try await store.close()
    }
}
