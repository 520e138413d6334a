// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import JobModel
import Testing

@testable import JobStoreSQLite

@Suite("The log on disk beside the writer")
struct LogSyncTests {
    @Test("whoever waits is told once the log is on disk, each once, on both ways")
    func answers() async throws {
        try await TemporaryStore.with { path in
            try Data("log".utf8).write(to: URL(fileURLWithPath: path + "-wal"))
            let log = LogSync(database: path)
            log.open()
            let alone = await withCheckedContinuation { continuation in log.sync { continuation.resume(returning: $0) }
            }
            #expect(alone == nil)
            let told = await withTaskGroup(of: Bool.self) { group in
                for _ in 0..<200 { group.addTask { await Self.failure(of: log) == nil } }
                return await group.reduce(into: [Bool]()) { $0.append($1) }
            }
            #expect(told.count == 200 && told.allSatisfy { $0 })
        }
    }

    @Test("a log that cannot be put on disk acknowledges nothing, then or later")
    func fails() async throws {
        try await TemporaryStore.with { path in
            // The system refuses to synchronise a pipe.
            #expect(mkfifo(path + "-wal", 0o600) == 0)
            let log = LogSync(database: path)
            log.open()
            #expect(log.isOpen)
            #expect(await Self.failure(of: log) != nil)
            #expect(!log.isOpen)
            #expect(await Self.failure(of: log) != nil)
        }
    }

    @Test("without a log file SQLite puts each commit on disk itself")
    func missing() async throws {
        try await TemporaryStore.with { path in
            let log = LogSync(database: path)
            log.open()
            #expect(!log.isOpen)
        }
    }

    private static func failure(of log: LogSync) async -> (any Error)? {
        await withCheckedContinuation { continuation in log.syncBeside { continuation.resume(returning: $0) } }
    }
}
