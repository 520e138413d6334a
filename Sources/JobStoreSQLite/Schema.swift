// SPDX-License-Identifier: GPL-3.0-or-later
import GRDB
import JobModel

/// The tables of `jobs.sqlite`, and how an older file becomes a newer one.
///
/// `PRAGMA user_version` holds the version. Times are milliseconds since 1970 in UTC; the views show them as text.
enum Schema {
    /// One entry a version, never edited after a release: version 1 is made by the first.
    static let migrations = [
        tables + indexes + views, keeping, looking, corrections, explaining, events, calls, correctingSeveral,
        notices, requests,
    ]

    static var version: Int { migrations.count }

    /// The version of the file.
    ///
    /// Throws `store.newer` when this program is too old for it.
    static func check(_ db: Database) throws -> Int {
        let found = try Int.fetchOne(db, sql: "PRAGMA user_version") ?? 0
        guard found <= version else {
            throw GreffierError(.storeNewer, detail: "jobs.sqlite has version \(found), this program knows \(version)")
        }
        return found
    }

    /// Brings the file up to this program's version, each step in a transaction.
    ///
    /// Safe with several processes at once.
    static func migrate(_ db: Database) throws {
        while try check(db) < version {
            try db.inTransaction(.immediate) {
                let found = try check(db)
                if found < version {
                    try db.execute(sql: migrations[found])
                    try db.execute(sql: "PRAGMA user_version = \(found + 1)")
                }
                return .commit
            }
        }
    }

    /// That `column` holds one of these words.
    ///
    /// Spelt out: for an `IN` list SQLite builds a table of its own at each insertion and update, which took four fifths of
    /// the time of a small transaction.
    private static func one(of words: [String], _ column: String) -> String {
        "(" + words.map { "\(column) = '\($0)'" }.joined(separator: " OR ") + ")"
    }

    private static let tables = """
        CREATE TABLE runs (
            id TEXT PRIMARY KEY NOT NULL CHECK (length(id) = 26),
            pipeline TEXT NOT NULL,
            snapshot TEXT NOT NULL,
            trigger TEXT NOT NULL CHECK (\(one(of: ["inbox", "cli", "http", "row", "schedule"], "trigger"))),
            tags TEXT NOT NULL,
            input_name TEXT,
            input_sha256 TEXT,
            input_bytes INTEGER,
            input_media_type TEXT,
            status TEXT NOT NULL CHECK (\(one(of: ["queued", "running", "succeeded", "failed", "cancelled"], "status"))),
            submitted_at INTEGER NOT NULL,
            started_at INTEGER,
            finished_at INTEGER,
            priority INTEGER NOT NULL,
            submission_id TEXT,
            uses_memo INTEGER NOT NULL CHECK (uses_memo = 0 OR uses_memo = 1),
            payload TEXT,
            duplicate_of TEXT,
            folder TEXT,
            error_stage TEXT,
            error_code TEXT,
            error_detail TEXT,
            error_attempts INTEGER,
            CHECK ((finished_at IS NOT NULL) = (\(one(of: ["succeeded", "failed", "cancelled"], "status")))),
            CHECK ((input_name IS NULL) = (input_sha256 IS NULL))
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE jobs (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            run TEXT NOT NULL REFERENCES runs (id) ON DELETE CASCADE,
            ordinal INTEGER NOT NULL,
            stage TEXT NOT NULL,
            kind TEXT NOT NULL,
            queue TEXT NOT NULL,
            priority INTEGER NOT NULL,
            rank INTEGER NOT NULL,
            depends_on TEXT NOT NULL,
            is_optional INTEGER NOT NULL CHECK (is_optional = 0 OR is_optional = 1),
            timeout_ms INTEGER NOT NULL CHECK (timeout_ms > 0),
            state TEXT NOT NULL CHECK (\(one(of: ["waiting", "ready", "running", "retrying", "snoozed", "succeeded", "failed", "cancelled", "skipped"], "state"))),
            lease_no INTEGER NOT NULL DEFAULT 0 CHECK (lease_no >= 0),
            lease_owner TEXT,
            attempts INTEGER NOT NULL DEFAULT 0,
            max_attempts INTEGER NOT NULL CHECK (max_attempts > 0),
            crashes INTEGER NOT NULL DEFAULT 0 CHECK (crashes >= 0),
            interruptions INTEGER NOT NULL DEFAULT 0 CHECK (interruptions >= 0),
            due_at INTEGER,
            cancel_requested INTEGER NOT NULL DEFAULT 0,
            started_at INTEGER,
            finished_at INTEGER,
            duration_ms INTEGER NOT NULL DEFAULT 0,
            is_cached INTEGER NOT NULL DEFAULT 0 CHECK (is_cached = 0 OR is_cached = 1),
            result TEXT,
            error_code TEXT,
            error_detail TEXT,
            concurrency_key TEXT,
            concurrency_limit INTEGER CHECK (concurrency_limit > 0),
            rate TEXT,
            item_of TEXT,
            fan TEXT,
            UNIQUE (run, stage),
            CHECK ((concurrency_key IS NULL) = (concurrency_limit IS NULL)),
            CHECK (item_of IS NULL OR fan IS NOT NULL),
            CHECK (attempts BETWEEN 0 AND max_attempts),
            CHECK ((finished_at IS NOT NULL) = (\(one(of: ["succeeded", "failed", "cancelled", "skipped"], "state")))),
            CHECK ((due_at IS NOT NULL) = (\(one(of: ["retrying", "snoozed"], "state")))),
            CHECK ((lease_owner IS NOT NULL) = (state = 'running')),
            CHECK (state <> 'running' OR (lease_no > 0 AND started_at IS NOT NULL)),
            CHECK (cancel_requested = 0 OR (cancel_requested = 1 AND state = 'running'))
        ) STRICT;
        CREATE TABLE attempts (
            run TEXT NOT NULL REFERENCES runs (id) ON DELETE CASCADE,
            job INTEGER NOT NULL,
            stage TEXT NOT NULL,
            lease_no INTEGER NOT NULL,
            owner TEXT NOT NULL,
            started_at INTEGER NOT NULL,
            ended_at INTEGER NOT NULL,
            outcome TEXT NOT NULL CHECK (\(one(of: ["succeeded", "cached", "failed", "crashed", "blocked", "snoozed", "released", "interrupted", "cancelled"], "outcome"))),
            code TEXT,
            detail TEXT,
            cause TEXT,
            PRIMARY KEY (run, job, lease_no)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE queues (
            name TEXT PRIMARY KEY NOT NULL,
            paused_at INTEGER,
            breaker_code TEXT,
            breaker_detail TEXT,
            breaker_kind TEXT,
            breaker_failures INTEGER,
            breaker_until INTEGER,
            CHECK ((breaker_code IS NULL) = (breaker_until IS NULL))
        ) STRICT;
        INSERT INTO queues (name) VALUES ('cpu'), ('model'), ('render'), ('notify');
        CREATE TABLE rates (
            name TEXT PRIMARY KEY NOT NULL,
            requests_per_s REAL CHECK (requests_per_s > 0),
            requests_burst REAL,
            requests_level REAL,
            tokens_per_s REAL CHECK (tokens_per_s > 0),
            tokens_burst REAL,
            tokens_level REAL,
            as_of INTEGER NOT NULL
        ) STRICT;
        CREATE TABLE memo (
            key TEXT PRIMARY KEY NOT NULL,
            result TEXT NOT NULL,
            used_at INTEGER NOT NULL
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE schedules (
            pipeline TEXT PRIMARY KEY NOT NULL,
            expression TEXT NOT NULL,
            done_until INTEGER NOT NULL
        ) STRICT;
        CREATE TABLE ticks (
            pipeline TEXT NOT NULL,
            tick INTEGER NOT NULL,
            run TEXT NOT NULL,
            PRIMARY KEY (pipeline, tick)
        ) STRICT, WITHOUT ROWID;

        """

