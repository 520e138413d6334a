// SPDX-License-Identifier: GPL-3.0-or-later
import Failpoints
package import FoundationEssentials
import GRDB
package import JobModel
package import JobStore

extension SQLiteJobStore {
    package func cancel(run: ULID, now: Date) async throws -> CancelAnswer {
        try Failpoint.hit(.cancelBeforeCommit, StorageErrors.injected)
        let answer = try await write(.durable, notice: .control) { db in
            let writer = JobWriter(db: db, now: now)
            let jobs = try writer.runJobs(run.text)
            guard !jobs.subjects.isEmpty else { throw GreffierError(.runUnknown, detail: "run \(run)") }
            return try Self.cancel(jobs, writer) { !$0.isDelivery }
        }
        Failpoint.pass(.cancelAfterCommit)
        return answer
    }

    package func cancel(job: JobID, now: Date) async throws -> CancelAnswer {
        try await write(.durable, notice: .control) { db in
            let writer = JobWriter(db: db, now: now)
            let jobs = try writer.runJobs(of: job)
            guard !jobs.subjects.isEmpty else { throw GreffierError(.runUnknown, detail: "job \(job)") }
            let stage = jobs.index(of: job).map { jobs.subjects[$0].node.stage }
            return try Self.cancel(jobs, writer) { !$0.isDelivery && ($0.id == job || $0.itemOf == stage) }
        }
    }

    private static func cancel(
        _ before: RunJobs,
        _ writer: JobWriter,
        where isMeant: (RunGraph.Node) -> Bool
    ) throws -> CancelAnswer {
        var after = before
        for index in before.subjects.indices where isMeant(before.subjects[index].node) {
            try writer.change(.cancel, index, &after)
        }
        try writer.settle(&after)
        var answer = CancelAnswer(run: try Columns.ulid(before.run))
        for (old, new) in zip(before.subjects, after.subjects) {
            if new.condition.state == .cancelled, old.condition.state != .cancelled {
                answer.cancelled.append(new.node.stage)
            }
            if new.condition.state == .running, isMeant(new.node) { answer.stopping.append(new.node.stage) }
        }
        return answer
    }

    package func retry(_ request: RetryRequest, now: Date) async throws -> RetryAnswer {
        try Failpoint.hit(.retryBeforeCommit, StorageErrors.injected)
        let answer = try await write(.durable, notice: .control) { db in
            try Retrying(writer: JobWriter(db: db, now: now), request: request).perform()
        }
        Failpoint.pass(.retryAfterCommit)
        return answer
    }
}
