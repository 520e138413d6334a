// SPDX-License-Identifier: GPL-3.0-or-later
import FoundationEssentials
import GRDB
import JobModel
import Synchronization

/// The vectors of the collections in memory, and those of queries.
extension Library {
    /// A collection's vectors as they were at some moment.
    struct LoadedVectors: Sendable {
        var revision: Int
        var vectorRevision: Int
        var index: VectorIndex
    }

    /// How long a search waits for a server to embed its query; the words alone rank after that.
    static let queryPatience = Duration.seconds(2)

    /// The query in each space that serves one of these collections, by the space's identity.
    ///
    /// A space is missing where its embedder does not answer soon, or is no longer there: the words alone rank then.
    func queryVectors(
        of query: SearchQuery,
        language: SearchLanguage,
        in collections: [String]
    ) async throws -> [String: Embedding.Vector] {
        guard query.hasWords else { return [:] }
        let identities = try await servingIdentities(of: collections)
        var vectors: [String: Embedding.Vector] = [:]
        let lexical = LexicalEmbedder()
        if identities.contains(LexicalEmbedder.space.identity) {
            // It is built in, and serves on while another embedder's vectors are made.
            let found = lexical.vectors([query.plainText], language: language).first
            vectors[LexicalEmbedder.space.identity] = found.map { .sparse($0) }
        }
        guard !identities.subtracting([LexicalEmbedder.space.identity]).isEmpty else { return vectors }
        if let own = await ownVector(of: query.plainText, language: language) { vectors[own.identity] = own.vector }
        return vectors
    }

    private func servingIdentities(of collections: [String]) async throws -> Set<String> {
        try await read { db in
            var found: Set<String> = []
            for name in collections {
                found.formUnion(
                    try String.fetchSet(
                        db,
                        sql: """
                            SELECT g.embedder FROM generations g JOIN collections c ON c.id = g.collection_id
                            WHERE c.name = ? AND g.state = 'serving'
                            """,
                        arguments: [name]
                    )
                )
            }
            return found
        }
    }

    /// The vector that the library's embedder gives a query.
    private func ownVector(
        of text: String,
        language: SearchLanguage
    ) async -> (identity: String, vector: Embedding.Vector)? {
        let embedder = embedder
        @Sendable func ask() async -> (identity: String, vector: Embedding.Vector)? {
            guard let made = try? await embedder.embed([text], language: language),
                let vector = try? made.vectors.first?.get(), vector.fits(made.space)
            else { return nil }
            return (made.space.identity, vector)
        }
        if embedder.answersAtOnce { return await ask() }
        return await withTaskGroup { group in
            group.addTask { await ask() }
            group.addTask {
                try? await Task.sleep(for: Self.queryPatience)
                return nil
            }
            let first = await group.next() ?? nil
            group.cancelAll()
            return first
        }
    }

    /// The vectors that serve a collection, from memory as far as they are there already; `nil` where none serve.
    func index(of collection: Int64, in db: Database) throws -> VectorIndex? {
        guard let generation = try Generation.find(.serving, of: collection, in: db),
            let row = try Row.fetchOne(
                db,
                sql: "SELECT revision, vector_revision FROM collections WHERE id = ?",
                arguments: [collection]
            )
        else { return nil }
        let known = indexes.withLock { $0[collection] }
        if let known, known.index.generation == generation, known.revision == row["revision"],
            known.vectorRevision == row["vector_revision"]
        {
            return known.index
        }
        let base = known?.index.generation == generation ? known?.index : nil
        let index = try Self.index(generation, from: base ?? VectorIndex(generation), in: db)
        let loaded = LoadedVectors(revision: row["revision"], vectorRevision: row["vector_revision"], index: index)
        indexes.withLock { $0[collection] = loaded }
        return index
    }

    private static func index(_ generation: Generation, from base: VectorIndex, in db: Database) throws -> VectorIndex {
        var index = base
        let present = try Int64.fetchAll(
            db,
            sql: "SELECT chunk FROM vectors WHERE generation = ? ORDER BY chunk",
            arguments: [generation.id]
        )
        let missing = index.missing(from: present)
        if !missing.isEmpty { index.append(try segment(of: missing, generation, in: db)) }
        index.weigh()
        return index
    }

    /// Reads vectors; those that are damaged count as zero.
    private static func segment(
        of rows: [Int64],
        _ generation: Generation,
        in db: Database
    ) throws -> VectorIndex.Segment {
        let statement = try db.cachedStatement(sql: "SELECT data FROM vectors WHERE generation = ? AND chunk = ?")
        func data(_ row: Int64) throws -> Data {
            try Data.fetchOne(statement, arguments: [generation.id, row]) ?? Data()
        }
        let dimension = generation.space.dimension
        guard generation.space.form == .dense else {
            let empty = SparseVector([:]).encoded
            let vectors = try rows.compactMap { try SparseSteps(encoded: data($0)) ?? SparseSteps(encoded: empty) }
            return .init(rows: rows, body: .sparse(SparseMatrix(vectors, dimension: dimension)))
        }
        let matrix = try DenseMatrix(count: rows.count, dimension: dimension) { row, components in
            let data = try data(rows[row])
            guard data.count == 4 * dimension else { return }
            data.withUnsafeBytes { bytes in
                for index in components.indices {
                    let bits = UInt32(littleEndian: bytes.loadUnaligned(fromByteOffset: 4 * index, as: UInt32.self))
                    components[index] = Float(bitPattern: bits)
                }
            }
        }
        return .init(rows: rows, body: .dense(matrix))
    }
}
