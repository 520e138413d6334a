// SPDX-License-Identifier: GPL-3.0-or-later
package import FoundationEssentials
package import JobModel
package import JobStore

extension StoreModel {
    package mutating func tell(_ lease: Lease, _ events: [RunEvent], now: Date) -> Bool {
        guard let place = place(of: lease.job), self[place].state == .running,
            self[place].condition.leaseNumber == lease.number
        else { return false }
        let job = self[place]
        for piece in events.flatMap(RunEventRow.pieces) { append(piece, of: job, in: place.run, now: now) }
        return true
    }

    package func events(run: ULID, after sequence: Int, limit: Int) -> [RunEventRow] {
        let all = index(of: run).map { runs[$0].events } ?? []
        return Array(all.filter { $0.sequence > sequence }.prefix(max(0, limit)))
    }

    /// Says how an attempt ended, where it has told of its beginning.
    mutating func end(_ job: JobRow, _ outcome: AttemptOutcome, in run: Int, _ news: News, now: Date) {
        let hasBegun = runs[run].events.contains {
            $0.job == job.id && $0.attempt == job.condition.leaseNumber && $0.event.kind == .stageBegan
        }
        guard hasBegun else { return }
        let shown: AttemptOutcome = news.done?.isCached == true ? .cached : outcome
        append(RunEvent(.stageEnded, RunEventRow.ending(shown, news.error)), of: job, in: run, now: now)
    }

    private mutating func append(_ event: RunEvent, of job: JobRow, in run: Int, now: Date) {
        runs[run].lastEvent += 1
        let last = runs[run].lastEvent
        runs[run].events.append(
            RunEventRow(
                run: job.run,
                sequence: last,
                job: job.id,
                stage: job.stage,
                attempt: job.condition.leaseNumber,
                at: now.stored,
                event: event
            )
        )
        guard last > RunEventRow.most else { return }
        runs[run].events.removeAll { $0.event.kind == .modelText && $0.sequence <= last - RunEventRow.most }
    }
}
