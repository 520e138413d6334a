// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import GRDB

/// How long killed jobs stood still: read from the log of attempts, held against when each daemon was started.
enum Recoveries {
    /// One life of a daemon.
    struct Life: Sendable {
        /// Seconds of the machine's wall clock.
        var began: Double
        /// Seconds that its own was ahead.
        var ahead: Double
        /// Whether its clock was moved meanwhile.
        var isMoved: Bool
    }

    /// Its first ten letters are the milliseconds, in Crockford's base 32 (https://github.com/ulid/spec).
    private static func seconds(ofULID text: String) -> Double {
        let letters = Array("0123456789ABCDEFGHJKMNPQRSTVWXYZ")
        let milliseconds = text.prefix(10).reduce(0) { $0 * 32 + (letters.firstIndex(of: $1) ?? 0) }
        return Double(milliseconds) / 1000
    }

    /// Seconds from the start of the daemon to the next claim of each job that the daemon before it left running.
    ///
    /// Lives whose clock was moved are left out: their times say nothing.
    static func read(_ workspace: ChaosWorkspace, lives: [Life]) throws -> [Double] {
        let sql = """
            SELECT b.owner, a.ended_at, b.started_at FROM attempts a
            JOIN attempts b ON b.job = a.job AND b.lease_no = a.lease_no + 1
            WHERE a.outcome = 'interrupted'
            """
        let rows = try workspace.jobTable().read { try Row.fetchAll($0, sql: sql) }
        return rows.compactMap { row in
            // An engine's number begins with the time at which it was made, by its own clock.
            let owner = seconds(ofULID: row[0])
            guard let life = lives.first(where: { 0..<3 ~= owner - $0.began - $0.ahead }), !life.isMoved
            else { return nil }
            let (takenOver, claimed) = (Double(row[1] as Int64) / 1000, Double(row[2] as Int64) / 1000)
            // What this engine took over itself, not what lay ready from before.
            return takenOver >= owner - 0.001 ? claimed - life.began - life.ahead : nil
        }
    }
}
