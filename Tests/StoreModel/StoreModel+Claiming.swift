// SPDX-License-Identifier: GPL-3.0-or-later
package import FoundationEssentials
import JobModel
package import JobStore

extension StoreModel {
    package mutating func claim(_ request: ClaimRequest) -> ClaimAnswer {
        let now = request.now.stored
        for place in due(now).prefix(ClaimRequest.dueLimit) { change(.due, place, now: now) }
        var taken: [(place: Place, isFirst: Bool)] = []
        var opens: [Date] = []
        for (queue, slots) in request.slots.sorted(by: { $0.key < $1.key }) where queues[queue]?.pausedAt == nil {
            var free = slots
            for place in ready(queue, request.kinds, isProbing: request.probing.contains(queue))
            where free > 0 && hasRoom(self[place]) {
                if let rate = self[place].rate, !self[place].isWholeList, let moment = rates[rate]?.take(now: now) {
                    opens.append(moment)
                } else if let isFirst = take(place, request.owner, now: now) {
                    taken.append((place, isFirst))
                    free -= 1
                }
            }
        }
        return ClaimAnswer(
            jobs: taken.map { claimed($0.place, request.owner, isFirst: $0.isFirst) },
            nextDue: (jobs.compactMap(\.condition.dueAt) + opens).min()
        )
    }

    /// Jobs whose time has come, the longest due first.
    private func due(_ now: Date) -> [Place] {
        let due = places.compactMap { place in self[place].condition.dueAt.map { (place, $0) } }.filter { $0.1 <= now }
        return due.sorted { ($0.1, self[$0.0].id) < ($1.1, self[$1.0].id) }.map(\.0)
    }

    /// Ready jobs of a queue in the order in which they are to be claimed.
    private func ready(_ queue: String, _ kinds: Set<String>, isProbing: Bool) -> [Place] {
        let candidates = places.filter { place in
            let job = self[place]
            return job.state == .ready && job.queue == queue && kinds.contains(job.kind)
        }
        return candidates.sorted { left, right in
            let tries = { (place: Place) in isProbing ? self[place].condition.leaseNumber : 0 }
            return (tries(left), rank(of: left), self[left].id) < (tries(right), rank(of: right), self[right].id)
        }
    }

    private func rank(of place: Place) -> Int64 {
        ClaimRank.rank(priority: self[place].priority, submittedAt: runs[place.run].row.submittedAt)
    }

    private func hasRoom(_ job: JobRow) -> Bool {
        guard let limit = job.concurrency, !job.isWholeList else { return true }
        return jobs.count { $0.state == .running && !$0.isWholeList && $0.concurrency?.key == limit.key } < limit.limit
    }

    /// Whether the run begins with it; `nil` where it could not be taken.
    private mutating func take(_ place: Place, _ owner: String, now: Date) -> Bool? {
        guard change(.claim(owner: owner), place, now: now) else { return nil }
        let isFirst = runs[place.run].row.status == .queued
        if isFirst {
            runs[place.run].row.status = .running
            runs[place.run].row.startedAt = now
        }
        return isFirst
    }

    private func claimed(_ place: Place, _ owner: String, isFirst: Bool) -> ClaimedJob {
        let job = self[place]
        return ClaimedJob(
            lease: Lease(job: job.id, number: job.condition.leaseNumber, owner: owner),
            job: job,
            run: runs[place.run].row,
            jobs: runs[place.run].jobs.filter { job.fan?.item == nil || $0.fan?.item == nil || $0.id == job.id },
            isFirst: isFirst
        )
    }

    package mutating func recover(owner: String, now: Date) -> Recovery {
        let spared = rules.flaw == .deathTakesAll ? nil : owner
        let orphans = jobs.filter { $0.state == .running && $0.condition.owner != spared }.map(\.id).sorted()
        var recovery = Recovery()
        probe(now: now.stored)
        for id in orphans {
            switch apply(.ownerDied, to: id, now: now.stored)?.state {
            case .ready: recovery.resumed.append(id)
            case .failed: recovery.quarantined.append(id)
            default: break
            }
        }
        return recovery
    }

    /// In each queue that waits for the machine or a server, the first job that does is due.
    private mutating func probe(now: Date) {
        for (queue, control) in queues.sorted(by: { $0.key < $1.key }) {
            guard let breaker = control.breaker else { continue }
            let waiting = places.filter { place in
                let job = self[place]
                return job.state == .snoozed && job.queue == queue && job.error?.code.name == breaker.code
            }
            let first = waiting.min { (rank(of: $0), self[$0].id) < (rank(of: $1), self[$1].id) }
            if let first { change(.hurry, first, now: now) }
        }
    }
}
