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

    /// Seconds from the start of the daemon to the next claim of each job that the daemon before it left running.
    ///
    /// Lives whose clock was moved are left out: their times say nothing.
    static func read(_ workspace: ChaosWorkspace, lives: [Life]) throws -> [Double] {
        let sql = """
            SELECT a.ended_at, b.started_at FROM attempts a JOIN attempts b ON b.job = a.job AND b.lease_no = a.lease_no + 1
            WHERE a.outcome = 'interrupted'
            """
        var configuration = Configuration()
        configuration.readonly = true
        let rows = try DatabaseQueue(path: workspace.jobs, configuration: configuration).read {
            try Row.fetchAll($0, sql: sql)
        }
        return rows.compactMap { row in
            let takenOver = Double(row[0] as Int64) / 1000
            let claimed = Double(row[1] as Int64) / 1000
            // The life in which it was taken over: the last that had begun by then, on its own clock.
            guard let index = lives.lastIndex(where: { $0.began + $0.ahead <= takenOver }), !lives[index].isMoved else {
                return nil
            }
            let life = lives[index]
            // Claimed by a later life only, when this one was killed at once.
            if index + 1 < lives.count, claimed >= lives[index + 1].began + lives[index + 1].ahead { return nil }
            return claimed - life.began - life.ahead
        }
    }
}
