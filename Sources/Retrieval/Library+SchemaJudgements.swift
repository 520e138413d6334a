// SPDX-License-Identifier: GPL-3.0-or-later

extension Library {
    /// Adds what people decided about candidates for offers, and the weights learned of it.
    ///
    /// Names entries without referring to their rows, so that decisions outlast entries that are made anew.
    static let judgementsLayout = """
        CREATE TABLE judgements (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            run TEXT NOT NULL,
            line INTEGER NOT NULL,
            file TEXT NOT NULL,
            offer TEXT NOT NULL,
            candidate TEXT NOT NULL,
            outcome TEXT NOT NULL CHECK (outcome IN ('shortlisted', 'interviewed', 'hired', 'rejected')),
            reason TEXT,
            recorded_at TEXT NOT NULL,
            UNIQUE (run, line)
        );
        CREATE TABLE learned_weights (
            version INTEGER PRIMARY KEY AUTOINCREMENT,
            learned_at TEXT NOT NULL,
            data BLOB NOT NULL
        );
        """
}
