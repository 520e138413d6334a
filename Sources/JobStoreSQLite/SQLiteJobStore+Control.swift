// SPDX-License-Identifier: GPL-3.0-or-later
package import FoundationEssentials
import GRDB
package import JobModel
package import JobStore

extension SQLiteJobStore {
    package func cancel(run: ULID, now: Date) async throws -> CancelAnswer {
        try await write(.durable, notice: .control) { db in
            let writer = JobWriter(db: db, now: now)
            let jobs = try Self.existing(writer, run)
            return try Self.cancel(jobs.filter { !$0.isDelivery }, run, writer)
        }
    }

    package func cancel(job: JobID, now: Date) async throws -> CancelAnswer {
        try await write(.durable, notice: .control) { db in
            let writer = JobWriter(db: db, now: now)
            guard let subject = try writer.subject(job) else { throw GreffierError(.runUnknown, detail: "job \(job)") }
            let run = try Columns.ulid(subject.run)
            return try Self.cancel(
                try Self.existing(writer, run).filter { $0.id == job && !$0.isDelivery },
                run,
                writer
            )
        }
    }

    private static func existing(_ writer: JobWriter, _ run: ULID) throws -> [JobRow] {
        let jobs = try writer.jobs(run: run.text)
        guard !jobs.isEmpty else { throw GreffierError(.runUnknown, detail: "run \(run)") }
        return jobs
    }

    private static func cancel(_ jobs: [JobRow], _ run: ULID, _ writer: JobWriter) throws -> CancelAnswer {
        let before = try writer.graph(run: run.text)
        for job in jobs where !job.state.isFinal {
            if let subject = try writer.subject(job.id) { try writer.change(.cancel, subject) }
        }
        _ = try writer.settle(run: run.text)
        let after = try writer.graph(run: run.text)
        var answer = CancelAnswer(run: run)
        for (old, new) in zip(before.nodes, after.nodes) {
            if new.state == .cancelled, old.state != .cancelled { answer.cancelled.append(new.stage) }
        }
        answer.stopping = jobs.filter { $0.state == .running }.map(\.stage)
        return answer
    }

    package func retry(_ request: RetryRequest, now: Date) async throws -> RetryAnswer {
        try await write(.durable, notice: .control) { db in
            try Retrying(writer: JobWriter(db: db, now: now), request: request).perform()
        }
    }
}
