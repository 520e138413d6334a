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
        init(_ cron: String) { self.cron = Mutex(cron) }

        func plan(_ name: String) async -> PipelinePlan? { await plans().first { $0.pipeline.name == name } }
        func plans() async -> [PipelinePlan] {
            let trigger = PipelineTrigger.schedule(cron: cron.withLock { $0 }, timeZone: nil)
            let pipeline = Pipeline(
                name: "nightly",
                trigger: trigger,
                stages: [StageSpec(name: "recommend", kind: "recommend")],
                publish: []
            )
            return [PipelinePlan(pipeline: pipeline, snapshotSHA256: "feed", jobs: pipeline.jobs(kinds: [:]))]
        }
    }

    private func scheduler(_ bench: Workbench, _ catalogue: Catalogue, _ clock: ManualClock) -> Scheduler {
        Scheduler(
            store: bench.store,
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
