// SPDX-License-Identifier: GPL-3.0-or-later
import Engine
import Foundation
import JobModel
import JobStore
import Logging
import PipelineModel
import Synchronization
import Testing

@Suite("Scheduler")
struct SchedulerTests {
    /// A catalogue of one nightly pipeline, whose schedule can be changed.
    private final class Catalogue: PipelineCatalogue {
        let cron: Mutex<String>
        let catchUp: CatchUp
        init(_ cron: String, _ catchUp: CatchUp = .once) {
            self.cron = Mutex(cron)
            self.catchUp = catchUp
        }

        func plan(_ name: String) async -> PipelinePlan? { await plans().first { $0.pipeline.name == name } }
        func plans() async -> [PipelinePlan] {
            let trigger = PipelineTrigger.schedule(cron: cron.withLock { $0 }, timeZone: nil)
            var pipeline = Pipeline(
                name: "nightly",
                trigger: trigger,
                stages: [StageSpec(name: "recommend", kind: "recommend")],
                publish: []
            )
            pipeline.catchUp = catchUp
            return [PipelinePlan(pipeline: pipeline, snapshotSHA256: "feed", jobs: pipeline.jobs(kinds: [:]))]
        }
    }

    private func scheduler(
        _ bench: Workbench,
        _ catalogue: Catalogue,
        _ clock: ManualClock,
        store: (any JobStore)? = nil
    ) -> Scheduler {
        Scheduler(
            store: store ?? bench.store,
            catalogue: catalogue,
            timeZone: "Europe/Paris",
            clock: clock,
            logger: Logger(label: "test", factory: { _ in SwiftLogNoOpLogHandler() })
        )
    }