    private static let indexes = """
        CREATE UNIQUE INDEX runs_submission ON runs (submission_id) WHERE submission_id IS NOT NULL;
        CREATE INDEX runs_live ON runs (status, submitted_at) WHERE finished_at IS NULL;
        CREATE INDEX runs_finished ON runs (finished_at, status) WHERE finished_at IS NOT NULL;
        CREATE INDEX runs_input ON runs (input_sha256, pipeline) WHERE input_sha256 IS NOT NULL;
        CREATE INDEX runs_name ON runs (input_name) WHERE input_name IS NOT NULL;
        CREATE INDEX jobs_live ON jobs (state, queue, rank, id) WHERE finished_at IS NULL;
        CREATE INDEX jobs_due ON jobs (due_at) WHERE due_at IS NOT NULL;
        CREATE INDEX memo_used ON memo (used_at);

        """

    static func moment(_ column: String) -> String {
        "strftime('%Y-%m-%dT%H:%M:%fZ', \(column) / 1000.0, 'unixepoch') AS"
    }

    private static let views = """
        CREATE VIEW job_status AS
            SELECT j.id AS job, j.run AS run, r.pipeline AS pipeline, r.input_name AS file, j.stage AS stage, j.kind AS kind,
                j.queue AS queue, j.state AS state, j.attempts + j.crashes AS attempts, j.error_code AS error,
                j.duration_ms AS duration_ms, \(moment("j.due_at")) due_at, \(moment("j.started_at")) started_at,
                \(moment("j.finished_at")) finished_at,
                j.priority AS priority, j.concurrency_key AS concurrency_key, j.rate AS rate
            FROM jobs j JOIN runs r ON r.id = j.run;
        CREATE VIEW run_status AS
            SELECT id AS run, pipeline, input_name AS file, input_sha256 AS sha256, trigger, status, folder,
                error_code AS error, error_stage, duplicate_of, \(moment("submitted_at")) submitted_at,
                \(moment("started_at")) started_at, \(moment("finished_at")) finished_at
            FROM runs;
        CREATE VIEW queue_status AS
            SELECT q.name AS queue,
                (SELECT count(*) FROM jobs j WHERE j.finished_at IS NULL AND j.state = 'ready' AND j.queue = q.name) AS ready,
                (SELECT count(*) FROM jobs j WHERE j.finished_at IS NULL AND j.state = 'running' AND j.queue = q.name)
                    AS running,
                (SELECT count(*) FROM jobs j WHERE j.finished_at IS NULL AND j.state = 'waiting' AND j.queue = q.name)
                    AS waiting,
                (SELECT count(*) FROM jobs j WHERE j.finished_at IS NULL AND j.state IN ('retrying', 'snoozed')
                    AND j.queue = q.name) AS later,
                \(moment("q.paused_at")) paused_at, q.breaker_code AS breaker, \(moment("q.breaker_until")) breaker_until
            FROM queues q;
        """
}
