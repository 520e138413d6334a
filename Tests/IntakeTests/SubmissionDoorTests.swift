// SPDX-License-Identifier: GPL-3.0-or-later
import BlobStore
import DurableFiles
import Foundation
import GRDB
import Intake
import JobModel
import Logging
import Synchronization
import Testing

@Suite(.timeLimit(.minutes(10)))
struct SubmissionDoorTests {
    private let fixture: IntakeFixture
    private let file: FilePath

    init() throws {
        fixture = try IntakeFixture()
        file = try fixture.drop("Jean Dupont", as: ".source/jean.txt")
    }

    private func door(allowed: [String]? = nil) -> SubmissionDoor { fixture.door(allowed: allowed) }
    private func connect() throws -> DatabaseQueue { try fixture.connect() }
    private func rows() throws -> [Row] { try fixture.rows() }
    private func insert(_ columns: String, _ values: String) throws { try fixture.insert(columns, values) }

    @Test("a plain row becomes one run, and tells of it")
    func plain() async throws {
        let door = door()
        await door.poll()
        try insert("pipeline, path", "'cv', '\(file.text)'")
        await door.poll()
        await door.poll()
        let run = try #require(fixture.registry.runs.first)
        #expect(fixture.registry.runs.count == 1)
        #expect(run.trigger == .row)
        #expect(try await fixture.content(of: run) == "Jean Dupont")
        #expect(try Files.status(file) != nil)
        let row = try #require(try rows().first)
        #expect(row["status"] == "queued")
        #expect(row["run_id"] == run.id.text)
        fixture.registry.end(run.id, .succeeded, folder: "cv/2026-11-20/jean-x")
        while try rows().first?["status"] != "succeeded" {
            await door.poll()
            try await Task.sleep(for: .milliseconds(20))
        }
        #expect(try rows().first?["folder"] == "/outbox/cv/2026-11-20/jean-x")
    }

    @Test("a row inserted while the daemon runs is taken over by an event, one inserted before it too")
    func whileRunning() async throws {
        await door().poll()
        try insert("pipeline, path", "'cv', '\(file.text)'")
        let door = door()
        let service = Task { try await door.run() }
        await fixture.registry.waitForRuns(1)
        try insert("pipeline, path, priority, payload", "'cv', '\(file.text)', 5, '{\"a\":1}'")
        await fixture.registry.waitForRuns(2)
        service.cancel()
        #expect(fixture.registry.runs.last?.priority == 5)
        #expect(fixture.registry.runs.last?.payload == "{\"a\":1}")
    }

    @Test("the file may be removed while the daemon runs, and comes back")
    func removed() async throws {
        let door = door()
        await door.poll()
        try Files.removeTree(fixture.path / "submissions")
        await door.poll()
        try insert("pipeline, path", "'cv', '\(file.text)'")
        await door.poll()
        #expect(fixture.registry.runs.count == 1)
    }

    @Test(
        "what cannot be taken is refused in both languages",
        arguments: [
            ("'nope', '/tmp'", ErrorCode.intakeUnknownPipeline), ("'cv', '/nowhere/cv.pdf'", .intakeNotFound),
            ("'cv', '/tmp', 'no json'", .intakeRowInvalid), ("'cv', NULL", .intakeNotFound),
            ("'cv', '/dev'", .intakeOutside),
        ]
    )
    func refused(values: String, code: ErrorCode) async throws {
        let door = door()
        await door.poll()
        try insert(values.contains("json") ? "pipeline, path, payload" : "pipeline, path", values)
        await door.poll()
        let row = try #require(try rows().first)
        let error: String = row["error"]
        #expect(row["status"] == "refused")
        #expect(error.hasPrefix(code.name))
        #expect(error.contains(code.messageFR))
        #expect(error.contains(code.message))
        #expect(fixture.registry.runs.isEmpty)
    }

    @Test("a file that keeps changing while it is copied is refused as being written")
    func beingWritten() async throws {
        // Long enough that each copy meets a change.
        let file = try fixture.drop(String(repeating: "x", count: 32 << 20), as: ".source/growing.txt")
        let isDone = Mutex(false)
        let writer = Thread {
            var bytes: off_t = 32 << 20
            while !isDone.withLock({ $0 }) {
                bytes ^= 1
                _ = truncate(file.text, bytes)
            }
        }
        writer.start()
        defer { isDone.withLock { $0 = true } }
        let door = door()
        await door.poll()
        try insert("pipeline, path", "'cv', '\(file.text)'")
        await door.poll()
        let row = try #require(try rows().first)
        #expect(row["status"] == "refused")
        #expect((row["error"] as String).hasPrefix("intake.being_written"))
        #expect(fixture.registry.runs.isEmpty)
    }

    @Test(
        "wrong kinds are refused by the table itself, with words",
        arguments: [
            ("pipeline, path, priority", "'cv', '/x', 'high'", "priority must be"),
            ("pipeline, path", "'cv', 'x'", "absolute"),
            ("pipeline, not_before", "'cv', 'tomorrow'", "not_before"),
            ("pipeline, status", "'cv', 'done'", "status belongs"),
        ]
    )
    func checks(columns: String, values: String, words: String) async throws {
        await door().poll()
        #expect { try insert(columns, values) } throws: { "\($0)".contains(words) }
    }

