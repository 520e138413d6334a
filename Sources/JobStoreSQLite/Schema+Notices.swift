// SPDX-License-Identifier: GPL-3.0-or-later

extension Schema {
    /// What people are told.
    ///
    /// The end of a run is kept by a trigger, in the transaction that ends the run, whoever ends it; and only while somebody
    /// watches, so that nothing gathers where nobody is told.
    static let notices = """
        CREATE TABLE run_ending_watch (id INTEGER PRIMARY KEY NOT NULL CHECK (id = 1)) STRICT;
        CREATE TABLE run_endings (
            seq INTEGER PRIMARY KEY AUTOINCREMENT,
            run TEXT NOT NULL CHECK (length(run) = 26)
        ) STRICT;
        CREATE TRIGGER run_ended AFTER UPDATE OF finished_at ON runs
            WHEN new.finished_at IS NOT NULL AND old.finished_at IS NULL AND EXISTS (SELECT 1 FROM run_ending_watch)
            BEGIN INSERT INTO run_endings (run) VALUES (new.id); END;
        CREATE TABLE notices (
            id TEXT PRIMARY KEY NOT NULL CHECK (length(id) = 26),
            rule TEXT NOT NULL,
            kind TEXT NOT NULL,
            causes TEXT NOT NULL,
            at INTEGER NOT NULL,
            subject TEXT NOT NULL,
            content TEXT NOT NULL
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX notices_at ON notices (at);
        CREATE TABLE notice_items (
            seq INTEGER PRIMARY KEY AUTOINCREMENT,
            rule TEXT NOT NULL,
            cause TEXT NOT NULL,
            targets TEXT NOT NULL,
            at INTEGER NOT NULL,
            content TEXT NOT NULL,
            once TEXT UNIQUE,
            notice TEXT REFERENCES notices (id) ON DELETE CASCADE
        ) STRICT;
        CREATE INDEX notice_items_open ON notice_items (seq) WHERE notice IS NULL;
        CREATE INDEX notice_items_notice ON notice_items (notice) WHERE notice IS NOT NULL;
        CREATE TABLE notice_deliveries (
            notice TEXT NOT NULL REFERENCES notices (id) ON DELETE CASCADE,
            target TEXT NOT NULL,
            state TEXT NOT NULL CHECK (state = 'waiting' OR state = 'sent' OR state = 'failed'),
            tries INTEGER NOT NULL DEFAULT 0 CHECK (tries >= 0),
            due_at INTEGER,
            ended_at INTEGER,
            code TEXT,
            detail TEXT,
            detail_fr TEXT,
            PRIMARY KEY (notice, target),
            CHECK ((due_at IS NOT NULL) = (state = 'waiting')),
            CHECK ((ended_at IS NOT NULL) = (state <> 'waiting'))
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX notice_deliveries_waiting ON notice_deliveries (due_at) WHERE due_at IS NOT NULL;
        CREATE VIEW notice_status AS
            SELECT n.id AS notice, n.kind AS kind, n.subject AS subject, d.target AS target, d.state AS state,
                d.tries AS tries, d.code AS error, \(moment("n.at")) at, \(moment("d.due_at")) due_at,
                \(moment("d.ended_at")) ended_at
            FROM notices n JOIN notice_deliveries d ON d.notice = n.id;
        """
}
