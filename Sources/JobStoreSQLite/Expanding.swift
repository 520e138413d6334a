// SPDX-License-Identifier: GPL-3.0-or-later
import FoundationEssentials
import GRDB
import JobModel
import JobStore

/// Makes jobs for the items of a list inside one transaction.
struct Expanding {
    let writer: JobWriter
    let lease: Lease

    private var db: Database { writer.db }

    /// `nil` when the lease is void or the job has no list that waits to be read.
    func perform(_ items: [Artifact]) throws -> Committed? {
        var jobs = try writer.runJobs(of: lease.job)
        guard let index = jobs.index(of: lease.job), case .unread(let list)? = try fan() else { return nil }
        guard let next = try writer.change(.expand(lease: lease.number), index, &jobs) else { return nil }
        if next.state == .waiting {
            try mark(list, count: items.count)
            for (offset, item) in items.enumerated() {
                try insert(item, number: offset + 1, of: items.count, stage: jobs.subjects[index].node.stage)
            }
            jobs = try writer.runJobs(jobs.run)
        }
        let verdict = try writer.settle(&jobs)
        // A list without items keeps nothing waiting.
        let left = jobs.index(of: lease.job).map { jobs.subjects[$0].condition.state }
        return Committed(state: left ?? next.state, run: verdict?.status ?? .running)
    }

    private func fan() throws -> Fan? {
        let text = try String.fetchOne(db, sql: "SELECT fan FROM jobs WHERE id = ?", arguments: [lease.job.number])
        return try text.map { try Columns.decode(Fan.self, $0) }
    }

    private func mark(_ list: ForEach, count: Int) throws {
        try db.execute(
            sql: "UPDATE jobs SET fan = ? WHERE id = ?",
            arguments: [try Columns.json(Fan.read(list, count: count)), lease.job.number]
        )
    }

    /// A job like the one that it is an item of, ready at once: what that one waited for has succeeded.
    private func insert(_ item: Artifact, number: Int, of count: Int, stage: String) throws {
        try db.cachedStatement(
            sql: """
                INSERT INTO jobs (run, ordinal, stage, kind, queue, priority, rank, depends_on, is_optional, timeout_ms,
                    max_attempts, concurrency_key, concurrency_limit, rate, state, item_of, fan)
                SELECT run, ordinal, ?, kind, queue, priority, rank, depends_on, is_optional, timeout_ms,
                    max_attempts, concurrency_key, concurrency_limit, rate, 'ready', stage, ? FROM jobs WHERE id = ?
                """
        ).execute(arguments: [
            ForEach.name(of: stage, number: number),
            try Columns.json(Fan.item(of: stage, number: number, count: count, item)), lease.job.number,
        ])
    }

    /// Makes these stages read their lists again: the jobs of their items are gone.
    static func undo(stages: Set<String>, of jobs: inout RunJobs, _ db: Database) throws {
        for subject in jobs.subjects where stages.contains(subject.node.stage) && subject.node.itemOf == nil {
            let text = try String.fetchOne(
                db,
                sql: "SELECT fan FROM jobs WHERE id = ?",
                arguments: [subject.node.id.number]
            )
            guard case .read(let list, _)? = try text.map({ try Columns.decode(Fan.self, $0) }) else { continue }
            try db.execute(
                sql: "DELETE FROM jobs WHERE run = ? AND item_of = ?",
                arguments: [jobs.run, subject.node.stage]
            )
            try db.execute(
                sql: "UPDATE jobs SET fan = ? WHERE id = ?",
                arguments: [try Columns.json(Fan.unread(list)), subject.node.id.number]
            )
            jobs.subjects.removeAll { $0.node.itemOf == subject.node.stage }
        }
    }
}
