// SPDX-License-Identifier: GPL-3.0-or-later
import DurableFiles
import Foundation
import GRDB
import Glibc
import Intake
import JobModel
import Testing

/// Rows as programs with faults write them: every one ends with an answer, and none stops another.
@Suite(.timeLimit(.minutes(10)))
struct DoorAbuseTests {
    private let fixture: IntakeFixture
    private let file: FilePath

    init() throws {
        fixture = try IntakeFixture()
        file = try fixture.drop("Jean Dupont", as: ".source/jean.txt")
    }

    /// What is inserted as `path`, and the code of its refusal; `nil` where it goes through.
    private func paths() throws -> [(String, DatabaseValue, String?)] {
        let source = file.parent
        try Files.write(Data("secret".utf8), to: fixture.path / "secret.txt", mode: 0o644, sync: false)
        #expect(symlink((fixture.path / "secret.txt").text, (source / "out").text) == 0)
        #expect(symlink("nowhere", (source / "dangling").text) == 0)
        #expect(symlink("circle", (source / "circle").text) == 0)
        #expect(mkfifo((source / "pipe").text, 0o644) == 0)
        let latin = source / FilePath(bytes: [0xE9, 0x2E, 0x74, 0x78, 0x74])
        try Files.write(Data("latin".utf8), to: latin, mode: 0o644, sync: false)
        let text = { (path: FilePath) in path.text.databaseValue }
        return [
            ("a file", text(file), nil), ("a file by its bytes", Data(file.bytes).databaseValue, nil),
            ("a name that is no UTF-8", Data(latin.bytes).databaseValue, nil),
            ("a way around", text(source / "../.source/jean.txt"), nil),
            ("nothing there", text(source / "nowhere"), "intake.not_found"),
            ("a part that is a file", text(file / "x"), "intake.not_found"),
            ("a folder", text(source), "intake.outside"),
            ("a folder with a slash", text(source / ""), "intake.outside"),
            ("a pipe", text(source / "pipe"), "intake.outside"),
            ("outside", text(fixture.path / "secret.txt"), "intake.not_allowed"),
            ("out by two dots", text(source / "../../../secret.txt"), "intake.not_allowed"),
            ("out by a link", text(source / "out"), "intake.not_allowed"),
            ("the kernel", "/proc/self/status".databaseValue, "intake.not_allowed"),
            ("a device", "/dev/zero".databaseValue, "intake.not_allowed"),
            ("a link to nothing", text(source / "dangling"), "intake.not_found"),
            ("a circle of links", text(source / "circle"), "intake.not_found"),
            ("too long", text(source / String(repeating: "x", count: 5000)), "intake.not_found"),
            ("relative", "jean.txt".databaseValue, "intake.row_invalid"),
            ("relative by a dot", "./inbox/cv/jean.txt".databaseValue, "intake.row_invalid"),
            ("empty", "".databaseValue, "intake.row_invalid"),
            ("empty bytes", Data().databaseValue, "intake.row_invalid"),
            ("a zero in text", (file.text + "\0.pdf").databaseValue, "intake.row_invalid"),
            ("a zero in bytes", Data(file.bytes + [0, 0x61]).databaseValue, "intake.row_invalid"),
            ("bytes that lead nowhere", Data([0x2F, 0xFF, 0xFE]).databaseValue, "intake.not_found"),
            ("a number", 7.databaseValue, "intake.row_invalid"),
            ("a fraction", 0.5.databaseValue, "intake.row_invalid"),
        ]
    }