    @Test("each tick fires once, also over restarts; of those missed the latest is made up for")
    func ticks() async throws {
        let bench = try Workbench()
        let clock = ManualClock(try #require(Timestamp.date("2026-11-20T12:00:00Z")))
        let catalogue = Catalogue("0 2 * * *")
        let first = scheduler(bench, catalogue, clock)
        #expect(await first.fireWhatIsDue().isEmpty)
        clock.advance(by: 13 * 3600 - 1)
        #expect(await first.fireWhatIsDue().isEmpty)
        clock.advance(by: 1)
        let fired = await first.fireWhatIsDue()
        #expect(fired.count == 1)
        #expect(await first.fireWhatIsDue().isEmpty)
        let run = try #require(try await bench.store.run(fired[0].run))
        #expect(run.trigger == .schedule && run.input == nil && run.pipeline == "nightly")
        #expect(await scheduler(bench, catalogue, clock).fireWhatIsDue().isEmpty)
        clock.advance(by: 5 * 86_400)
        let second = scheduler(bench, catalogue, clock)
        #expect(await second.fireWhatIsDue().count == 1)
        #expect(await second.fireWhatIsDue().isEmpty)
        #expect(await scheduler(bench, catalogue, clock).fireWhatIsDue().isEmpty)
    }

    @Test("a clock set back fires nothing again")
    func clockSetBack() async throws {
        let bench = try Workbench()
        let clock = ManualClock(try #require(Timestamp.date("2026-11-20T12:00:00Z")))
        let scheduler = scheduler(bench, Catalogue("0 * * * *"), clock)
        #expect(await scheduler.fireWhatIsDue().isEmpty)
        clock.advance(by: 3600)
        #expect(await scheduler.fireWhatIsDue().count == 1)
        clock.advance(by: -1800)
        #expect(await scheduler.fireWhatIsDue().isEmpty)
        clock.advance(by: 1800)
        #expect(await scheduler.fireWhatIsDue().isEmpty)
        clock.advance(by: 3600)
        #expect(await scheduler.fireWhatIsDue().count == 1)
    }

    @Test(
        "each local time fires once on the days that the clocks change, with a restart at each look",
        arguments: [
            // The hour from two to three is skipped on 29 March.
            ("30 2 * * *", "2026-03-28T12:00:00Z", ["2026-03-29T01:00:00Z", "2026-03-30T00:30:00Z"]),
            (
                "0 2,3 * * *", "2026-03-28T12:00:00Z",
                ["2026-03-29T01:00:00Z", "2026-03-30T00:00:00Z", "2026-03-30T01:00:00Z"]
            ),
            // And comes twice on 25 October.
            ("30 2 * * *", "2026-10-24T12:00:00Z", ["2026-10-25T00:30:00Z", "2026-10-26T01:30:00Z"]),
            (
                "0 1-4 * * *", "2026-10-24T23:30:00Z",
                [
                    "2026-10-25T00:00:00Z", "2026-10-25T02:00:00Z", "2026-10-25T03:00:00Z", "2026-10-26T00:00:00Z",
                    "2026-10-26T01:00:00Z", "2026-10-26T02:00:00Z", "2026-10-26T03:00:00Z",
                ]
            ),
        ]
    )
    func clockChanges(cron: String, start: String, firings: [String]) async throws {
        let bench = try Workbench()
        let clock = ManualClock(try #require(Timestamp.date(start)))
        let catalogue = Catalogue(cron)
        var fired: [String] = []
        for _ in 0..<(45 * 4) {
            clock.advance(by: 900)
            for _ in await scheduler(bench, catalogue, clock).fireWhatIsDue() {
                fired.append(Timestamp.text(clock.now()).replacing(".000Z", with: "Z"))
            }
        }
        #expect(fired == firings)
    }

    @Test("two schedulers on one table fire each tick once between them")
    func twoAtOnce() async throws {
        let bench = try Workbench()
        let clock = ManualClock(try #require(Timestamp.date("2026-11-20T12:00:00Z")))
        let catalogue = Catalogue("*/10 * * * *", .all)
        let both = [
            scheduler(bench, catalogue, clock), scheduler(bench, catalogue, clock, store: try bench.reopened()),
        ]
        for one in both { #expect(await one.fireWhatIsDue().isEmpty) }
        var runs: [ULID] = []
        for step in 1...12 {
            clock.advance(by: step.isMultiple(of: 3) ? 3600 : 600)
            runs += await withTaskGroup(of: [SubmittedRun].self) { group in
                for one in both { group.addTask { await one.fireWhatIsDue() } }
                return await group.reduce(into: []) { $0 += $1.map(\.run) }
            }
        }
        #expect(runs.count == 8 + 4 * 6 && Set(runs).count == runs.count)
        #expect(try await bench.store.runs(RunFilter()).count == runs.count)
    }

    @Test("a clock set back by an hour over a restart fires nothing again", arguments: CatchUp.allCases)
    func clockSetBackOverRestart(policy: CatchUp) async throws {
        let bench = try Workbench()
        let clock = ManualClock(try #require(Timestamp.date("2026-11-20T12:00:00Z")))
        let catalogue = Catalogue("*/30 * * * *", policy)
        _ = await scheduler(bench, catalogue, clock).fireWhatIsDue()
        for _ in 0..<4 {
            clock.advance(by: 1800)
            #expect(await scheduler(bench, catalogue, clock).fireWhatIsDue().count == 1)
        }
        clock.advance(by: -3600)
        for _ in 0..<4 {
            #expect(await scheduler(bench, catalogue, clock).fireWhatIsDue().isEmpty)
            clock.advance(by: 900)
        }
        #expect(await scheduler(bench, catalogue, clock).fireWhatIsDue().isEmpty)
        clock.advance(by: 1800)
        #expect(await scheduler(bench, catalogue, clock).fireWhatIsDue().count == 1)
    }

    @Test("after an absence a pipeline makes up for nothing, for the latest tick, or for each in order")
    func policies() async throws {
        for (policy, count) in [(CatchUp.skip, 0), (.once, 1), (.all, 5)] {
            let bench = try Workbench()
            let clock = ManualClock(try #require(Timestamp.date("2026-11-20T12:00:00Z")))
            let catalogue = Catalogue("0 2 * * *", policy)
            _ = await scheduler(bench, catalogue, clock).fireWhatIsDue()
            clock.advance(by: 5 * 86_400)
            let back = scheduler(bench, catalogue, clock)
            let fired = await back.fireWhatIsDue()
            #expect(fired.count == count)
            #expect(await back.fireWhatIsDue().isEmpty)
            #expect(await scheduler(bench, catalogue, clock).fireWhatIsDue().isEmpty)
            if policy == .all {
                var payloads: [String?] = []
                for run in fired { payloads.append(try await bench.store.run(run.run)?.payload) }
                #expect(payloads == (21...25).map { "{\"tick\":\"2026-11-\($0)T01:00:00.000Z\"}" })
                #expect(fired.map(\.run) == fired.map(\.run).sorted())
            }
            // The next night comes for all of them.
            clock.advance(by: 13 * 3600 + 30)
            #expect(await back.fireWhatIsDue().count == 1)
        }
    }

    @Test("a clock that was far ahead for a while does not silence a schedule, nor fire a tick twice")
    func clockFarAhead() async throws {
        let bench = try Workbench()
        let clock = ManualClock(try #require(Timestamp.date("2026-11-20T12:00:00Z")))
        let catalogue = Catalogue("0 * * * *")
        let first = scheduler(bench, catalogue, clock)
        #expect(await first.fireWhatIsDue().isEmpty)
        clock.advance(by: 4 * 3600)
        #expect(await first.fireWhatIsDue().count == 1)
        clock.advance(by: -4 * 3600)
        #expect(await first.fireWhatIsDue().isEmpty)
        clock.advance(by: 3600)
        #expect(await first.fireWhatIsDue().count == 1)
        clock.advance(by: 3600)
        #expect(await scheduler(bench, catalogue, clock).fireWhatIsDue().isEmpty)
        clock.advance(by: 3600)
        #expect(await first.fireWhatIsDue().count == 1)
        clock.advance(by: 3600)
        #expect(await first.fireWhatIsDue().isEmpty)
    }

    @Test("a changed schedule makes up for nothing")
    func changed() async throws {
        let bench = try Workbench()
        let clock = ManualClock(try #require(Timestamp.date("2026-11-20T12:00:00Z")))
        let catalogue = Catalogue("0 2 * * *")
        let scheduler = scheduler(bench, catalogue, clock)
        _ = await scheduler.fireWhatIsDue()
        catalogue.cron.withLock { $0 = "0 10 * * *" }
        #expect(await scheduler.fireWhatIsDue().isEmpty)
        clock.advance(by: 86_400)
        #expect(await scheduler.fireWhatIsDue().count == 1)
    }
}
