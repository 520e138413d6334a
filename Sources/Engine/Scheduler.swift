// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
package import JobModel
package import JobStore
package import Logging
package import PipelineModel
import ServiceLifecycle

/// Starts the runs of pipelines with a schedule: each tick once, also over restarts.
///
/// Of the ticks missed while nothing ran, the latest is made up for when it starts; a pipeline seen for the first time
/// makes up for nothing.
package actor Scheduler: Service {
    private let store: any ScheduleStore
    private let catalogue: any PipelineCatalogue
    private let timeZone: TimeZone
    private let clock: any WallClock
    private let logger: Logger
    private let poll: Double
    private var known: [String: Known] = [:]

    /// What is remembered of a pipeline between two looks.
    private struct Known {
        var expression: String
        var done: Date
        var next: Date?
    }

    /// `timeZone` is the workspace's, for schedules that name none; an unknown one means UTC.
    ///
    /// `poll` is in seconds.
    package init(
        store: any ScheduleStore,
        catalogue: any PipelineCatalogue,
        timeZone: String,
        clock: any WallClock = SystemClock(),
        logger: Logger,
        poll: Double = 1
    ) {
        self.store = store
        self.catalogue = catalogue
        self.timeZone = TimeZone(identifier: timeZone) ?? .gmt
        self.clock = clock
        self.logger = logger
        self.poll = poll
    }

    /// Fires what is due until the graceful shutdown or the cancellation of the task.
    package func run() async throws {
        await cancelWhenGracefulShutdown { [self] in
            while !Task.isCancelled {
                await fireWhatIsDue()
                try? await Task.sleep(for: .seconds(poll))
            }
        }
    }

    /// Starts the runs whose time has come, and gives those that are new.
    @discardableResult
    package func fireWhatIsDue() async -> [SubmittedRun] {
        var started: [SubmittedRun] = []
        for plan in await catalogue.plans() {
            guard case .schedule(let cron, let zone) = plan.pipeline.trigger else { continue }
            do {
                let fired = try await fire(plan, cron: cron, zone: zone.flatMap(TimeZone.init(identifier:)) ?? timeZone)
                if let fired, fired.isNew { started.append(fired) }
            } catch {
                logger.error(
                    "a schedule could not be looked at",
                    metadata: ["pipeline": "\(plan.pipeline.name)", "error": "\(error)"]
                )
            }
        }
        return started
    }

    private func fire(_ plan: PipelinePlan, cron: String, zone: TimeZone) async throws -> SubmittedRun? {
        let now = clock.now()
        let name = plan.pipeline.name
        let expression = "\(cron) \(zone.identifier)"
        let schedule = try CronExpression(cron)
        if known[name]?.expression != expression {
            let done = try await store.ticksDone(pipeline: name, expression: expression, now: now)
            known[name] = Known(expression: expression, done: done, next: schedule.next(after: done, in: zone))
        }
        guard let state = known[name], let next = state.next, next <= now,
            let tick = schedule.last(after: state.done, through: now, in: zone)
        else { return nil }
        let run = NewRun(
            id: ULID(date: now),
            pipeline: name,
            pipelineSHA256: plan.snapshotSHA256,
            trigger: .schedule,
            input: nil,
            submittedAt: now,
            jobs: plan.jobs
        )
        let fired = try await store.fire(run, tick: tick)
        known[name] = Known(expression: expression, done: tick, next: schedule.next(after: tick, in: zone))
        if fired.isNew {
            logger.info("a schedule fired", metadata: ["pipeline": "\(name)", "tick": "\(Timestamp.text(tick))"])
        }
        return fired
    }
}
