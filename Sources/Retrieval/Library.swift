// SPDX-License-Identifier: GPL-3.0-or-later
import FoundationEssentials
import GRDB
package import JobModel
import Synchronization

/// The collections: entries, their passages, and the index over them, in one SQLite file (`state/library.sqlite`).
///
/// Everything in it but what people decided can be made again from artifacts. Writes are durable when they return, since the job that asked for
/// them commits after them. Methods may be called from anywhere; they block none of Swift's threads, and a write once
/// begun is finished even when its task is cancelled. All throw `GreffierError` (`store.full`, `store.unavailable`,
/// `store.corrupt`) and what the embedder throws.
package final class Library: Sendable {
    /// What the file is opened for.
    package enum Access: Sendable {
        /// One process at a time is meant to write: the owner of the workspace.
        case readWrite
        /// For a CLI beside the daemon. A file that does not exist yet reads as a library without collections.
        case readOnly
    }

    /// Entries whose passages each leg of a search brings.
    static let legEntries = 100

    let reader: any DatabaseReader
    let writer: (any DatabaseWriter)?
    let embedder: any Embedder
    let chunker: Chunker
    let weights: FusionWeights
    let clock: any WallClock
    /// Vectors in memory, by collection.
    let indexes = Mutex<[Int64: LoadedVectors]>([:])

    /// Opens the file, and makes it where it is missing and `access` allows.
    package init(
        path: String,
        access: Access = .readWrite,
        embedder: any Embedder = LexicalEmbedder(),
        chunker: Chunker = Chunker(),
        weights: FusionWeights = FusionWeights(),
        clock: any WallClock = SystemClock()
    ) throws {
        self.embedder = embedder
        self.chunker = chunker
        self.weights = weights
        self.clock = clock
        do {
            switch access {
            case .readWrite:
                let pool = try DatabasePool(path: path, configuration: Self.configuration())
                // GRDB sets NORMAL for WAL after preparing the connection, so that FULL must be set afterwards.
                try pool.writeWithoutTransaction { try $0.execute(sql: Self.writing) }
                try Self.migrate(pool)
                reader = pool
                writer = pool
            case .readOnly:
                reader = try Self.readOnlyQueue(path: path)
                writer = nil
            }
        } catch {
            throw Self.mapped(error)
        }
    }

    /// How the file is written: every transaction synced; and, since merges of the word index touch many pages again and
    /// again, more of them kept in memory and in the log than SQLite does by itself (16 MB each).
    private static let writing = """
        PRAGMA synchronous = FULL;
        PRAGMA cache_size = -16000;
        PRAGMA wal_autocheckpoint = 4000;
        """

    static func configuration() -> Configuration {
        var configuration = Configuration()
        configuration.busyMode = .timeout(5)
        configuration.label = "library"
        configuration.maximumReaderCount = 3
        configuration.prepareDatabase { $0.add(tokenizer: BilingualTokenizer.self) }
        return configuration
    }

    private static func readOnlyQueue(path: String) throws -> DatabaseQueue {
        guard FileManager.default.fileExists(atPath: path) else {
            let queue = try DatabaseQueue(configuration: configuration())
            try migrate(queue)
            return queue
        }
        var configuration = configuration()
        configuration.readonly = true
        let queue = try DatabaseQueue(path: path, configuration: configuration)
        if try queue.read(isOutdated) {
            // What an older program left is brought forward by whoever comes first.
            try migrate(try DatabaseQueue(path: path, configuration: Self.configuration()))
        }
        return queue
    }

    /// Our errors as they are; SQLite's by what they ask a person to do.
    static func mapped(_ error: any Error) -> any Error {
        guard let error = error as? DatabaseError else { return error }
        let detail = "library.sqlite"
        switch error.resultCode {
        case .SQLITE_FULL: return GreffierError(.storeFull, detail: detail, cause: error)
        case .SQLITE_CORRUPT, .SQLITE_NOTADB: return GreffierError(.storeCorrupt, detail: detail, cause: error)
        case .SQLITE_BUSY, .SQLITE_LOCKED, .SQLITE_IOERR, .SQLITE_CANTOPEN, .SQLITE_READONLY, .SQLITE_PERM,
            .SQLITE_AUTH:
            return GreffierError(.storeUnavailable, detail: detail, cause: error)
        default: return GreffierError(.stageDefect, detail: detail, cause: error)
        }
    }

    /// Reads in one snapshot.
    func read<Value: Sendable>(_ body: @escaping @Sendable (Database) throws -> Value) async throws -> Value {
        do {
            return try await reader.read(body)
        } catch {
            throw Self.mapped(error)
        }
    }

    /// Has the connections forget the pages that they keep in memory, as soon as each of them is free.
    package func releasePages() { (writer as? DatabasePool)?.releaseMemoryEventually() }

    /// Writes in one transaction, to the end even if the caller is cancelled meanwhile.
    func write<Value: Sendable>(_ body: @escaping @Sendable (Database) throws -> Value) async throws -> Value {
        guard let writer else {
            throw GreffierError(.storeUnavailable, detail: "library.sqlite is open for reading only")
        }
        do {
            return try await Task { try await writer.write(body) }.value
        } catch {
            throw Self.mapped(error)
        }
    }
}
