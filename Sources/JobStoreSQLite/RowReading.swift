// SPDX-License-Identifier: GPL-3.0-or-later
import FoundationEssentials
import GRDB
import JobModel
import JobStore

extension RunRow {
    static let columns = """
        id, pipeline, snapshot, trigger, tags, input_name, input_sha256, input_bytes, input_media_type, status, \
        submitted_at, started_at, finished_at, priority, uses_memo, payload, duplicate_of, folder, error_stage, \
        error_code, error_detail, error_attempts, review, error_detail_fr, request
        """

    /// Reads a row of `columns`.
    init(_ row: Row) throws {
        let name: String? = row[5]
        let failure = Columns.error(code: row[19], detail: row[20], french: row[23])
        self.init(
            id: try Columns.ulid(row[0]),
            pipeline: row[1],
            snapshotSHA256: row[2],
            trigger: try Columns.word(Trigger.self, row[3]),
            tags: Columns.names(row[4]),
            input: name.map { RunInput(name: $0, sha256: row[6], bytes: row[7], mediaType: row[8]) },
            status: try Columns.word(RunStatus.self, row[9]),
            submittedAt: Date(milliseconds: row[10]),
            startedAt: Columns.date(row[11]),
            finishedAt: Columns.date(row[12]),
            priority: row[13],
            usesMemo: row[14],
            payload: row[15],
            duplicateOf: try (row[16] as String?).map(Columns.ulid),
            folder: row[17],
            error: failure.map { RunVerdict.Reason(stage: row[18], error: $0, attempts: row[21] ?? 0) },
            review: try (row[22] as String?).map { try Columns.decode([String].self, $0) } ?? [],
            request: row[24]
        )
    }
}

extension JobCondition {
    static let columns = """
        state, lease_no, lease_owner, attempts, max_attempts, crashes, interruptions, due_at, cancel_requested
        """

    /// Reads a row that holds `columns` from this position on.
    init(_ row: Row, from start: Int) throws {
        self.init(
            state: try Columns.word(JobState.self, row[start]),
            leaseNumber: row[start + 1],
            owner: row[start + 2],
            attempts: row[start + 3],
            maxAttempts: row[start + 4],
            crashes: row[start + 5],
            interruptions: row[start + 6],
            dueAt: Columns.date(row[start + 7]),
            cancelRequested: row[start + 8]
        )
    }
}

extension AttemptRow {
    static let columns = "run, job, stage, lease_no, owner, started_at, ended_at, outcome, code, detail, cause"

    /// Reads a row of `columns`.
    init(_ row: Row) throws {
        self.init(
            run: try Columns.ulid(row[0]),
            job: JobID(row[1]),
            stage: row[2],
            number: row[3],
            owner: row[4],
            startedAt: Date(milliseconds: row[5]),
            endedAt: Date(milliseconds: row[6]),
            outcome: try Columns.word(AttemptOutcome.self, row[7]),
            code: row[8],
            detail: row[9],
            cause: row[10]
        )
    }
}
