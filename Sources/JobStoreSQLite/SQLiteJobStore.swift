// SPDX-License-Identifier: GPL-3.0-or-later
import FoundationEssentials
import GRDB
import JobModel
package import JobStore

/// The job store in one SQLite file: WAL, one writer with group commit, readers beside it.
///
/// A `JobStore` whose every write is one `BEGIN IMMEDIATE` transaction; see `GroupWriter` for when it is on disk.
package final class SQLiteJobStore: JobStore {
    let reader: any DatabaseReader
    private let writer: GroupWriter?
    let path: String
    /// A listener that lags gets the latest: there are two kinds of notice, and each says only to look.
    private let notices = Broadcast<StoreNotice>(buffering: .bufferingNewest(16))
    /// When `submit` is acknowledged.
    let submissions: Durability

    /// Who opens the store.
    package enum Role: Sendable {
        /// The daemon, or a command that runs the engine itself: reads, writes and checkpoints.
        case engine
        /// A command beside the daemon: writes now and then, leaves checkpoints to the daemon.
        case command
        /// A command that only asks. A store that does not exist yet reads as empty, and nothing is created.
        case query
    }

    /// The newest layout of the file that this program knows.
    package static var layout: Int { Schema.version }

    /// Opens `jobs.sqlite` at `path`, upgrading an older one; makes it where there is none, unless the role is `query`.
    ///
    /// Blocks for the time of an upgrade. Throws `store.newer` for a file of a newer version, `store.unavailable`,
    /// `store.read_only` or `store.damaged` when it cannot be opened. `submissions` says when `submit` is acknowledged;
    /// `.relaxed` is only for measuring what the disk costs.
    package init(path: String, role: Role, submissions: Durability = .durable) throws {
        self.submissions = submissions
        self.path = path
        do {
            switch role {
            case .query:
                reader = try Connections.query(path: path)
                writer = nil
            case .engine, .command:
                let pool = try Connections.writing(path: path, checkpoints: role == .engine)
                reader = pool
                writer = GroupWriter(pool, path: path)
            }
        } catch {
            throw StorageErrors.translate(error)
        }
    }

    package func changes() -> AsyncStream<StoreNotice> { notices.subscribe() }

    package func close() async throws {
        notices.finish()
        if let writer { _ = try await writer.ask { _ in () } }
        do { try reader.close() } catch { throw StorageErrors.translate(error) }
    }

    // MARK: For the extensions

    /// One write; `notice` is told to those who wait, once it is committed.
    func write<Value: Sendable>(
        _ durability: Durability,
        notice: StoreNotice? = nil,
        _ body: @escaping @Sendable (Database) throws -> Value
    ) async throws -> Value {
        guard let writer else { throw GreffierError(.storeUnavailable, detail: "opened for questions only") }
        let value = try await writer.write(durability, body)
        if let notice { notices.send(notice) }
        return value
    }

    /// Something that needs the writing connection outside of any transaction.
    func care(_ body: @escaping @Sendable (Database) throws -> Void) async throws {
        guard let writer else { throw GreffierError(.storeUnavailable, detail: "opened for questions only") }
        try await writer.ask(body)
    }

    /// A question to the writing connection; one that only reads where this store does not write.
    func ask<Value: Sendable>(_ question: @escaping @Sendable (Database) throws -> Value) async throws -> Value {
        guard let writer else { return try await read(question) }
        return try await writer.ask(question)
    }

    func read<Value: Sendable>(_ body: @escaping @Sendable (Database) throws -> Value) async throws -> Value {
        do { return try await reader.read(body) } catch { throw StorageErrors.translate(error) }
    }
}
