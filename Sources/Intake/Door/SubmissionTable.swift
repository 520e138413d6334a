// SPDX-License-Identifier: GPL-3.0-or-later
import DurableFiles
import Foundation
import GRDB

/// The file `submissions.sqlite`: one table, rollback journal, made where it is missing.
///
/// Other programs share it, so nothing in it is trusted and no lock on it is waited for. Throws `DatabaseError`.
struct SubmissionTable: Sendable {
    let path: FilePath
    /// Tells a file that was put in the place of this one.
    let inode: UInt64
    private let queue: DatabaseQueue

    /// Somebody changed the table so that it can no longer be used.
    struct Altered: Error, CustomStringConvertible {
        let description: String
    }

    /// Throws `Altered` where `submissions` is no table with the columns that are needed.
    static func check(_ database: Database) throws {
        if try database.viewExists("submissions") { throw Altered(description: "submissions is a view, not a table") }
        let columns = try database.columns(in: "submissions").map { $0.name.lowercased() }
        let missing = SubmissionRow.columns.subtracting(columns).sorted()
        if !missing.isEmpty {
            throw Altered(description: "submissions has no column \(missing.joined(separator: ", "))")
        }
    }

    /// Other programs' locks are waited for no longer than this, in seconds.
    private static let patience = 0.05

    /// Opens or makes the file.
    ///
    /// The group may write to it, whatever the umask. Also throws `FileError`.
    init(path: FilePath) throws {
        try Files.makeDirectories(path.parent, mode: 0o770)
        let isNew = try Files.target(path) == nil
        var configuration = Configuration()
        configuration.label = "submissions"
        configuration.busyMode = .timeout(Self.patience)
        configuration.prepareDatabase { database in
            // Whoever may write rows may write triggers and views too: they get no functions with side effects.
            try database.execute(sql: "PRAGMA trusted_schema = OFF")
            try database.execute(sql: "PRAGMA cell_size_check = ON")
        }
        queue = try DatabaseQueue(path: path.text, configuration: configuration)
        if isNew { try Files.setMode(path, 0o660) }
        try queue.writeWithoutTransaction { database in
            let isThere = try database.tableExists("submissions") || database.viewExists("submissions")
            if !isThere { try database.execute(sql: Self.schema) }
            try Self.check(database)
        }
        self.path = path
        inode = try Files.target(path)?.inode ?? 0
    }

    /// Whether the file at the path is still the one that was opened.
    var isCurrent: Bool { (try? Files.target(path))??.inode == inode }

    /// Rows that nobody has taken yet, the urgent first.
    func new(limit: Int) async throws -> [SubmissionRow] {
        try await queue.read { database in
            let sql = """
                SELECT \(SubmissionRow.selection) FROM submissions WHERE status = 'new'
                ORDER BY priority DESC, rowid LIMIT ?
                """
            // Asked again and again for years: not read anew each time.
            return try Row.fetchAll(database.cachedStatement(sql: sql), arguments: [limit]).map(Self.row)
        }
    }

    /// A view that took the table's place while it was open has rows without numbers.
    private static func row(_ row: Row) throws -> SubmissionRow {
        guard let row = SubmissionRow(row) else { throw Altered(description: "a row of submissions has no number") }
        return row
    }

    /// Rows whose runs may still change, from the one after `id` on.
    ///
    /// Failed ones are looked at for a week: somebody may retry them.
    func open(after id: Int64, limit: Int, now: Date) async throws -> [SubmissionRow] {
        try await queue.read { database in
            let sql = """
                SELECT \(SubmissionRow.selection) FROM submissions WHERE rowid > ? AND (status IN ('queued', 'running')
                    OR (status IN ('failed', 'cancelled') AND updated_at > ?)) ORDER BY rowid LIMIT ?
                """
            let since = Self.moment(now.addingTimeInterval(-7 * 86400))
            return try Row.fetchAll(database, sql: sql, arguments: [id, since, limit]).map(Self.row)
        }
    }

    /// Writes answers back, all in one transaction.
    ///
    /// Returns those that the table itself refuses, by a check or a trigger that somebody added: the others are written.
    func write(_ answers: [SubmissionAnswer], now: Date) async throws -> [SubmissionAnswer] {
        if answers.isEmpty { return [] }
        return try await queue.write { database in
            var refused: [SubmissionAnswer] = []
            for answer in answers {
                do {
                    try Self.write(answer, now, database)
                } catch let error as DatabaseError where error.resultCode == .SQLITE_CONSTRAINT {
                    refused.append(answer)
                }
            }
            return refused
        }
    }

    private static func write(_ answer: SubmissionAnswer, _ now: Date, _ database: Database) throws {
        try database.execute(
            sql: """
                UPDATE submissions SET status = ?, run_id = coalesce(?, run_id), folder = ?, error = ?, updated_at = ?
                WHERE rowid = ? AND CAST(submission_id AS BLOB) IS ?
                """,
            arguments: [
                answer.status, answer.run, answer.folder, answer.error, moment(now), answer.row.id, answer.row.identity,
            ]
        )
    }

    private static func moment(_ date: Date) -> String {
        date.formatted(Date.ISO8601FormatStyle(includingFractionalSeconds: true))
    }

    private static let schema = """
        CREATE TABLE IF NOT EXISTS submissions (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            -- Names the request: the same value never starts a second run.
            submission_id TEXT NOT NULL UNIQUE DEFAULT (lower(hex(randomblob(16)))),
            -- To be filled in.
            pipeline TEXT NOT NULL
                CONSTRAINT "pipeline must be the name of a pipeline" CHECK (length(pipeline) BETWEEN 1 AND 200),
            path TEXT
                CONSTRAINT "path must be absolute" CHECK (path IS NULL OR CAST(substr(path, 1, 1) AS TEXT) = '/'),
            -- JSON, for the stages to read; the service looks at it, since a check may not call json_valid() here.
            payload TEXT,
            priority INTEGER NOT NULL DEFAULT 0
                CONSTRAINT "priority must be a whole number" CHECK (typeof(priority) = 'integer'),
            not_before TEXT
                CONSTRAINT "not_before must be a time such as 2026-11-20T09:15:00Z"
                CHECK (not_before IS NULL OR not_before GLOB '????-??-??T??:??:??*Z'),
            dedupe_key TEXT
                CONSTRAINT "dedupe_key must not be empty" CHECK (dedupe_key IS NULL OR length(dedupe_key) > 0),
            -- Filled in by the service.
            run_id TEXT,
            status TEXT NOT NULL DEFAULT 'new' CONSTRAINT "status belongs to the service"
                CHECK (status IN ('new', 'refused', 'queued', 'running', 'succeeded', 'failed', 'cancelled')),
            folder TEXT,
            error TEXT,
            created_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')),
            updated_at TEXT
        );
        CREATE INDEX IF NOT EXISTS submissions_by_status ON submissions (status, priority DESC, id);
        """
}
