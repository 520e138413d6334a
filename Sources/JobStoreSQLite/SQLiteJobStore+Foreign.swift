// SPDX-License-Identifier: GPL-3.0-or-later
import DurableFiles
import GRDB
package import JobStore

extension SQLiteJobStore {
    package func foreignRevision() async throws -> Int {
        // On the writer's own connection this number counts the commits of others only.
        try await ask { try Int.fetchOne($0.cachedStatement(sql: "PRAGMA data_version")) ?? 0 }
    }

    /// Each commit is written to the log, which lies beside the database for as long as this store is open; it counts once the
    /// log is on disk and its index, which nobody is told of, says so.
    package func foreignWrites() -> (any ForeignWrites)? {
        guard let watch = try? FileWatch(FilePath(path + "-wal")) else { return nil }
        return LogWatch(watch: watch)
    }

    private struct LogWatch: ForeignWrites {
        let watch: FileWatch

        func wait(atMost seconds: Double) async -> Bool { await watch.wait(atMost: .seconds(seconds)) }
    }
}
