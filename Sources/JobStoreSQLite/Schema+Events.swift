// SPDX-License-Identifier: GPL-3.0-or-later

extension Schema {
    /// What running stages tell.
    ///
    /// The small index finds the attempts that have told of their beginning, and holds no row for all others.
    static let events = """
        CREATE TABLE run_events (
            run TEXT NOT NULL REFERENCES runs (id) ON DELETE CASCADE,
            seq INTEGER NOT NULL CHECK (seq > 0),
            job INTEGER NOT NULL,
            stage TEXT NOT NULL,
            lease_no INTEGER NOT NULL CHECK (lease_no > 0),
            at INTEGER NOT NULL,
            kind TEXT NOT NULL,
            text TEXT NOT NULL,
            PRIMARY KEY (run, seq)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX run_events_began ON run_events (job, lease_no) WHERE kind = 'stage.began';
        CREATE VIEW event_status AS
            SELECT run, seq, job, stage, lease_no AS attempt, kind, text, \(moment("at")) at FROM run_events;
        """
}
