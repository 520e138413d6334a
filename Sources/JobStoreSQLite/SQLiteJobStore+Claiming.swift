// SPDX-License-Identifier: GPL-3.0-or-later
package import FoundationEssentials
import GRDB
import JobModel
package import JobStore

extension SQLiteJobStore {
    package func claim(_ request: ClaimRequest) async throws -> ClaimAnswer {
        let kinds = try Columns.json(request.kinds.sorted())
        return try await write(.relaxed) { db in
            let writer = JobWriter(db: db, now: request.now)
            try Self.wakeDue(writer)
            let closed = Set(try String.fetchAll(db, sql: "SELECT name FROM queues WHERE paused_at IS NOT NULL"))
            var jobs: [ClaimedJob] = []
            for (queue, slots) in request.slots.sorted(by: { $0.key < $1.key })
            where slots > 0 && !closed.contains(queue) {
                for id in try Self.candidates(db, queue: queue, kinds: kinds, limit: slots) {
                    if let job = try Self.take(id, owner: request.owner, writer) { jobs.append(job) }
                }
            }
            let next = try Int64.fetchOne(db, sql: "SELECT min(due_at) FROM jobs WHERE due_at IS NOT NULL")
            return ClaimAnswer(jobs: jobs, nextDue: Columns.date(next))
        }
    }

    private static func wakeDue(_ writer: JobWriter) throws {
        let sql = "SELECT id FROM jobs WHERE due_at IS NOT NULL AND due_at <= ?"
        let ids = try Int64.fetchAll(writer.db.cachedStatement(sql: sql), arguments: [writer.now.milliseconds])
        for id in ids {
            if let subject = try writer.subject(JobID(id)) { try writer.change(.due, subject) }
        }
    }

    private static func candidates(_ db: Database, queue: String, kinds: String, limit: Int) throws -> [JobID] {
        let sql = """
            SELECT id FROM jobs WHERE finished_at IS NULL AND state = 'ready' AND queue = ?
                AND kind IN (SELECT value FROM json_each(?))
            ORDER BY priority DESC, id LIMIT ?
            """
        let ids = try Int64.fetchAll(db.cachedStatement(sql: sql), arguments: [queue, kinds, limit])
        return ids.map(JobID.init)
    }

    private static func take(_ id: JobID, owner: String, _ writer: JobWriter) throws -> ClaimedJob? {
        guard let subject = try writer.subject(id), let next = try writer.change(.claim(owner: owner), subject) else {
            return nil
        }
        let isFirst = try writer.begin(run: subject.run)
        let jobs = try writer.jobs(run: subject.run)
        let sql = "SELECT \(RunRow.columns) FROM runs WHERE id = ?"
        guard let job = jobs.first(where: { $0.id == id }),
            let run = try Row.fetchOne(writer.db.cachedStatement(sql: sql), arguments: [subject.run])
        else { return nil }
        let lease = Lease(job: id, number: next.leaseNumber, owner: owner)
        return ClaimedJob(lease: lease, job: job, run: try RunRow(run), jobs: jobs, isFirst: isFirst)
    }

    package func recover(owner: String, now: Date) async throws -> Recovery {
        try await write(.durable, notice: .work) { db in
            let writer = JobWriter(db: db, now: now)
            let sql =
                "SELECT id FROM jobs WHERE finished_at IS NULL AND state = 'running' AND lease_owner <> ? ORDER BY id"
            var recovery = Recovery()
            for id in try Int64.fetchAll(db, sql: sql, arguments: [owner]).map(JobID.init) {
                guard let left = try writer.apply(.ownerDied, to: id) else { continue }
                if left.state == .failed { recovery.quarantined.append(id) }
                if left.state == .ready { recovery.resumed.append(id) }
            }
            return recovery
        }
    }
}
