// SPDX-License-Identifier: GPL-3.0-or-later

extension Library {
    /// Adds the shares of the words that were fitted to judged queries of a collection.
    ///
    /// The last one that was not taken back holds, as long as the vectors are those that it was fitted beside.
    static let sharesLayout = """
        CREATE TABLE fusion_shares (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            collection TEXT NOT NULL,
            language TEXT NOT NULL CHECK (language IN ('fr', 'en')),
            embedder TEXT NOT NULL,
            share REAL NOT NULL CHECK (share BETWEEN 0 AND 1),
            queries INTEGER NOT NULL,
            fitted_at TEXT NOT NULL,
            undone_at TEXT
        );
        CREATE INDEX fusion_shares_collection ON fusion_shares (collection, language);
        """
}