    @Test("wrong kinds in a table made by somebody else are refused by the daemon")
    func lenientTable() async throws {
        try Files.makeDirectories(fixture.path / "submissions", mode: 0o755)
        try await connect().write { database in
            try database.execute(
                sql: """
                    CREATE TABLE submissions (id INTEGER PRIMARY KEY, submission_id DEFAULT (hex(randomblob(8))), pipeline,
                        path, payload, priority DEFAULT 0, not_before, dedupe_key, run_id, status DEFAULT 'new', folder, error,
                        created_at, updated_at)
                    """
            )
            for values in ["7, '/x', 0, NULL", "'cv', 3, 0, NULL", "'cv', '/x', 'high', NULL", "'cv', '/x', 0, 12"] {
                try database.execute(
                    sql: "INSERT INTO submissions(pipeline, path, priority, not_before) VALUES (\(values))"
                )
            }
        }
        await door().poll()
        for row in try rows() {
            #expect(row["status"] == "refused")
            #expect((row["error"] as String).hasPrefix("intake.row_invalid"))
        }
    }

    @Test("a path outside the allowed folders is refused, by a link too; one inside goes through")
    func allowed() async throws {
        let secret = fixture.path / "secret.txt"
        try Files.write(Data("secret".utf8), to: secret, mode: 0o644, sync: false)
        let link = fixture.inbox / ".source/link.txt"
        try FileManager.default.createSymbolicLink(atPath: link.text, withDestinationPath: secret.text)
        let door = door(allowed: [fixture.inbox.text])
        await door.poll()
        for path in [secret, link, fixture.inbox / "../../secret.txt", file] {
            try insert("pipeline, path", "'cv', '\(path.text)'")
        }
        await door.poll()
        #expect(try rows().map { $0["status"] as String } == ["refused", "refused", "refused", "queued"])
        #expect(try rows().prefix(3).allSatisfy { ($0["error"] as String).hasPrefix("intake.not_allowed") })
    }

    @Test("a path below a forbidden folder is refused whatever is allowed, by a link too")
    func forbidden() async throws {
        let state = fixture.path / "kept"
        try Files.makeDirectories(state / "blobs")
        try Files.write(Data("secret".utf8), to: state / "blobs/secret.txt", mode: 0o600, sync: false)
        let link = fixture.inbox / ".source/link.txt"
        try FileManager.default.createSymbolicLink(
            atPath: link.text,
            withDestinationPath: (state / "blobs/secret.txt").text
        )
        let door = fixture.door(allowed: ["/"], forbidden: [state.text])
        await door.poll()
        for path in [state / "blobs/secret.txt", link, state / "blobs/../blobs/secret.txt", file] {
            try insert("pipeline, path", "'cv', '\(path.text)'")
        }
        await door.poll()
        #expect(try rows().map { $0["status"] as String } == ["refused", "refused", "refused", "queued"])
        #expect(try rows().prefix(3).allSatisfy { ($0["error"] as String).hasPrefix("intake.not_allowed") })
    }

    @Test("rows of one dedupe key share one run")
    func dedupe() async throws {
        let door = door()
        await door.poll()
        for _ in 0..<2 { try insert("pipeline, path, dedupe_key", "'cv', '\(file.text)', 'k'") }
        await door.poll()
        #expect(fixture.registry.runs.count == 1)
        #expect(Set(try rows().map { $0["run_id"] as String }).count == 1)
    }

    @Test("a lock forgotten in a shell delays the answer, not the run, and never makes two")
    func foreignLock() async throws {
        let door = door()
        await door.poll()
        try insert("pipeline, path", "'cv', '\(file.text)'")
        let shell = try connect()
        try await shell.writeWithoutTransaction { try $0.execute(sql: "BEGIN IMMEDIATE") }
        for _ in 0..<3 { await door.poll() }
        #expect(fixture.registry.runs.count == 1)
        #expect(fixture.registry.calls == 1)
        try await shell.writeWithoutTransaction { try $0.execute(sql: "COMMIT") }
        await door.poll()
        #expect(try rows().first?["status"] == "queued")
    }

    @Test("a crash before the answer was written makes no second run")
    func crash() async throws {
        await door().poll()
        try insert("pipeline, path", "'cv', '\(file.text)'")
        await door().poll()
        try await connect().write { try $0.execute(sql: "UPDATE submissions SET status = 'new', run_id = NULL") }
        await door().poll()
        #expect(fixture.registry.runs.count == 1)
        #expect(try rows().first?["run_id"] == fixture.registry.runs.first?.id.text)
    }

    @Test("a machine at fault leaves the row new, and it goes through later")
    func environment() async throws {
        let door = door()
        await door.poll()
        try insert("pipeline, path", "'cv', '\(file.text)'")
        fixture.registry.fail(with: GreffierError(.storeFull))
        await door.poll()
        #expect(try rows().first?["status"] == "new")
        fixture.registry.fail(with: nil)
        await door.poll()
        #expect(try rows().first?["status"] == "queued")
    }

    @Test("a file that is no database stops the door, not the daemon, and is left as it is")
    func notADatabase() async throws {
        try Files.makeDirectories(fixture.path / "submissions", mode: 0o755)
        let path = fixture.path / "submissions/submissions.sqlite"
        try Files.write(Data(repeating: 0x41, count: 4096), to: path, mode: 0o644, sync: false)
        await door().poll()
        #expect(try Files.read(path) == Data(repeating: 0x41, count: 4096))
    }

    @Test("many rows are taken over in one go, the urgent first")
    func many() async throws {
        let door = door()
        await door.poll()
        try await connect().write { [file] database in
            for index in 0..<450 {
                try database.execute(
                    sql: "INSERT INTO submissions(pipeline, path, priority) VALUES ('cv', ?, ?)",
                    arguments: [file.text, index == 449 ? 9 : 0]
                )
            }
        }
        await door.poll()
        #expect(fixture.registry.runs.count == 450)
        #expect(fixture.registry.runs.prefix(8).contains { $0.priority == 9 })
        #expect(try rows().allSatisfy { $0["status"] == "queued" })
    }
}