    @Test("every wrong path is refused with its reason, every right one goes through")
    func wrongPaths() async throws {
        try fixture.makeLenientTable()
        let cases = try paths()
        for (_, value, _) in cases {
            // SQLite keeps a zero in text only where it is cast from bytes.
            let bytes = String.fromDatabaseValue(value).map { Data($0.utf8).databaseValue } ?? value
            let isText = String.fromDatabaseValue(value) != nil && Data.fromDatabaseValue(value)?.contains(0) != false
            let sql = "INSERT INTO submissions(pipeline, path) VALUES ('cv', \(isText ? "CAST(? AS TEXT)" : "?"))"
            try fixture.execute(sql, [isText ? bytes : value])
        }
        await fixture.door(allowed: [fixture.inbox.text]).poll()
        let rows = try fixture.rows()
        #expect(rows.count == cases.count)
        for ((what, _, code), row) in zip(cases, rows) {
            let error: String? = row["error"]
            #expect(row["status"] == (code == nil ? "queued" : "refused"), "\(what): \(error ?? "")")
            #expect(error?.hasPrefix(code ?? "?") != false, "\(what): \(error ?? "")")
        }
        #expect(fixture.registry.runs.count == cases.count { $0.2 == nil })
        for run in fixture.registry.runs { #expect(try await !fixture.content(of: run).contains("secret")) }
    }

    @Test("a value of any type in any column is taken or refused, and is the end of no other row")
    func wrongTypes() async throws {
        try fixture.makeLenientTable()
        let values = [
            "NULL", "''", "'text'", "0", "-9223372036854775808", "1e300", "-0.5", "x'00FF'", "zeroblob(100000)",
            "'a' || char(0) || 'b'", "CAST(x'FFFE' AS TEXT)",
        ]
        let columns = ["submission_id", "pipeline", "path", "payload", "priority", "not_before", "dedupe_key"]
        for column in columns {
            for value in values {
                var cells = ["pipeline": "'cv'", "path": "'\(file.text)'"]
                cells[column] = value
                let names = cells.keys.sorted()
                try fixture.insert(
                    names.joined(separator: ", "),
                    names.compactMap { cells[$0] }.joined(separator: ", ")
                )
            }
        }
        try fixture.insert("pipeline, path", "'cv', '\(file.text)'")
        let door = fixture.door()
        await door.poll()
        await door.poll()
        #expect(try fixture.states()["new"] == nil)
        #expect(try fixture.rows().last?["status"] == "queued")
        // Each column takes what it is for: 3 names of requests, no pipeline, no path, NULL and a number as payload,
        // NULL and the two whole numbers as priority, NULL as time, NULL and 'text' as key.
        let rows = try fixture.rows()
        var queued: [String: Int] = [:]
        for (index, row) in rows.dropLast().enumerated() where row["status"] == "queued" {
            queued[columns[index / values.count], default: 0] += 1
        }
        #expect(queued == ["submission_id": 2, "payload": 1, "priority": 3, "not_before": 1, "dedupe_key": 3])
        for row in rows where row["status"] == "refused" {
            #expect((row["error"] as String).hasPrefix("intake."), "\(row)")
        }
    }

    @Test(
        "a time is read as RFC 3339 in UTC; anything else is refused by the table or by the daemon",
        arguments: [
            ("'2030-01-01T00:00:00Z'", true), ("'2030-01-01T00:00:00.250Z'", true), ("NULL", true),
            ("'9999-99-99T99:99:99Z'", false), ("'2030-02-31T00:00:00Z'", false), ("'2030-01-01T00:00:00xZ'", false),
            ("'2030-01-01'", false), ("'2030-01-01 00:00:00'", false), ("'2030-01-01T00:00:00+01:00'", false),
            ("'demain'", false), ("''", false), ("1893456000", false), ("1.5", false), ("x'32'", false),
        ]
    )
    func times(value: String, isGood: Bool) async throws {
        let door = fixture.door()
        await door.poll()
        do {
            try fixture.insert("pipeline, path, not_before", "'cv', '\(file.text)', \(value)")
        } catch let error as DatabaseError where error.resultCode == .SQLITE_CONSTRAINT {
            #expect(!isGood, "\(error)")
            return
        }
        await door.poll()
        let row = try #require(try fixture.rows().first)
        #expect(row["status"] == (isGood ? "queued" : "refused"), "\(row)")
        if isGood, value != "NULL" {
            #expect(abs((fixture.registry.runs.first?.notBefore?.timeIntervalSince1970 ?? 0) - 1_893_456_000) < 1)
        }
    }

    @Test("ten thousand rows at once are all taken over, once each, and end when their runs do")
    func tenThousand() async throws {
        let door = fixture.door()
        await door.poll()
        try await fixture.connect().write { database in
            for index in 0..<10_000 {
                try database.execute(
                    sql: "INSERT INTO submissions(pipeline, priority) VALUES ('nightly', ?)",
                    arguments: [index % 7]
                )
            }
        }
        await door.poll()
        #expect(try fixture.states() == ["queued": 10_000])
        #expect(fixture.registry.runs.count == 10_000)
        #expect(fixture.registry.calls == 10_000)
        for run in fixture.registry.runs { fixture.registry.end(run.id, .succeeded, folder: "nightly/x") }
        try await fixture.poll(door) { try fixture.states() == ["succeeded": 10_000] }
        #expect(try fixture.rows().allSatisfy { $0["folder"] == "/outbox/nightly/x" })
    }

    @Test("rows of one key in one go share one run, whatever their number")
    func repeatedKey() async throws {
        let door = fixture.door()
        await door.poll()
        for _ in 0..<40 { try fixture.insert("pipeline, path, dedupe_key", "'cv', '\(file.text)', 'once'") }
        await door.poll()
        #expect(fixture.registry.runs.count == 1)
        #expect(Set(try fixture.rows().map { $0["run_id"] as String }).count == 1)
    }

    @Test("rows that cannot be taken for the moment keep those behind them waiting no longer than themselves")
    func headOfLine() async throws {
        let door = fixture.door()
        await door.poll()
        fixture.registry.fail(pipeline: "nightly")
        for _ in 0..<450 { try fixture.insert("pipeline, priority", "'nightly', 9") }
        try fixture.insert("pipeline, path", "'cv', '\(file.text)'")
        await door.poll()
        #expect(try fixture.states() == ["new": 450, "queued": 1])
        fixture.registry.fail(pipeline: nil)
        try await fixture.poll(door) { try fixture.states() == ["queued": 451] }
        #expect(fixture.registry.runs.count == 451)
    }

    @Test("a trigger that refuses one answer stops no other, and starts no second run")
    func refusingTrigger() async throws {
        let door = fixture.door()
        await door.poll()
        try fixture.execute(
            "CREATE TRIGGER no BEFORE UPDATE ON submissions WHEN old.id = 1 BEGIN SELECT RAISE(ABORT, 'no'); END"
        )
        for _ in 0..<3 { try fixture.insert("pipeline, path", "'cv', '\(file.text)'") }
        for _ in 0..<3 { await door.poll() }
        #expect(try fixture.states() == ["new": 1, "queued": 2])
        #expect(fixture.registry.runs.count == 3)
        #expect(fixture.registry.calls == 3)
    }

    @Test("a row whose run nobody knows is taken over once more, so that it ends")
    func restoredStore() async throws {
        let door = fixture.door()
        await door.poll()
        try fixture.insert("pipeline, path", "'cv', '\(file.text)'")
        await door.poll()
        fixture.registry.forget()
        try await fixture.poll(door) { fixture.registry.runs.count == 1 }
        try await fixture.poll(door) { try fixture.rows().first?["run_id"] == fixture.registry.runs.first?.id.text }
        #expect(try fixture.states() == ["queued": 1])
    }
}
