// SPDX-License-Identifier: GPL-3.0-or-later
import FoundationEssentials
import GRDB

/// How `jobs.sqlite` is opened.
enum Connections {
    /// Long enough for a checkpoint on a slow disk, short enough to be noticed.
    static let busySeconds = 15.0

    /// 16 MiB of log between checkpoints: with SQLite's default of 4 MiB a busy queue spends an eighth of its time on them.
    private static let checkpointPages = 4000

    /// For a connection that only reads: the system's cache holds the file anyway, and in a daemon that stays each of them
    /// fills its own in time (KiB).
    private static let readerCache = 512

    private static func configuration(checkpoints: Bool) -> Configuration {
        var configuration = Configuration()
        // The default is to fail at once when another process writes.
        configuration.busyMode = .timeout(busySeconds)
        configuration.maximumReaderCount = 3
        configuration.prepareDatabase { db in
            try db.execute(sql: "PRAGMA mmap_size = 0")
            if db.configuration.readonly { try db.execute(sql: "PRAGMA cache_size = -\(readerCache)") }
            try db.execute(sql: "PRAGMA wal_autocheckpoint = \(checkpoints ? checkpointPages : 0)")
        }
        return configuration
    }

    /// For questions only; waits for those who write.
    static var reading: Configuration {
        var configuration = Configuration()
        configuration.busyMode = .timeout(busySeconds)
        configuration.readonly = true
        return configuration
    }

    /// A pool in WAL mode on an up-to-date file.
    static func writing(path: String, checkpoints: Bool) throws -> DatabasePool {
        let pool = try DatabasePool(path: path, configuration: configuration(checkpoints: checkpoints))
        try pool.writeWithoutTransaction { db in
            try Schema.migrate(db)
            // Here and not in `prepareDatabase`: opening in WAL mode sets NORMAL after that.
            try db.execute(sql: "PRAGMA synchronous = FULL")
        }
        return pool
    }

    /// One read-only connection; an empty store in memory where there is no file.
    static func query(path: String) throws -> DatabaseQueue {
        guard FileManager.default.fileExists(atPath: path) else {
            let empty = try DatabaseQueue()
            try empty.writeWithoutTransaction { try Schema.migrate($0) }
            return empty
        }
        let queue = try DatabaseQueue(path: path, configuration: reading)
        if try queue.read(Schema.check) < Schema.version {
            // After an update, before the new daemon ran once.
            try queue.close()
            try writing(path: path, checkpoints: true).close()
            return try DatabaseQueue(path: path, configuration: reading)
        }
        return queue
    }
}
