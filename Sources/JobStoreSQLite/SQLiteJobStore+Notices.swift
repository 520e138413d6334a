// SPDX-License-Identifier: GPL-3.0-or-later
package import FoundationEssentials
import GRDB
package import JobModel
package import JobStore

extension SQLiteJobStore: NotificationStore {
    package func watchEndings(_ isOn: Bool) async throws {
        let isWatched = try await read { try Int.fetchOne($0, sql: "SELECT 1 FROM run_ending_watch") != nil }
        guard isWatched != isOn else { return }
        try await write(.durable) { db in
            if isOn {
                try db.execute(sql: "INSERT OR IGNORE INTO run_ending_watch (id) VALUES (1)")
            } else {
                try db.execute(sql: "DELETE FROM run_ending_watch; DELETE FROM run_endings")
            }
        }
    }

    package func endings(limit: Int) async throws -> [RunEnding] {
        try await read { db in
            let sql = "SELECT seq, run FROM run_endings ORDER BY seq LIMIT ?"
            return try Row.fetchAll(db.cachedStatement(sql: sql), arguments: [limit])
                .map { RunEnding(number: $0[0], run: try Columns.ulid($0[1])) }
        }
    }

    package func note(_ items: [NewNoticeItem], endings: [Int]) async throws {
        guard !items.isEmpty || !endings.isEmpty else { return }
        try await write(.relaxed) { db in
            let insert = try db.cachedStatement(
                sql:
                    "INSERT OR IGNORE INTO notice_items (rule, cause, targets, at, content, once) VALUES (?, ?, ?, ?, ?, ?)"
            )
            for item in items {
                try insert.execute(arguments: [
                    item.rule, item.cause, Columns.names(item.targets), item.at.milliseconds, item.content, item.once,
                ])
            }
            let delete = try db.cachedStatement(sql: "DELETE FROM run_endings WHERE seq = ?")
            for number in endings { try delete.execute(arguments: [number]) }
        }
    }

    package func openItems() async throws -> [NoticeItem] {
        try await read { db in
            let sql =
                "SELECT seq, rule, cause, targets, at, content, once FROM notice_items WHERE notice IS NULL ORDER BY seq"
            return try Row.fetchAll(db.cachedStatement(sql: sql)).map { row in
                let item = NewNoticeItem(
                    rule: row[1],
                    cause: row[2],
                    targets: Columns.names(row[3]),
                    at: Date(milliseconds: row[4]),
                    content: row[5],
                    once: row[6]
                )
                return NoticeItem(number: row[0], item: item)
            }
        }
    }

    package func make(_ notice: NewNotice, items: [Int]) async throws {
        try await write(.relaxed) { db in
            let isOpen = try db.cachedStatement(sql: "SELECT 1 FROM notice_items WHERE seq = ? AND notice IS NULL")
            for number in items where try Int.fetchOne(isOpen, arguments: [number]) == nil { return }
            try db.cachedStatement(
                sql: "INSERT INTO notices (id, rule, kind, causes, at, subject, content) VALUES (?, ?, ?, ?, ?, ?, ?)"
            ).execute(arguments: [
                notice.id.text, notice.rule, notice.kind, Columns.names(notice.causes), notice.at.milliseconds,
                notice.subject, notice.content,
            ])
            let take = try db.cachedStatement(sql: "UPDATE notice_items SET notice = ? WHERE seq = ?")
            for number in items { try take.execute(arguments: [notice.id.text, number]) }
            let send = try db.cachedStatement(
                sql:
                    "INSERT OR IGNORE INTO notice_deliveries (notice, target, state, due_at) VALUES (?, ?, 'waiting', ?)"
            )
            for target in notice.targets {
                try send.execute(arguments: [notice.id.text, target, notice.at.milliseconds])
            }
        }
    }

