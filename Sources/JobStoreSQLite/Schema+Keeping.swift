// SPDX-License-Identifier: GPL-3.0-or-later

extension Schema {
    /// What finding runs by their end, and pruning them, needs.
    ///
    /// A run that is pruned leaves its original's hash in `originals`, so that the file is kept for as long as the
    /// settings say and not only as long as its row.
    static let keeping = """
        CREATE INDEX runs_end ON runs (substr(id, -4));
        CREATE TABLE originals (
            sha256 TEXT PRIMARY KEY NOT NULL,
            last_used INTEGER NOT NULL
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX originals_used ON originals (last_used);
        """
}
