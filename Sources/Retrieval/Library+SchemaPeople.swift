// SPDX-License-Identifier: GPL-3.0-or-later

extension Library {
    /// Adds what an entry stands for: whether it is open and until when, and whose it is.
    ///
    /// Decisions name collections and original files, not rows, so that they outlast entries that are made anew.
    static let peopleLayout = """
        ALTER TABLE entries ADD COLUMN status TEXT NOT NULL DEFAULT 'open' CHECK (status IN ('open', 'closed'));
        ALTER TABLE entries ADD COLUMN valid_until TEXT;
        ALTER TABLE entries ADD COLUMN document_date TEXT;
        ALTER TABLE entries ADD COLUMN person TEXT;
        CREATE INDEX entries_person ON entries (person);
        CREATE TABLE identity_keys (
            entry_id TEXT NOT NULL REFERENCES entries(id) ON DELETE CASCADE,
            key TEXT NOT NULL,
            PRIMARY KEY (entry_id, key)
        ) WITHOUT ROWID;
        CREATE INDEX identity_keys_key ON identity_keys (key);
        CREATE TABLE person_links (
            first TEXT NOT NULL REFERENCES entries(id) ON DELETE CASCADE,
            second TEXT NOT NULL REFERENCES entries(id) ON DELETE CASCADE,
            verdict TEXT NOT NULL CHECK (verdict IN ('same', 'doubtful')),
            reason TEXT NOT NULL,
            PRIMARY KEY (first, second),
            CHECK (first < second)
        ) WITHOUT ROWID;
        CREATE INDEX person_links_second ON person_links (second);
        CREATE TABLE person_decisions (
            collection TEXT NOT NULL,
            first TEXT NOT NULL,
            second TEXT NOT NULL,
            verdict TEXT NOT NULL CHECK (verdict IN ('same', 'apart')),
            decided_at TEXT NOT NULL,
            PRIMARY KEY (collection, first, second),
            CHECK (first < second)
        ) WITHOUT ROWID;
        CREATE INDEX person_decisions_second ON person_decisions (collection, second);
        """
}
