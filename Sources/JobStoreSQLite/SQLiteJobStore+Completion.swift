// SPDX-License-Identifier: GPL-3.0-or-later
import Failpoints
package import FoundationEssentials
import GRDB
package import JobModel
package import JobStore

extension SQLiteJobStore {
    package func finish(_ lease: Lease, _ done: StageCompletion, now: Date) async throws -> Committed? {
        try Failpoint.hit(.finishBeforeCommit, StorageErrors.injected)
        let kept = try KeptResult(done)
        let committed = try await apply(.succeed(lease: lease.number), lease, now, .init(kept: kept))
        Failpoint.pass(.finishAfterCommit)
        return committed
    }

    package func fail(_ lease: Lease, _ failure: JobFailure, now: Date) async throws -> Committed? {
        try Failpoint.hit(.failBeforeCommit, StorageErrors.injected)
        let committed = try await apply(.fail(lease: lease.number, failure), lease, now, .init(error: failure.error))
        Failpoint.pass(.failAfterCommit)
        return committed
    }

    package func snooze(_ lease: Lease, until: Date, now: Date) async throws -> Committed? {
        try Failpoint.hit(.snoozeBeforeCommit, StorageErrors.injected)
        let committed = try await apply(.snooze(lease: lease.number, until: until), lease, now)
        Failpoint.pass(.snoozeAfterCommit)
        return committed
    }

    package func release(_ lease: Lease, now: Date) async throws -> Committed? {
        try Failpoint.hit(.releaseBeforeCommit, StorageErrors.injected)
        let committed = try await apply(.yield(lease: lease.number), lease, now)
        Failpoint.pass(.releaseAfterCommit)
        return committed
    }

    package func stopped(_ lease: Lease, now: Date) async throws -> Committed? {
        try Failpoint.hit(.stoppedBeforeCommit, StorageErrors.injected)
        let committed = try await apply(.stopped(lease: lease.number), lease, now)
        Failpoint.pass(.stoppedAfterCommit)
        return committed
    }

    package func finishRun(
        _ lease: Lease,
        verdict: RunVerdict,
        folder: String,
        now: Date
    ) async throws -> Committed? {
        let kept = try KeptResult(StageCompletion(StageResult(version: DeliveryJob.kind)))
        try Failpoint.hit(.finishRunBeforeCommit, StorageErrors.injected)
        let committed = try await write(.durable, notice: .work) { db -> Committed? in
            let writer = JobWriter(db: db, now: now)
            var jobs = try writer.runJobs(of: lease.job)
            guard let index = jobs.index(of: lease.job),
                let next = try writer.change(.succeed(lease: lease.number), index, &jobs, .init(kept: kept))
            else { return nil }
            try writer.end(run: jobs.run, verdict: verdict, folder: folder)
            return Committed(state: next.state, run: verdict.status)
        }
        Failpoint.pass(.finishRunAfterCommit)
        return committed
    }

    package func expand(_ lease: Lease, items: [Artifact], now: Date) async throws -> Committed? {
        guard items.count <= ForEach.limit else {
            throw GreffierError(.stageList, detail: "\(items.count) items, at most \(ForEach.limit)")
        }
        try Failpoint.hit(.expandBeforeCommit, StorageErrors.injected)
        let committed = try await write(.relaxed, notice: .work) { db in
            try Expanding(writer: JobWriter(db: db, now: now), lease: lease).perform(items)
        }
        Failpoint.pass(.expandAfterCommit)
        return committed
    }

    package func leasesToStop(_ leases: [Lease]) async throws -> [Lease] {
        if leases.isEmpty { return [] }
        return try await read { db in
            let sql = "SELECT 1 FROM jobs WHERE id = ? AND lease_no = ? AND state = 'running' AND cancel_requested = 0"
            let statement = try db.cachedStatement(sql: sql)
            return try leases.filter { try Int.fetchOne(statement, arguments: [$0.job.number, $0.number]) == nil }
        }
    }

    private func apply(
        _ event: JobEvent,
        _ lease: Lease,
        _ now: Date,
        _ extras: JobWriter.Extras = .init()
    ) async throws -> Committed? {
        try await write(.relaxed, notice: .work) { db in
            try JobWriter(db: db, now: now).apply(event, to: lease.job, extras)
        }
    }
}
