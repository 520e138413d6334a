// SPDX-License-Identifier: GPL-3.0-or-later

import GRDB

/// What words and vectors each say of the passages of one search, before they are joined.
package struct SearchLegs: Sendable {
    /// BM25 by passage.
    var lexical: [Int64: Double] = [:]
    /// Cosines by passage.
    var vectors: [Int64: Double] = [:]
    /// The entry of each passage.
    var entries: [Int64: String] = [:]
    /// The share of the words that a search joins them with.
    package var share = 1.0
    /// The share where the settings say nothing.
    package var usualShare = 1.0

    /// The entries, best first, with the words counting `share` and the vectors the rest.
    package func ranking(words share: Double) -> [(entry: String, score: Double)] {
        let joined = Fusion.combine([(weight: share, scores: lexical), (weight: 1 - share, scores: vectors)])
        var best: [String: Double] = [:]
        for (row, score) in joined {
            guard let entry = entries[row] else { continue }
            best[entry] = max(best[entry] ?? 0, score)
        }
        return best.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map { ($0.key, $0.value) }
    }
}

extension Library {
    /// Both legs of a search for `text` in `collection`.
    ///
    /// Only words count in `text`, so that a relevance file may hold whatever people ask.
    package func legs(_ text: String, in collection: String, language: String? = nil) async throws -> SearchLegs {
        let query = SearchQuery(words: text)
        let language = SearchLanguage(tag: language)
        let vectors = try await queryVectors(of: query, language: language, in: [collection])
        return try await read { [self] db in
            guard let id = try Self.collectionID(collection, in: db) else {
                return SearchLegs()
            }
            var search = RankedSearch(query: query, language: language, vectors: vectors)
            search.places = [.init(id: id, name: collection)]
            let (lexical, vectors) = try legs(of: search, in: db)
            let statement = try db.cachedStatement(sql: "SELECT entry_id FROM chunks WHERE id = ?")
            var entries: [Int64: String] = [:]
            for row in Set(lexical.keys).union(vectors.keys) {
                entries[row] = try String.fetchOne(statement, arguments: [row])
            }
            return SearchLegs(
                lexical: lexical,
                vectors: vectors,
                entries: entries,
                share: try share(of: search, in: db),
                usualShare: FusionWeights().lexical(search.spoken, hasModel: search.hasModel)
            )
        }
    }
}
