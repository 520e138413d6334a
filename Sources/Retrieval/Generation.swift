// SPDX-License-Identifier: GPL-3.0-or-later
import FoundationEssentials
import GRDB

/// The vectors of one collection in one space.
struct Generation: Sendable, Equatable {
    var id: Int64
    var collection: Int64
    var space: VectorSpace
    var state: State

    enum State: String, Sendable {
        /// Searches use it.
        case serving
        /// It is being made, and takes the place of the serving one when nothing is missing.
        case building
        /// Nothing uses it any more; its rows go little by little.
        case retired
    }

    /// That of a collection in this state.
    static func find(_ state: State, of collection: Int64, in db: Database) throws -> Generation? {
        try Row.fetchOne(
            db,
            sql: "SELECT * FROM generations WHERE collection_id = ? AND state = ?",
            arguments: [collection, state.rawValue]
        ).flatMap(Generation.init)
    }

    /// The one that vectors of `space` go into: the serving one of that space, or else the one to come, which is begun
    /// where there is none; the first of a collection serves at once.
    static func target(for space: VectorSpace, of collection: Int64, now: String, in db: Database) throws -> Generation
    {
        let serving = try find(.serving, of: collection, in: db)
        if let serving, serving.space == space { return serving }
        if let building = try find(.building, of: collection, in: db) {
            if building.space == space { return building }
            try retire(building.id, in: db)
        }
        let state = serving == nil ? State.serving : .building
        try db.execute(
            sql: """
                INSERT INTO generations (collection_id, embedder, dimension, form, state, created_at)
                VALUES (?, ?, ?, ?, ?, ?)
                """,
            arguments: [collection, space.identity, space.dimension, space.form.rawValue, state.rawValue, now]
        )
        return Generation(id: db.lastInsertedRowID, collection: collection, space: space, state: state)
    }

    static func retire(_ id: Int64, in db: Database) throws {
        try db.execute(sql: "UPDATE generations SET state = 'retired' WHERE id = ?", arguments: [id])
    }

    /// Keeps what was embedded of passages, by row; those that are gone meanwhile are passed over.
    func keep(_ vectors: [(row: Int64, vector: Result<Embedding.Vector, any Error>)], in db: Database) throws {
        let insert = try db.cachedStatement(
            sql: """
                INSERT OR IGNORE INTO vectors (chunk, generation, data)
                SELECT id, ?, ? FROM chunks WHERE id = ?
                """
        )
        let excuse = try db.cachedStatement(
            sql: """
                INSERT OR IGNORE INTO unembedded (chunk, generation, reason)
                SELECT id, ?, ? FROM chunks WHERE id = ?
                """
        )
        for (row, vector) in vectors {
            switch vector {
            case .success(let vector) where vector.fits(space):
                try insert.execute(arguments: [id, vector.encoded, row])
            case .success: try excuse.execute(arguments: [id, "a vector of another dimension", row])
            case .failure(let error): try excuse.execute(arguments: [id, "\(error)", row])
            }
        }
        try db.execute(
            sql: "UPDATE collections SET vector_revision = vector_revision + 1 WHERE id = ?",
            arguments: [collection]
        )
    }

    /// Keeps vectors that are encoded already, but for those that cannot be of this space.
    func keep(encoded vectors: [(row: Int64, data: Data)], in db: Database) throws {
        for (row, data) in vectors {
            let isSound = space.form == .dense ? data.count == 4 * space.dimension : SparseSteps(encoded: data) != nil
            guard isSound else { continue }
            try db.execute(
                sql: "INSERT OR IGNORE INTO vectors (chunk, generation, data) VALUES (?, ?, ?)",
                arguments: [row, id, data]
            )
        }
        try db.execute(
            sql: "UPDATE collections SET vector_revision = vector_revision + 1 WHERE id = ?",
            arguments: [collection]
        )
    }

    private init(id: Int64, collection: Int64, space: VectorSpace, state: State) {
        self.id = id
        self.collection = collection
        self.space = space
        self.state = state
    }

    init?(_ row: Row) {
        guard let state = State(rawValue: row["state"]), let form = VectorSpace.Form(rawValue: row["form"]) else {
            return nil
        }
        self.init(
            id: row["id"],
            collection: row["collection_id"],
            space: VectorSpace(identity: row["embedder"], dimension: row["dimension"], form: form),
            state: state
        )
    }
}
