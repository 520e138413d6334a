// SPDX-License-Identifier: GPL-3.0-or-later
import Failpoints
import GRDB
import Synchronization

/// The one writer: joins writes that wait at the same time into one transaction, and answers each caller for its own.
///
/// A caller goes on when the transaction that holds its write is committed, or with the error of its own write, which
/// is then undone alone. Cancellation of the calling task does not reach the write: ends of work must never be lost.
final class GroupWriter: Sendable {
    /// Longer groups would make the first of them wait.
    private static let groupLimit = 256

    private let writer: any DatabaseWriter
    private let log: LogSync
    private let pending = Mutex<[any AnyPendingWrite]>([])
    /// What SQLite itself promises for a commit; `nil` before the first write.
    private let level = Mutex<Durability?>(nil)

    /// `path` is the database's.
    init(_ writer: any DatabaseWriter, path: String) {
        self.writer = writer
        log = LogSync(database: path)
    }

    /// Runs `body` in a transaction with others and returns once it is committed as durably as asked.
    ///
    /// Throws what `body` throws, storage errors as `GreffierError`.
    func write<Value: Sendable>(
        _ durability: Durability,
        _ body: @escaping @Sendable (Database) throws -> Value
    ) async throws -> Value {
        try await withCheckedThrowingContinuation { continuation in
            let write = PendingWrite(durability, continuation, body)
            let isFirst = pending.withLock { writes in
                writes.append(write)
                return writes.count == 1
            }
            if isFirst { schedule() }
        }
    }

    /// Asks something of the writing connection, outside of any transaction and after the writes asked for before.
    func ask<Value: Sendable>(_ question: @escaping @Sendable (Database) throws -> Value) async throws -> Value {
        try await withCheckedThrowingContinuation { continuation in
            writer.asyncWriteWithoutTransaction { db in
                continuation.resume(with: Result { try question(db) }.mapError(StorageErrors.translate))
            }
        }
    }

    private func schedule() {
        writer.asyncWriteWithoutTransaction { [self] db in flush(db) }
    }

    private func flush(_ db: Database) {
        let (group, hasMore) = pending.withLock { writes in
            let group = Array(writes.prefix(Self.groupLimit))
            writes.removeFirst(group.count)
            return (group, !writes.isEmpty)
        }
        // Scheduled first, so that the callers' next writes join those that wait already.
        if hasMore { schedule() }
        answer(group, failure: commit(group, db))
    }

    /// Lets the relaxed writes go on, and the durable ones once the log is on disk.
    private func answer(_ group: [any AnyPendingWrite], failure: (any Error)?) {
        let isSettled = failure != nil || level.withLock { $0 == .durable }
        var durable: [any AnyPendingWrite] = []
        for write in group {
            if isSettled || write.durability == .relaxed {
                write.answer(failure: failure)
            } else {
                durable.append(write)
            }
        }
        if durable.isEmpty { return }
        let answer: LogSync.Answer = { [durable] failure in
            for write in durable { write.answer(failure: failure) }
        }
        // A write alone has nobody to make room for.
        let isAlone = group.count == 1 && pending.withLock { $0.isEmpty }
        if isAlone { log.sync(answer) } else { log.syncBeside(answer) }
    }

    /// The log is put on disk beside the writer, except for the first durable group: with SQLite's own `FULL` the log's
    /// name in its folder is put on disk too.
    private func commit(_ group: [any AnyPendingWrite], _ db: Database) -> (any Error)? {
        let isDurable = group.contains { $0.durability == .durable }
        do {
            try Failpoint.hit(.groupBegin, StorageErrors.injected)
            try set(isDurable && !log.isOpen ? .durable : .relaxed, db)
            if try !perform(group, db) {
                // One of them failed and was undone with the others: again, each by itself.
                try db.inTransaction(.immediate) {
                    for write in group { try db.inSavepoint { write.perform(db) ? .commit : .rollback } }
                    return .commit
                }
            }
            Failpoint.pass(.groupCommitted)
            // Only after a commit that SQLite itself put on disk: what was lost when the log failed stays noticed.
            if isDurable, level.withLock({ $0 == .durable }) { log.open() }
            return nil
        } catch {
            return error
        }
    }

    private func set(_ durability: Durability, _ db: Database) throws {
        guard level.withLock({ $0 }) != durability else { return }
        try db.execute(sql: "PRAGMA synchronous = \(durability == .durable ? "FULL" : "NORMAL")")
        level.withLock { $0 = durability }
    }

    /// All writes in one go; whether all went through.
    ///
    /// Writes rarely fail for themselves, and a savepoint around each costs as much as a small write.
    private func perform(_ group: [any AnyPendingWrite], _ db: Database) throws -> Bool {
        var isWhole = true
        try db.inTransaction(.immediate) {
            isWhole = group.allSatisfy { $0.perform(db) }
            try Failpoint.hit(.groupWritten, StorageErrors.reported)
            return isWhole ? .commit : .rollback
        }
        return isWhole
    }
}
