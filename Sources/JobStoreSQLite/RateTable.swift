// SPDX-License-Identifier: GPL-3.0-or-later
import FoundationEssentials
import GRDB
import JobModel
import JobStore

/// The table of rates inside a transaction.
struct RateTable {
    let db: Database

    private static let columns = """
        name, requests_per_s, requests_burst, requests_level, tokens_per_s, tokens_burst, tokens_level, as_of
        """

    func all() throws -> [RateRow] {
        try Row.fetchAll(db, sql: "SELECT \(Self.columns) FROM rates ORDER BY name").map(Self.rate)
    }

    func rate(_ name: String) throws -> RateRow? {
        let sql = "SELECT \(Self.columns) FROM rates WHERE name = ?"
        return try Row.fetchOne(db.cachedStatement(sql: sql), arguments: [name]).map(Self.rate)
    }

    private static func rate(_ row: Row) -> RateRow {
        let asOf = Date(milliseconds: row[7])
        func bucket(_ start: Int) -> TokenBucket? {
            guard let perSecond: Double = row[start] else { return nil }
            let allowance = Allowance(perSecond: perSecond, burst: row[start + 1])
            return TokenBucket(allowance, level: row[start + 2], asOf: asOf)
        }
        return RateRow(name: row[0], requests: bucket(1), tokens: bucket(4))
    }

    func write(_ rate: RateRow, now: Date) throws {
        try db.cachedStatement(
            sql: "INSERT OR REPLACE INTO rates (\(Self.columns)) VALUES (?, ?, ?, ?, ?, ?, ?, ?)"
        ).execute(arguments: [
            rate.name, rate.requests?.allowance.perSecond, rate.requests?.allowance.burst, rate.requests?.level,
            rate.tokens?.allowance.perSecond, rate.tokens?.allowance.burst, rate.tokens?.level, now.milliseconds,
        ])
    }

    /// Books what an attempt cost.
    func settle(_ name: String, tokens: Int, givingBack start: Bool, now: Date) throws {
        guard var rate = try rate(name) else { return }
        rate.settle(tokens: tokens, givingBack: start, now: now)
        try write(rate, now: now)
    }

    func set(_ limits: [RateLimit], now: Date) throws {
        for known in try all() where !limits.contains(where: { $0.name == known.name }) {
            try db.execute(sql: "DELETE FROM rates WHERE name = ?", arguments: [known.name])
        }
        for limit in limits { try write(RateRow(limit, after: rate(limit.name), now: now), now: now) }
    }
}
