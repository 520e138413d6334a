// SPDX-License-Identifier: GPL-3.0-or-later
import Failpoints
import FoundationEssentials
import GRDB
package import JobModel
import JobStore

extension SQLiteJobStore {
    package func submit(_ run: NewRun) async throws -> SubmittedRun {
        try Failpoint.hit(.submitBeforeCommit, StorageErrors.injected)
        // Before the write: it takes the one writer's time, and one that fails there has its whole group done again.
        let graph = try RunGraph(plan: run.jobs)
        let submitted = try await write(submissions, notice: .work) { db in
            let submitted = try RunInserting(db: db).submit(run, graph)
            if submitted.isNew { try JobWriter(db: db, now: run.submittedAt).cancelUnderCancelled(run) }
            return submitted
        }
        Failpoint.pass(.submitAfterCommit)
        return submitted
    }

    package func outcomes(ofSubmissions ids: [String]) async throws -> [String: RunOutcome] {
        let list = try Columns.json(ids)
        return try await read { db in
            let rows = try Row.fetchAll(
                db,
                sql: """
                    SELECT submission_id, id, status, folder, error_code, error_detail, error_detail_fr FROM runs
                    WHERE submission_id IN (SELECT value FROM json_each(?))
                    """,
                arguments: [list]
            )
            var outcomes: [String: RunOutcome] = [:]
            for row in rows {
                let error = Columns.error(code: row[4], detail: row[5], french: row[6])
                outcomes[row[0]] = RunOutcome(
                    run: try Columns.ulid(row[1]),
                    status: try Columns.word(RunStatus.self, row[2]),
                    folder: row[3],
                    error: error?.inBothLanguages
                )
            }
            return outcomes
        }
    }
}
