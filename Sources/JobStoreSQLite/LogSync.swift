// SPDX-License-Identifier: GPL-3.0-or-later
import Dispatch
import DurableFiles
import Failpoints
import Glibc
import Synchronization

/// Puts the write-ahead log on disk beside the writer, so that the next transaction does not wait for the disk.
///
/// A transaction that SQLite committed with `synchronous=NORMAL` stands in the log file and is as durable as one with
/// `FULL` once that file is on disk: `FULL` differs by nothing else than this one call (sqlite.org/pragma.html,
/// `synchronous`; a checkpoint puts log and database on disk under both). One call serves all that were committed
/// before it began.
final class LogSync: Sendable {
    typealias Answer = @Sendable ((any Error)?) -> Void

    private let path: FilePath
    private let queue = DispatchQueue(label: "greffier.log-sync")
    private let waiting = Mutex<[Answer]>([])
    /// Open from the first commit on: the log does not exist before, and lives as long as any connection.
    private let log = Mutex<OpenLog?>(nil)
    /// Held while the disk is waited for; `log` is not, for the writer asks for it between two transactions.
    private let turn = Mutex(())

    /// `database` is the database's own path.
    init(database: String) { path = FilePath(database + "-wal") }

    var isOpen: Bool { log.withLock { $0 != nil } }

    /// Opens the log; where it cannot be opened, `isOpen` stays false.
    ///
    /// The caller has had SQLite itself put the log and its name in the folder on disk before.
    func open() {
        log.withLock { log in
            if log == nil { log = try? OpenLog(path) }
        }
    }

    /// Puts all that was committed so far on disk, on this thread, and calls `answer`.
    func sync(_ answer: Answer) {
        do {
            try sync()
            answer(nil)
        } catch {
            answer(error)
        }
    }

    /// The same on a thread of its own.
    func syncBeside(_ answer: @escaping Answer) {
        let isFirst = waiting.withLock { answers in
            answers.append(answer)
            return answers.count == 1
        }
        if isFirst { queue.async { self.syncAll() } }
    }

    private func syncAll() {
        let answers = waiting.withLock { answers in
            defer { answers = [] }
            return answers
        }
        sync { failure in
            for answer in answers { answer(failure) }
        }
    }

    /// Throws what SQLite would have reported.
    private func sync() throws {
        try Failpoint.hit(.groupBeforeSync, StorageErrors.reported)
        // One after the other: the system tells of a failure once, and the next call would find all well.
        try turn.withLock { _ in
            // Closed by a failure just before: what this one was to put on disk may be lost with it.
            guard let open = log.withLock({ $0 }) else { throw StorageErrors.reported(EIO) }
            do {
                try open.file.syncData()
            } catch let error as FileError {
                // What the system could not write it forgets: from now on SQLite does it again, and notices.
                log.withLock { $0 = nil }
                throw StorageErrors.reported(error.code)
            }
        }
    }

    private final class OpenLog: Sendable {
        let file: Descriptor

        init(_ path: FilePath) throws { file = try Descriptor(path, O_RDWR) }
    }
}
