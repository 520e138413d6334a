// SPDX-License-Identifier: GPL-3.0-or-later
import GRDB
import JobModel

/// Entries without their contents, for those who need few of many.
extension Library {
    /// All entries of a collection with empty `data`, in the order in which they came.
    package func outlines(in collection: String) async throws -> [LibraryEntry] {
        try await read { db in
            try Row.fetchAll(
                db,
                sql: """
                    SELECT e.id, e.input_sha256, e.source, e.run, e.language, e.artifact_sha256, x'' AS data, e.title,
                        e.added_at, e.updated_at, e.status, e.valid_until, e.document_date, e.person,
                        c.name AS collection
                    FROM entries e JOIN collections c ON c.id = e.collection_id
                    WHERE c.name = ? ORDER BY e.added_at, e.id
                    """,
                arguments: [collection]
            ).compactMap(Self.entry)
        }
    }

    /// The outlines of the entries that count on `day` (`YYYY-MM-DD`), as `ranked(in:on:)` chooses them.
    package func rankedOutlines(in collection: String, on day: String) async throws -> [LibraryEntry] {
        Self.newest(of: try await outlines(in: collection).filter { $0.isOpen(on: day) })
    }

    /// The entry of this id, or `nil`.
    ///
    /// Blocks: for threads of their own.
    package func readEntry(_ id: String) throws -> LibraryEntry? {
        do {
            return try reader.read { db in
                try Row.fetchOne(
                    db,
                    sql: """
                        SELECT e.*, c.name AS collection FROM entries e JOIN collections c ON c.id = e.collection_id
                        WHERE e.id = ?
                        """,
                    arguments: [id]
                ).flatMap(Self.entry)
            }
        } catch {
            throw Self.mapped(error)
        }
    }
}
