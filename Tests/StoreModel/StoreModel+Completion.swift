// SPDX-License-Identifier: GPL-3.0-or-later
package import FoundationEssentials
package import JobModel
package import JobStore

extension StoreModel {
    package mutating func finish(_ lease: Lease, _ done: StageCompletion, now: Date) -> Committed? {
        apply(.succeed(lease: lease.number), to: lease.job, News(done: done), now: now.stored)
    }

    package mutating func finishRun(_ lease: Lease, verdict: RunVerdict, folder: String, now: Date) -> Committed? {
        let done = StageCompletion(StageResult(version: DeliveryJob.kind))
        guard let place = place(of: lease.job),
            change(.succeed(lease: lease.number), place, News(done: done), now: now.stored)
        else { return nil }
        end(place.run, verdict, folder: folder, now: now.stored)
        return Committed(state: self[place].state, run: runs[place.run].row.status)
    }

    package mutating func expand(_ lease: Lease, items: [Artifact], now: Date) throws -> Committed? {
        guard items.count <= ForEach.limit else { throw GreffierError(.stageList, detail: "\(items.count) items") }
        guard let place = place(of: lease.job), case .unread(let list)? = self[place].fan,
            change(.expand(lease: lease.number), place, now: now.stored)
        else { return nil }
        if self[place].state == .waiting {
            self[place].fan = .read(list, count: items.count)
            let stage = self[place]
            let rows = items.enumerated().map { item($0.element, number: $0.offset + 1, of: items.count, stage) }
            runs[place.run].jobs.insert(contentsOf: rows, at: place.job + 1)
        }
        settle(place.run, now: now.stored)
        return Committed(state: self[place].state, run: runs[place.run].row.status)
    }

    private mutating func item(_ item: Artifact, number: Int, of count: Int, _ stage: JobRow) -> JobRow {
        lastJob += 1
        var job = stage
        job.id = JobID(lastJob)
        job.stage = ForEach.name(of: stage.stage, number: number)
        job.fan = .item(of: stage.stage, number: number, count: count, item)
        job.condition = JobCondition(state: .ready, maxAttempts: stage.condition.maxAttempts)
        job.startedAt = nil
        job.durationMS = 0
        job.error = nil
        return job
    }

    package mutating func fail(_ lease: Lease, _ failure: JobFailure, now: Date) -> Committed? {
        let stored = JobFailure(failure.error, retryAt: failure.retryAt.stored)
        return apply(
            .fail(lease: lease.number, stored),
            to: lease.job,
            News(error: failure.error),
            now: now.stored
        )
    }

    package mutating func snooze(_ lease: Lease, until: Date, now: Date) -> Committed? {
        apply(.snooze(lease: lease.number, until: until.stored), to: lease.job, now: now.stored)
    }

    package mutating func release(_ lease: Lease, now: Date) -> Committed? {
        apply(.yield(lease: lease.number), to: lease.job, now: now.stored)
    }

    package mutating func stopped(_ lease: Lease, now: Date) -> Committed? {
        apply(.stopped(lease: lease.number), to: lease.job, now: now.stored)
    }

    package func leasesToStop(_ leases: [Lease]) -> [Lease] {
        leases.filter { lease in
            guard let condition = place(of: lease.job).map({ self[$0].condition }) else { return true }
            return condition.state != .running || condition.leaseNumber != lease.number || condition.cancelRequested
        }
    }
}
