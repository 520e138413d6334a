// SPDX-License-Identifier: GPL-3.0-or-later
package import FoundationEssentials
import JobModel

/// All that is known of one run at one moment: what `greffier why` tells.
package struct RunStory: Sendable, Equatable {
    package var run: RunRow
    /// In the order of the pipeline.
    package var jobs: [JobRow]
    /// Oldest first.
    package var attempts: [AttemptRow]
    package var queues: [QueueRow]
    package var rates: [RateRow]
    /// Running jobs of the concurrency keys that this run's jobs have.
    package var holders: [String: [JobID]]

    package init(
        run: RunRow,
        jobs: [JobRow],
        attempts: [AttemptRow],
        queues: [QueueRow],
        rates: [RateRow] = [],
        holders: [String: [JobID]] = [:]
    ) {
        self.run = run
        self.jobs = jobs
        self.attempts = attempts
        self.queues = queues
        self.rates = rates
        self.holders = holders
    }

    /// What a job waits for; `nil` once it runs or has ended.
    package func blocker(of job: JobRow) -> Blocker? {
        switch job.state {
        case .waiting:
            let stages = job.isDelivery ? jobs.filter { !$0.isDelivery }.map(\.stage) : job.dependsOn
            let open = Set(jobs.filter { !$0.state.isFinal }.map(\.stage))
            return .stages(stages.filter(open.contains))
        case .retrying, .snoozed:
            if let breaker = queue(job)?.breaker, breaker.code == job.error?.code.name { return .breaker(breaker) }
            return job.condition.dueAt.map(Blocker.time) ?? .slot
        case .ready:
            if let since = queue(job)?.pausedAt { return .paused(queue: job.queue, since: since) }
            if let breaker = queue(job)?.breaker { return .breaker(breaker) }
            return shared(job) ?? .slot
        case .running, .succeeded, .failed, .cancelled, .skipped: return nil
        }
    }

    /// What a ready job shares with others, and what they have left none of.
    private func shared(_ job: JobRow) -> Blocker? {
        if let limit = job.concurrency, let holders = holders[limit.key], holders.count >= limit.limit {
            return .concurrency(key: limit.key, holders: holders)
        }
        if let rate = rates.first(where: { $0.name == job.rate }), rate.opens > (rate.asOf ?? .distantFuture) {
            return .rate(rate.name, until: rate.opens)
        }
        return nil
    }

    private func queue(_ job: JobRow) -> QueueRow? { queues.first { $0.name == job.queue } }

    /// Why a job does not run now.
    package enum Blocker: Sendable, Equatable {
        /// These stages have to end first.
        case stages([String])
        /// Ready again at this time.
        case time(Date)
        /// The queue waits for the machine or a server.
        case breaker(BreakerRow)
        /// A person paused the queue.
        case paused(queue: String, since: Date)
        /// Other jobs of its concurrency key run.
        case concurrency(key: String, holders: [JobID])
        /// Its rate is used up until this time.
        case rate(String, until: Date)
        /// For a free place in its queue, or for the daemon to run.
        case slot
    }
}
