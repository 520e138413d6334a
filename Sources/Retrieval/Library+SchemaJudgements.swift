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

    /// Names the documents of judgements by collection and original file, since the ids of entries change when they are made
    /// anew, and keeps what was taken back, marked as such.
    static let judgedDocumentsLayout = """
        ALTER TABLE judgements ADD COLUMN offer_collection TEXT;
        ALTER TABLE judgements ADD COLUMN offer_sha256 TEXT;
        ALTER TABLE judgements ADD COLUMN candidate_collection TEXT;
        ALTER TABLE judgements ADD COLUMN candidate_sha256 TEXT;
        ALTER TABLE judgements ADD COLUMN undone_at TEXT;
        UPDATE judgements SET (offer_collection, offer_sha256) = (
            SELECT c.name, e.input_sha256 FROM entries e JOIN collections c ON c.id = e.collection_id
            WHERE e.id = judgements.offer);
        UPDATE judgements SET (candidate_collection, candidate_sha256) = (
            SELECT c.name, e.input_sha256 FROM entries e JOIN collections c ON c.id = e.collection_id
            WHERE e.id = judgements.candidate);
        """
}
