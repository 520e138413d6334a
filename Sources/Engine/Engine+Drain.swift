// SPDX-License-Identifier: GPL-3.0-or-later
import FoundationEssentials
import JobModel
import JobStore

extension Engine {
    /// Waits until nothing runs and nothing can run within `horizon` seconds, and says what is left and why.
    ///
    /// `run()` must be under way; when it ends earlier, so does this. Throws what the store throws.
    package func drain(horizon: Double = 30) async throws -> DrainSummary {
        while !isStopping, !isFinished {
            if hasTakenOver, running.isEmpty, try await !fillSlots(), running.isEmpty, try await !canRunSoon(horizon) {
                return try await whatIsLeft()
            }
            try await Task.sleep(for: .seconds(min(0.05, settings.poll)))
        }
        return try await whatIsLeft()
    }

    /// Whether a waiting time ends, a used-up rate opens, or a breaker lets a probe through, before the horizon.
    private func canRunSoon(_ horizon: Double) async throws -> Bool {
        let end = parts.clock.now().addingTimeInterval(horizon)
        let queues = try await parts.store.queues().filter { $0.pausedAt == nil && settings.slots[$0.name] != nil }
        for queue in queues {
            if let breaker = breakers[queue.name], !breaker.isTrusted {
                if !breaker.isOpen(at: end), queue.ready + queue.later > 0 { return true }
            } else if queue.later + queue.ready > 0, let nextDue, nextDue <= end {
                return true
            }
        }
        return false
    }

    private func whatIsLeft() async throws -> DrainSummary {
        var filter = RunFilter()
        filter.statuses = [.queued, .running]
        filter.limit = 1000
        var left: [DrainSummary.Left] = []
        for run in try await parts.store.runs(filter).reversed() {
            guard let story = try await parts.store.story(run.id),
                let job = story.jobs.first(where: { $0.state != .waiting && !$0.state.isFinal })
            else { continue }
            left.append(
                DrainSummary.Left(
                    run: run.id,
                    pipeline: run.pipeline,
                    file: run.input?.name,
                    stage: job.stage,
                    blocker: story.blocker(of: job) ?? .slot,
                    error: job.error
                )
            )
        }
        return DrainSummary(left: left)
    }
}
