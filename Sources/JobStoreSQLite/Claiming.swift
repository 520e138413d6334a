// SPDX-License-Identifier: GPL-3.0-or-later
import FoundationEssentials
import GRDB
import JobModel
import JobStore

/// Claims jobs inside one transaction: what is due becomes ready, then the first of each queue that nothing holds back.
struct Claiming {
    private let db: Database
    private let request: ClaimRequest
    private let writer: JobWriter
    /// Kinds that were met and cannot be run.
    private var strangeKinds: Set<String> = []
    /// Running jobs by concurrency key; read when the first job with a key is met.
    private var taken: [String: Int]?
    /// Keys that had no room for a job, and how many of theirs ran: another job of theirs may allow more.
    private var fullKeys: [String: Int] = [:]
    /// Rates that were asked, with what is left of them; `nil` for a name that is no rate.
    private var rates: [String: RateRow?] = [:]
    /// Rates that have none left, and when they will.
    private var closedRates: [String: Date] = [:]

    init(db: Database, request: ClaimRequest) {
        self.db = db
        self.request = request
        writer = JobWriter(db: db, now: request.now)
    }

    mutating func perform() throws -> ClaimedRows {
        try wakeDue()
        let paused = Set(
            try String.fetchAll(db.cachedStatement(sql: "SELECT name FROM queues WHERE paused_at IS NOT NULL"))
        )
        var leases: [Lease] = []
        for (queue, slots) in request.slots.sorted(by: { $0.key < $1.key }) where slots > 0 && !paused.contains(queue) {
            leases += try fill(queue, slots)
        }
        for case let rate? in rates.values { try RateTable(db: db).write(rate, now: request.now) }
        return ClaimedRows(jobs: try writer.claimed(leases), nextDue: try nextDue())
    }

    private func wakeDue() throws {
        let sql = """
            SELECT \(JobSubject.columns) FROM jobs WHERE due_at IS NOT NULL AND due_at <= ? ORDER BY due_at, id LIMIT ?
            """
        let arguments: StatementArguments = [request.now.milliseconds, ClaimRequest.dueLimit]
        for subject in try JobSubject.all(db.cachedStatement(sql: sql), arguments) {
            _ = try writer.change(.due, subject)
        }
    }

    private func nextDue() throws -> Date? {
        let sql = "SELECT min(due_at) FROM jobs WHERE due_at IS NOT NULL"
        let due = Columns.date(try Int64.fetchOne(db.cachedStatement(sql: sql)))
        return ([due].compactMap { $0 } + closedRates.values).min()
    }

    // MARK: One queue

    private mutating func fill(_ queue: String, _ slots: Int) throws -> [Lease] {
        var leases: [Lease] = []
        var isBlocked = true
        // What holds a job back holds all of its key or rate back: the next look leaves those out.
        while isBlocked, leases.count < slots {
            isBlocked = false
            for subject in try candidates(queue, limit: slots - leases.count) {
                if try admits(subject) {
                    guard let next = try writer.change(.claim(owner: request.owner), subject) else { continue }
                    leases.append(Lease(job: subject.node.id, number: next.leaseNumber, owner: request.owner))
                } else {
                    isBlocked = true
                }
            }
        }
        return leases
    }

    /// The next jobs of a queue, less those of what is known to hold them back.
    ///
    /// The sets are empty as a rule: a statement that tests them builds a table of its own, which costs more than the
    /// rest of the claim.
    private func candidates(_ queue: String, limit: Int) throws -> [JobSubject] {
        var sql = """
            SELECT \(JobSubject.columns) FROM jobs WHERE finished_at IS NULL AND state = 'ready' AND queue = ?
            """
        var arguments: StatementArguments = [queue]
        if !fullKeys.isEmpty {
            sql += """
                 AND (\(JobSubject.isWholeList) OR NOT EXISTS (SELECT 1 FROM json_each(?) AS full
                    WHERE full.key = concurrency_key AND full.value >= concurrency_limit))
                """
            arguments += [try Columns.json(fullKeys)]
        }
        if !strangeKinds.isEmpty {
            sql += " AND kind NOT IN (SELECT value FROM json_each(?))"
            arguments += [try Columns.json(strangeKinds.sorted())]
        }
        if !closedRates.isEmpty {
            sql += """
                 AND (rate IS NULL OR \(JobSubject.isWholeList) OR rate NOT IN (SELECT value FROM json_each(?)))
                """
            arguments += [try Columns.json(closedRates.keys.sorted())]
        }
        let order = request.probing.contains(queue) ? "lease_no, rank, id" : "rank, id"
        let statement = try db.cachedStatement(sql: sql + " ORDER BY \(order) LIMIT ?")
        return try JobSubject.all(statement, arguments + [limit])
    }

    // MARK: What is shared

    private mutating func admits(_ subject: JobSubject) throws -> Bool {
        guard request.kinds.contains(subject.kind) else {
            strangeKinds.insert(subject.kind)
            return false
        }
        // Before the place in the key, which would have to be given back.
        if let rate = subject.rate, closedRates[rate] != nil { return false }
        guard try hasRoom(subject) else { return false }
        guard let name = subject.rate else { return true }
        let known = try rates[name] ?? RateTable(db: db).rate(name)
        guard var rate = known else {
            rates[name] = .some(nil)
            return true
        }
        if let opens = rate.take(now: request.now) {
            closedRates[name] = opens
            giveBack(subject.concurrency)
        }
        rates[name] = rate
        return closedRates[name] == nil
    }

    private mutating func hasRoom(_ subject: JobSubject) throws -> Bool {
        guard let limit = subject.concurrency else { return true }
        var counts = try taken ?? runningByKey()
        let count = counts[limit.key] ?? 0
        let hasRoom = count < limit.limit
        if hasRoom { counts[limit.key] = count + 1 } else { fullKeys[limit.key] = count }
        taken = counts
        return hasRoom
    }

    private mutating func giveBack(_ limit: ConcurrencyLimit?) {
        guard let limit else { return }
        taken?[limit.key, default: 1] -= 1
    }

    private func runningByKey() throws -> [String: Int] {
        let sql = """
            SELECT concurrency_key, count(*) FROM jobs
            WHERE finished_at IS NULL AND state = 'running' AND concurrency_key IS NOT NULL
                AND NOT \(JobSubject.isWholeList) GROUP BY concurrency_key
            """
        let rows = try Row.fetchAll(db.cachedStatement(sql: sql))
        return Dictionary(uniqueKeysWithValues: rows.map { ($0[0], $0[1]) })
    }
}
