// SPDX-License-Identifier: GPL-3.0-or-later
import FoundationEssentials
import JobModel
import JobStore
import Logging
import PipelineModel

extension Engine {
    /// The loop: each wake is one turn, until the engine is to stop.
    func work() async {
        let feeders = [Task { await feedNotices() }, Task { await feedPolls() }]
        defer { for feeder in feeders { feeder.cancel() } }
        wake.yield()
        for await _ in wakes {
            if isStopping { return }
            await turn()
        }
    }

    /// One turn: stop what is to stop, then fill the free slots.
    func turn() async {
        isTurning = true
        defer {
            isTurning = false
            turns &+= 1
        }
        do {
            if mustLookAtControls { try await honourControls() }
            try await fillSlots()
        } catch {
            // Nothing is lost: what could not be claimed stays ready. The poll brings the next turn.
            parts.logger.error("the job store does not answer", metadata: ["error": "\(error)"])
            try? await Task.sleep(for: .seconds(min(1, settings.poll * 10)))
        }
    }

    /// Claims for the free slots and starts what was claimed; whether anything was, or may be by a claim under way.
    @discardableResult
    func fillSlots() async throws -> Bool {
        // Two claims at a time would fill the same slots twice.
        if isClaiming {
            mustClaimAgain = true
            return true
        }
        isClaiming = true
        defer {
            isClaiming = false
            if mustClaimAgain { wake.yield() }
            mustClaimAgain = false
        }
        return try await claim()
    }

    private func claim() async throws -> Bool {
        let now = parts.clock.now()
        let slots = freeSlots(now: now)
        guard !isStopping, slots.values.contains(where: { $0 > 0 }) else { return false }
        var kinds = Set(parts.stages.keys).union([DeliveryJob.kind])
        if !parts.correctors.isEmpty { kinds.insert(CorrectionJob.kind) }
        let request = ClaimRequest(owner: owner, slots: slots, kinds: kinds, now: now, probing: probing(now: now))
        let answer = try await parts.store.claim(request)
        nextDue = answer.nextDue
        if let next = answer.nextDue, next <= now { wake.yield() }
        for claimed in answer.jobs { start(claimed) }
        return !answer.jobs.isEmpty
    }

    private func freeSlots(now: Date) -> [String: Int] {
        var slots = settings.slots
        let used = Dictionary(grouping: running.values, by: \.claimed.job.queue).mapValues(\.count)
        for (queue, limit) in slots {
            let count = used[queue] ?? 0
            let free = max(0, limit - count)
            slots[queue] = breakers[queue]?.slots(of: free, running: count, now: now) ?? free
        }
        return slots
    }

    /// Queues whose breaker lets one job through to see whether the rest may follow.
    private func probing(now: Date) -> Set<String> {
        Set(breakers.filter { !$0.value.isTrusted && !$0.value.isOpen(at: now) }.keys)
    }

    private func start(_ claimed: ClaimedJob) {
        let (run, job) = (claimed.run, claimed.job)
        if claimed.isFirst {
            hub.send(.runStarted(run))
            log(theBeginOf: run)
        }
        let context = WorkContext(run: run.id, job: job.id.number, stage: job.stage, request: run.request)
        let task = WorkContext.$current.withValue(context) {
            Task { [self] in
                let ending = await execute(claimed)
                await settle(claimed, ending)
            }
        }
        running[claimed.job.id] = RunningJob(claimed: claimed, task: task)
    }

    // MARK: Waking

    private func feedNotices() async {
        for await notice in parts.store.changes() {
            if notice == .control { mustLookAtControls = true }
            wake.yield()
        }
    }

    func isSomethingDue(now: Date) -> Bool {
        if let nextDue, nextDue <= now { return true }
        return !probing(now: now).isEmpty
    }

    // MARK: Controls

    /// Stops what people cancelled or took away, and forgets breakers that they reset.
    private func honourControls() async throws {
        mustLookAtControls = false
        if !breakers.isEmpty {
            let known = breakers
            for queue in try await parts.store.queues() {
                guard let breaker = breakers[queue.name] else { continue }
                if breaker.isReset(stored: queue.breaker, known: known[queue.name]) { breakers[queue.name] = nil }
            }
        }
        let void = try await parts.store.leasesToStop(running.values.map(\.claimed.lease))
        for lease in void where running[lease.job]?.stop == nil {
            running[lease.job]?.stop = .cancelled
            running[lease.job]?.task.cancel()
        }
    }
}
