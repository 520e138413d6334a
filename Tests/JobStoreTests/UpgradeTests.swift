// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import JobModel
import JobStore
import TestThreads
import Testing

@testable import JobStoreSQLite

@Suite("Job tables that an earlier program left behind", .ownThreads(perTest: 4))
struct UpgradeTests {
    private static let stores = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "Fixtures/stores")

    private static func file(_ version: Int) -> URL { stores.appending(path: "jobs-\(version).sql") }

    /// A job table of a version as the program of then wrote it: two files that succeeded, one of them to be looked at, one
    /// that failed, one not begun.
    ///
    /// The present version's is made with `GREFFIER_UPDATE_DOCS=1`, of that before, while it is the present one.
    private func withOldStore(_ version: Int = 2, _ body: (_ path: String) async throws -> Void) async throws {
        let dump = try String(contentsOf: Self.file(version), encoding: .utf8)
        try await TemporaryStore.with { path in
            _ = try TemporaryStore.sqlite(path, dump)
            try #require(try TemporaryStore.sqlite(path, "PRAGMA user_version") == "\(version)")
            try await body(path)
        }
    }

    @Test("are kept of each version, the present one too, as its steps make them")
    func kept() async throws {
        for version in 2...Schema.version {
            try await write(version)
            try await withOldStore(version) { path in
                let kept = try TemporaryStore.sqlite(path, Self.layout)
                // A step that was released never changes: what it made then it makes today.
                try await withOldStore(version - 1) { earlier in
                    _ = try TemporaryStore.sqlite(earlier, Schema.migrations[version - 1])
                    #expect(try TemporaryStore.sqlite(earlier, Self.layout) == kept, "version \(version)")
                }
            }
        }
    }

    /// Writes the fixture of a version that has none yet, where that is asked for.
    private func write(_ version: Int) async throws {
        let file = Self.file(version)
        guard ProcessInfo.processInfo.environment["GREFFIER_UPDATE_DOCS"] != nil,
            !FileManager.default.fileExists(atPath: file.path)
        else { return }
        try await withOldStore(version - 1) { path in
            _ = try TemporaryStore.sqlite(path, Schema.migrations[version - 1])
            let dump = try TemporaryStore.dump(path)
            let text = """
                -- The job table of version \(version), made of that of version \(version - 1) by the step of then.
                \(dump)
                PRAGMA user_version = \(version);

                """
            try text.write(to: file, atomically: true, encoding: .utf8)
        }
    }

    private static let layout = "SELECT type, name, sql FROM sqlite_schema WHERE name NOT LIKE 'sqlite%' ORDER BY 1, 2"

    /// Every row of every table, columns that the old version has.
    private static func rows(_ path: String, _ columns: [String: String]) throws -> [String: String] {
        var rows: [String: String] = [:]
        for (table, names) in columns {
            rows[table] = try TemporaryStore.sqlite(path, "SELECT \(names) FROM \(table) ORDER BY \(names)")
        }
        return rows
    }

    private static func columns(_ path: String) throws -> [String: String] {
        let list = """
            SELECT tables.name, group_concat(columns.name) FROM sqlite_schema tables, pragma_table_info(tables.name) columns
            WHERE tables.type = 'table' GROUP BY tables.name
            """
        let lines = try TemporaryStore.sqlite(path, list).split(separator: "\n")
        return Dictionary(
            uniqueKeysWithValues: lines.map { $0.split(separator: "|") }.map { (String($0[0]), String($0[1])) }
        )
    }

    @Test(
        "are brought up to date by whoever opens them first, and keep every row",
        arguments: [SQLiteJobStore.Role.engine, .command, .query],
        1..<Schema.version
    )
    func upgraded(by role: SQLiteJobStore.Role, from version: Int) async throws {
        try await withOldStore(version) { path in
            let columns = try Self.columns(path)
            #expect(Set(columns.keys).isSuperset(of: ["runs", "jobs", "attempts", "memo", "queues"]))
            let before = try Self.rows(path, columns)
            #expect(before["runs"]?.split(separator: "\n").count == 4)
            try await SQLiteJobStore(path: path, role: role).close()
            #expect(try Self.rows(path, columns) == before)
            #expect(try TemporaryStore.sqlite(path, "PRAGMA integrity_check; PRAGMA foreign_key_check") == "ok")
            // The tables are those that a new file gets.
            let new = path + ".new"
            try await SQLiteJobStore(path: new, role: .engine).close()
            for question in ["PRAGMA user_version", Self.layout] {
                #expect(try TemporaryStore.sqlite(path, question) == TemporaryStore.sqlite(new, question))
            }
        }
    }

    @Test("have runs that answer, go on, are done again and are corrected as those of today")
    func used() async throws {
        try await withOldStore { path in
            let store = try SQLiteJobStore(path: path, role: .engine)
            let now = Date(timeIntervalSince1970: 1_795_400_000)
            let runs = try await store.runs(RunFilter())
            let byName = Dictionary(uniqueKeysWithValues: runs.map { ($0.input?.name ?? "", $0) })
            #expect(
                byName.mapValues(\.status) == [
                    "camille.txt": .succeeded, "facture.txt": .succeeded, "secret.pdf": .failed, "wanda.txt": .queued,
                ]
            )
            #expect(byName["secret.pdf"]?.error?.error.code == .documentEncrypted)
            // What stood in the results of the stages alone is now asked of the run.
            #expect(byName.filter { $0.value.review == ["not_a_cv"] }.keys.sorted() == ["facture.txt"])
            #expect(try await store.summary(since: now).review == 1)

            let camille = try #require(byName["camille.txt"])
            let sha256 = try #require(camille.input?.sha256)
            let correction = Correction(
                run: ULID(date: now),
                name: "camille.json",
                droppedAt: now,
                target: camille.id,
                pipeline: "cv",
                inputSHA256: sha256,
                sha256: "feed"
            )
            #expect(try await store.correct(correction, from: "profile", now: now))
            #expect(try await store.corrections(pipeline: "cv", inputSHA256: sha256) == [correction])
            #expect(try await store.states(camille.id)["text"] == .succeeded)
            #expect(try await store.states(camille.id)["profile"] == .ready)
            let secret = try #require(byName["secret.pdf"])
            _ = try await store.retry(RetryRequest(run: secret.id), now: now)
            let ended = try await Self.finishAll(store, at: now)
            #expect(ended == ["camille.txt", "secret.pdf", "wanda.txt"])
            #expect(try await store.runs(RunFilter()).allSatisfy { $0.status == .succeeded })
            try await store.close()
        }
    }

    @Test(
        "of a newer program are refused in both languages, and not touched",
        arguments: [SQLiteJobStore.Role.engine, .command, .query]
    )
    func newer(role: SQLiteJobStore.Role) async throws {
        try await TemporaryStore.with { path in
            try await SQLiteJobStore(path: path, role: .engine).close()
            _ = try TemporaryStore.sqlite(path, "PRAGMA user_version = \(Schema.version + 1)")
            let error = #expect(throws: GreffierError.self) { try SQLiteJobStore(path: path, role: role) }
            #expect(error?.code == .storeNewer)
            #expect(error?.code.message.contains("newer version") == true)
            #expect(error?.code.messageFR.contains("plus récente") == true)
            #expect(try TemporaryStore.sqlite(path, "PRAGMA user_version") == "\(Schema.version + 1)")
        }
    }

    /// Does everything that can be claimed; names the files whose runs ended.
    private static func finishAll(_ store: SQLiteJobStore, at now: Date) async throws -> [String] {
        var ended: [String] = []
        let kinds: Set<String> = ["extract", "profile", "index", "score", "render", DeliveryJob.kind]
        let request = ClaimRequest(owner: "one", slots: ["cpu": 9, "render": 9], kinds: kinds, now: now)
        while case let jobs = try await store.claim(request).jobs, !jobs.isEmpty {
            for job in jobs {
                if job.job.isDelivery { ended.append(job.run.input?.name ?? "") }
                _ = try await (job.job.isDelivery ? store.deliver(job, at: now) : store.succeed(job, at: now))
            }
        }
        return ended.sorted()
    }
}
