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
            if case .read(_, let count)? = job.fan {
                let open = jobs.count { $0.fan?.origin == job.stage && !$0.state.isFinal }
                return .items(of: job.stage, open: open, count: count)
            }
            let all = jobs.filter { !$0.isDelivery && $0.fan?.item == nil }
            let open = Set(all.filter { !$0.state.isFinal }.map(\.stage))
            return .stages((job.isDelivery ? all.map(\.stage) : job.dependsOn).filter(open.contains))
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
        if job.isWholeList { return nil }
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
        /// So many of the items of its list have to end first.
        case items(of: String, open: Int, count: Int)
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

        /// Whether other jobs of the same run are waited for, which wait for something themselves or run.
        package var isOfThisRun: Bool {
            switch self {
            case .stages, .items: true
            case .time, .breaker, .paused, .concurrency, .rate, .slot: false
            }
        }
    }
}
