// SPDX-License-Identifier: GPL-3.0-or-later
import GRDB
import JobModel

/// The shares of words and vectors that were fitted to the searches of a collection.
extension Library {
    /// Keeps the outcome of one refit; searches of the collection go by it from then on, unless settings say otherwise.
    package func keep(_ shares: [FittedShare], of collection: String) async throws {
        let now = Timestamp.text(clock.now())
        try await write { db in
            guard let id = try Self.collectionID(collection, in: db) else { return }
            let embedder = try Self.servingEmbedder(of: id, in: db)
            for share in shares {
                try db.execute(
                    sql: """
                        INSERT INTO fusion_shares (collection, language, embedder, share, queries, fitted_at)
                        VALUES (?, ?, ?, ?, ?, ?)
                        """,
                    arguments: [collection, share.language, embedder, share.share, share.queries, now]
                )
            }
        }
    }

    /// Takes the last refit of a collection back, so that the one before holds again; returns what it had fitted.
    package func undoShares(of collection: String) async throws -> [FittedShare] {
        let now = Timestamp.text(clock.now())
        return try await write { db in
            let last = "(SELECT max(fitted_at) FROM fusion_shares WHERE collection = ?1 AND undone_at IS NULL)"
            let rows = try Row.fetchAll(
                db,
                sql: """
                    UPDATE fusion_shares SET undone_at = ?2
                    WHERE collection = ?1 AND undone_at IS NULL AND fitted_at = \(last) RETURNING *
                    """,
                arguments: [collection, now]
            )
            return rows.map(Self.fittedShare).sorted { $0.language < $1.language }
        }
    }

    /// The shares that hold beside the vectors which serve a collection now, by language.
    package func fittedShares(of collection: String) async throws -> [FittedShare] {
        try await read { db in
            guard let id = try Self.collectionID(collection, in: db) else { return [] }
            return try Self.fittedShares(of: collection, id: id, in: db)
        }
    }

    /// The share of the words in a search; the mean where collections searched together differ.
    func share(of search: RankedSearch, in db: Database) throws -> Double {
        let shares = try search.places.map { place in
            let fitted = try Self.fittedShares(of: place.name, id: place.id, in: db)
            func share(_ language: SearchLanguage) -> Double? {
                fitted.first { $0.language == language.rawValue }?.share
            }
            return weights.lexical(
                search.spoken,
                hasModel: search.hasModel,
                fitted: FusionWeights(french: share(.french), english: share(.english))
            )
        }
        guard !shares.isEmpty else { return weights.lexical(search.spoken, hasModel: search.hasModel) }
        return shares.reduce(0, +) / Double(shares.count)
    }

    private static func fittedShares(of collection: String, id: Int64, in db: Database) throws -> [FittedShare] {
        try Row.fetchAll(
            db,
            sql: """
                SELECT * FROM fusion_shares WHERE id IN (
                    SELECT max(id) FROM fusion_shares
                    WHERE collection = ? AND embedder = ? AND undone_at IS NULL GROUP BY language
                ) ORDER BY language
                """,
            arguments: [collection, try servingEmbedder(of: id, in: db)]
        ).map(fittedShare)
    }

    private static func servingEmbedder(of collection: Int64, in db: Database) throws -> String {
        try Generation.find(.serving, of: collection, in: db)?.space.identity ?? ""
    }

    private static func fittedShare(_ row: Row) -> FittedShare {
        FittedShare(language: row["language"], share: row["share"], queries: row["queries"])
    }
}
