// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
package import JobModel
package import JobStore
package import Logging
package import PipelineModel
import ServiceLifecycle

/// Starts the runs of pipelines with a schedule: each tick once, also over restarts.
///
/// What becomes of ticks that were missed while nothing ran is for the pipeline to say (`CatchUp`); one seen for the first
/// time, or with a new schedule, makes up for nothing.
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
    /// `poll` is in seconds: how soon a tick that could not be fired is tried again, and a fifth of how late a new pipeline
    /// or a clock that was set is noticed.
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
                try? await Task.sleep(for: .seconds(pause))
            }
        }
    }

    /// Until the next tick.
    private var pause: Double {
        let now = clock.now()
        let waits = known.values.compactMap { $0.next?.timeIntervalSince(now) }
        guard let least = waits.min() else { return poll * 5 }
        return least > 0 ? min(least, poll * 5) : poll
    }

    /// Starts the runs whose time has come, and gives those that are new.
    @discardableResult
    package func fireWhatIsDue() async -> [SubmittedRun] {
        var started: [SubmittedRun] = []
        for plan in await catalogue.plans() {
            guard case .schedule(let cron, let zone) = plan.pipeline.trigger else { continue }
            let zoneOfPlan = zone.flatMap(TimeZone.init(identifier:)) ?? timeZone
            do {
                try await fire(plan, cron: cron, zone: zoneOfPlan) { if $0.isNew { started.append($0) } }
            } catch {
                logger.error(
                    "a schedule could not be looked at",
                    metadata: ["pipeline": "\(plan.pipeline.name)", "error": "\(error)"]
                )
            }
        }
        return started
    }

    private func fire(
        _ plan: PipelinePlan,
        cron: String,
        zone: TimeZone,
        _ report: (SubmittedRun) -> Void
    ) async throws {
        let now = clock.now()
        let name = plan.pipeline.name
        let policy = plan.pipeline.catchUp
        // A policy that is new makes up for nothing either.
        let expression = "\(cron) \(zone.identifier)" + (policy == .once ? "" : " \(policy.rawValue)")
        let schedule = try CronExpression(cron)
        // A clock that was set back must not silence the schedule until it has caught up: no tick fires twice anyway.
        if known[name]?.expression != expression || known[name].map({ $0.done > now }) == true {
            let done = min(now, try await store.ticksDone(pipeline: name, expression: expression, now: now))
            known[name] = Known(expression: expression, done: done, next: schedule.next(after: done, in: zone))
        }
        guard let state = known[name], let next = state.next, next <= now else { return }
        let due = DueTicks(of: schedule, in: zone, after: state.done, now: now, policy: policy)
        if due.leftOut > 0 {
            logger.notice(
                "ticks of a schedule were missed and are not made up for",
                metadata: ["pipeline": "\(name)", "left_out": "\(due.leftOut)"]
            )
        }
        for (index, tick) in due.ticks.enumerated() {
            if Task.isCancelled { return }
            let fired = try await store.fire(run(plan, tick: tick, number: index, now: now), tick: tick)
            // What throws later must not fire this one again.
            known[name]?.done = tick
            report(fired)
            if fired.isNew {
                logger.info("a schedule fired", metadata: ["pipeline": "\(name)", "tick": "\(Timestamp.text(tick))"])
            }
        }
        known[name]?.done = due.done
        known[name]?.next = schedule.next(after: due.done, in: zone)
    }

    /// The run of one tick; its payload names the tick where each is made up for.
    private func run(_ plan: PipelinePlan, tick: Date, number: Int, now: Date) -> NewRun {
        // Each in a millisecond of its own, well inside it, so that they sort in the order of their ticks.
        let millisecond = (now.timeIntervalSince1970 * 1000).rounded(.down) + Double(number) + 0.5
        return NewRun(
            id: ULID(date: Date(timeIntervalSince1970: millisecond / 1000)),
            pipeline: plan.pipeline.name,
            pipelineSHA256: plan.snapshotSHA256,
            trigger: .schedule,
            input: nil,
            submittedAt: now,
            priority: plan.priority(),
            payload: plan.pipeline.catchUp == .all ? "{\"tick\":\"\(Timestamp.text(tick))\"}" : nil,
            jobs: plan.jobs
        )
    }
}
