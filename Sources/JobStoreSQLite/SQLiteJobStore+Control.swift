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
            guard try !writer.runJobs(run.text).subjects.isEmpty else {
                throw GreffierError(.runUnknown, detail: "run \(run)")
            }
            var answer = try writer.cancel(run: run)
            answer.children = try writer.descendants(of: run).filter { try writer.cancel(run: $0).isAnything }
            return answer
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
            return try writer.cancel(jobs) { !$0.isDelivery && ($0.id == job || $0.itemOf == stage) }
        }
    }

    package func retry(_ request: RetryRequest, now: Date) async throws -> RetryAnswer {
        try Failpoint.hit(.retryBeforeCommit, StorageErrors.injected)
        let answer = try await write(.durable, notice: .control) { db in
            let writer = JobWriter(db: db, now: now)
            var answer = try Retrying(writer: writer, request: request).perform()
            guard request.scope == .unfinished else { return answer }
            for child in try writer.descendants(of: request.run) where try writer.isCancelled(child) {
                _ = try Retrying(writer: writer, request: RetryRequest(run: child)).perform()
                answer.children.append(child)
            }
            return answer
        }
        Failpoint.pass(.retryAfterCommit)
        return answer
    }
}