    package func waitingDeliveries() async throws -> [WaitingDelivery] {
        try await read { db in
            let sql = """
                SELECT d.notice, n.rule, d.target, d.tries, d.due_at, n.at
                FROM notice_deliveries d JOIN notices n ON n.id = d.notice
                WHERE d.due_at IS NOT NULL ORDER BY d.due_at, d.notice, d.target
                """
            return try Row.fetchAll(db.cachedStatement(sql: sql)).map { row in
                WaitingDelivery(
                    notice: try Columns.ulid(row[0]),
                    rule: row[1],
                    target: row[2],
                    tries: row[3],
                    dueAt: Date(milliseconds: row[4]),
                    madeAt: Date(milliseconds: row[5])
                )
            }
        }
    }

    package func content(of notice: ULID) async throws -> String? {
        try await read { db in
            let sql = "SELECT content FROM notices WHERE id = ?"
            return try String.fetchOne(db.cachedStatement(sql: sql), arguments: [notice.text])
        }
    }

    package func settle(_ notice: ULID, target: String, _ outcome: DeliveryOutcome, now: Date) async throws {
        let (state, due, error): (NoticeRow.Delivery.State, Date?, GreffierError?) =
            switch outcome {
            case .sent: (.sent, nil, nil)
            case .later(let moment, let error): (.waiting, moment, error)
            case .failed(let error): (.failed, nil, error)
            }
        try await write(.durable) { db in
            try db.cachedStatement(
                sql: """
                    UPDATE notice_deliveries SET state = ?, tries = tries + 1, due_at = ?, ended_at = ?, code = ?,
                        detail = ?, detail_fr = ?
                    WHERE notice = ? AND target = ? AND state = 'waiting'
                    """
            ).execute(arguments: [
                state.rawValue, due?.milliseconds, due == nil ? now.milliseconds : nil, error?.code.name,
                error?.detail, error?.detailFR, notice.text, target,
            ])
        }
    }

    package func notices(since: Date?, sentTo target: String?, limit: Int) async throws -> [NoticeRow] {
        try await read { db in
            let sql = """
                SELECT id, rule, kind, causes, at, subject, content FROM notices
                WHERE at >= ? AND (?2 IS NULL OR EXISTS (SELECT 1 FROM notice_deliveries
                    WHERE notice = id AND target = ?2 AND state = 'sent'))
                ORDER BY at DESC, id DESC LIMIT ?
                """
            let arguments: StatementArguments = [since?.milliseconds ?? Int64.min, target, limit]
            return try Row.fetchAll(db, sql: sql, arguments: arguments).map { row in
                let deliveries = try Self.deliveries(of: row[0], db)
                let notice = NewNotice(
                    id: try Columns.ulid(row[0]),
                    rule: row[1],
                    kind: row[2],
                    causes: Columns.names(row[3]),
                    targets: deliveries.map(\.target),
                    at: Date(milliseconds: row[4]),
                    subject: row[5],
                    content: row[6]
                )
                return NoticeRow(notice: notice, deliveries: deliveries)
            }
        }
    }

    private static func deliveries(of notice: String, _ db: Database) throws -> [NoticeRow.Delivery] {
        let sql = """
            SELECT target, state, tries, due_at, ended_at, code, detail, detail_fr FROM notice_deliveries
            WHERE notice = ? ORDER BY target
            """
        return try Row.fetchAll(db.cachedStatement(sql: sql), arguments: [notice]).map { row in
            NoticeRow.Delivery(
                target: row[0],
                state: try Columns.word(NoticeRow.Delivery.State.self, row[1]),
                tries: row[2],
                dueAt: Columns.date(row[3]),
                endedAt: Columns.date(row[4]),
                error: Columns.error(code: row[5], detail: row[6], french: row[7])
            )
        }
    }

    package func pruneNotices(before date: Date) async throws -> Int {
        try await write(.relaxed) { db in
            try db.execute(sql: "DELETE FROM notices WHERE at < ?", arguments: [date.milliseconds])
            return db.changesCount
        }
    }
}
