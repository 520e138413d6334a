// SPDX-License-Identifier: GPL-3.0-or-later
import GRDB

extension Library {
    /// Moves vectors out of the passages into generations, each of one space: one serves while the next is made.
    ///
    /// A passage without a row in `vectors` or `unembedded` for a generation waits for its vector there.
    static let vectorsLayout = """
        CREATE TABLE generations (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            collection_id INTEGER NOT NULL REFERENCES collections(id) ON DELETE CASCADE,
            embedder TEXT NOT NULL,
            dimension INTEGER NOT NULL CHECK (dimension > 0),
            form TEXT NOT NULL CHECK (form IN ('dense', 'sparse', 'weighted')),
            state TEXT NOT NULL CHECK (state IN ('serving', 'building', 'retired')),
            created_at TEXT NOT NULL
        );
        CREATE UNIQUE INDEX generations_state ON generations (collection_id, state) WHERE state <> 'retired';
        CREATE TABLE vectors (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            chunk INTEGER NOT NULL REFERENCES chunks(id) ON DELETE CASCADE,
            generation INTEGER NOT NULL REFERENCES generations(id) ON DELETE CASCADE,
            data BLOB NOT NULL,
            UNIQUE (generation, chunk)
        );
        CREATE INDEX vectors_chunk ON vectors (chunk);
        CREATE TABLE unembedded (
            generation INTEGER NOT NULL REFERENCES generations(id) ON DELETE CASCADE,
            chunk INTEGER NOT NULL REFERENCES chunks(id) ON DELETE CASCADE,
            reason TEXT NOT NULL,
            PRIMARY KEY (generation, chunk)
        ) WITHOUT ROWID;
        CREATE INDEX unembedded_chunk ON unembedded (chunk);
        INSERT INTO generations (collection_id, embedder, dimension, form, state, created_at)
            SELECT id, embedder, dimension, 'weighted', 'serving', created_at FROM collections;
        INSERT INTO vectors (chunk, generation, data)
            SELECT k.id, g.id, k.vector FROM chunks k JOIN entries e ON e.id = k.entry_id
            JOIN generations g ON g.collection_id = e.collection_id ORDER BY k.id;
        ALTER TABLE chunks DROP COLUMN vector;
        ALTER TABLE collections DROP COLUMN embedder;
        ALTER TABLE collections DROP COLUMN dimension;
        ALTER TABLE collections ADD COLUMN vector_revision INTEGER NOT NULL DEFAULT 0;
        """
}
