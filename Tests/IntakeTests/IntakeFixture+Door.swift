// SPDX-License-Identifier: GPL-3.0-or-later
import DurableFiles
import Foundation
import GRDB
import Intake
import Logging

/// The submissions file of a fixture, as the daemon and as other programs use it.
extension IntakeFixture {
    var submissions: FilePath { path / "submissions/submissions.sqlite" }

    func door(allowed: [String]? = nil, forbidden: [String] = []) -> SubmissionDoor {
        SubmissionDoor(
            directory: submissions.parent.text,
            outbox: "/outbox",
            submitter: submitter,
            allowed: allowed,
            forbidden: forbidden,
            logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
        )
    }

    /// Another program's connection.
    func connect() throws -> DatabaseQueue {
        var configuration = Configuration()
        configuration.busyMode = .timeout(10)
        configuration.allowsUnsafeTransactions = true
        return try DatabaseQueue(path: submissions.text, configuration: configuration)
    }

    func execute(_ sql: String, _ arguments: StatementArguments = []) throws {
        try connect().writeWithoutTransaction { try $0.execute(sql: sql, arguments: arguments) }
    }

    func insert(_ columns: String, _ values: String) throws {
        try execute("INSERT INTO submissions(\(columns)) VALUES (\(values))")
    }

    func rows() throws -> [Row] {
        try connect().read { try Row.fetchAll($0, sql: "SELECT * FROM submissions ORDER BY rowid") }
    }

    /// How many rows are in which state.
    func states() throws -> [String: Int] {
        let sql = "SELECT status, count(*) AS number FROM submissions GROUP BY status"
        let rows = try connect().read { try Row.fetchAll($0, sql: sql) }
        return Dictionary(uniqueKeysWithValues: rows.map { ($0["status"], $0["number"]) })
    }

    /// A table as a stranger would make it: all the columns and no rules.
    func makeLenientTable() throws {
        try Files.makeDirectories(submissions.parent, mode: 0o755)
        try execute(
            """
            CREATE TABLE submissions (id INTEGER PRIMARY KEY, submission_id DEFAULT (hex(randomblob(8))), pipeline,
                path, payload, priority DEFAULT 0, not_before, dedupe_key, run_id, status DEFAULT 'new', folder, error,
                created_at, updated_at)
            """
        )
    }

    /// Looks until the rows are as wanted.
    func poll(_ door: SubmissionDoor, until isAsWanted: () throws -> Bool) async throws {
        while try !isAsWanted() {
            await door.poll()
            try await Task.sleep(for: .milliseconds(10))
        }
    }
}
