// SPDX-License-Identifier: GPL-3.0-or-later
package import DurableFiles
import GRDB

/// A look at the submissions file from outside, with the daemon or without: who holds it up, and what waits there.
package enum DoorProbe {
    /// How the door stands.
    package enum Verdict: Sendable, Equatable {
        /// There is no file yet.
        case missing
        /// With the number of rows that have not been taken over.
        case open(new: Int)
        /// A transaction that nobody ends; the processes that hold it, where the system tells.
        case locked(by: [String])
        /// No database, a table that somebody changed, rights that are missing.
        case unusable(String)
    }

    /// Looks at `submissions.sqlite` in `directory`; waits a second for a lock that is being given back.
    ///
    /// Writes nothing. Blocks.
    package static func look(in directory: FilePath) -> Verdict {
        let path = directory / "submissions.sqlite"
        guard (try? Files.target(path)) != .some(nil) else { return .missing }
        do {
            return .open(new: try count(path))
        } catch let error as DatabaseError where [.SQLITE_BUSY, .SQLITE_LOCKED].contains(error.resultCode) {
            return .locked(by: FileLocks.holders(of: path).map(\.description))
        } catch {
            return .unusable("\(error)")
        }
    }

    private static func count(_ path: FilePath) throws -> Int {
        var configuration = Configuration()
        configuration.label = "probe"
        configuration.busyMode = .timeout(1)
        configuration.allowsUnsafeTransactions = true
        let queue = try DatabaseQueue(path: path.text, configuration: configuration)
        return try queue.writeWithoutTransaction { database in
            try SubmissionTable.check(database)
            // What the daemon has to get: the right to write.
            try database.execute(sql: "BEGIN IMMEDIATE")
            defer { try? database.execute(sql: "ROLLBACK") }
            return try Int.fetchOne(database, sql: "SELECT count(*) FROM submissions WHERE status = 'new'") ?? 0
        }
    }
}
