// SPDX-License-Identifier: GPL-3.0-or-later
import DocumentModel
import GRDB
import JobModel

/// From ranked passages to what a person is shown.
extension Library {
    /// A passage that answers, and how well.
    struct RankedPassage {
        var row: Int64
        var entry: String
        var score: Double
    }

    /// The best passage of each entry, best first, `limit` entries at most.
    static func bestPassages(_ scores: [Int64: Double], limit: Int, in db: Database) throws -> [RankedPassage] {
        let ranked = scores.sorted { $0.value == $1.value ? $0.key < $1.key : $0.value > $1.value }
        let statement = try db.cachedStatement(sql: "SELECT entry_id FROM chunks WHERE id = ?")
        var seen: Set<String> = []
        var best: [RankedPassage] = []
        for (row, score) in ranked where best.count < limit {
            guard let entry = try String.fetchOne(statement, arguments: [row]), seen.insert(entry).inserted else {
                continue
            }
            best.append(RankedPassage(row: row, entry: entry, score: score))
        }
        return best
    }

    /// What the conditions of a search without words leave beside what its values ranked, by title.
    static func unranked(
        _ search: RankedSearch,
        beside ranked: [RankedPassage],
        limit: Int,
        in db: Database
    ) throws -> [RankedPassage] {
        var seen = Set(ranked.map(\.entry))
        var added: [RankedPassage] = []
        for place in search.places {
            guard let condition = place.condition else { continue }
            for (row, entry) in try firstPassages(where: condition, limit: limit, in: db)
            where ranked.count + added.count < limit && seen.insert(entry).inserted {
                added.append(RankedPassage(row: row, entry: entry, score: 0))
            }
        }
        return added
    }

    static func hit(_ passage: RankedPassage, of search: RankedSearch, in db: Database) throws -> SearchHit {
        let found = try Row.fetchOne(
            db,
            sql: """
                SELECT e.id, e.collection_id, e.source, e.title, k.heading, k.places
                FROM chunks k JOIN entries e ON e.id = k.entry_id WHERE k.id = ?
                """,
            arguments: [passage.row]
        )
        guard let found, let place = search.places.first(where: { $0.id == found["collection_id"] }) else {
            throw GreffierError(.stageDefect, detail: "a passage vanished during a search")
        }
        let expressions = [false, true].map { search.query.expression(search.language, grams: $0) }
        let marked = try markedText(passage.row, collection: place.id, expressions: expressions, in: db)
        let snippet = Snippet(marked: marked)
        let standing = Standing(of: snippet.lines, in: PlaceCoding.places(found["places"]))
        return SearchHit(
            entry: found["id"],
            collection: place.name,
            source: found["source"],
            title: found["title"],
            score: (passage.score * 10_000).rounded() / 10_000,
            heading: found["heading"],
            snippet: snippet.text,
            highlights: snippet.highlights,
            page: standing.page,
            bbox: standing.box.map { [$0.x0, $0.y0, $0.x1, $0.y1] },
            line: standing.line
        )
    }

    /// The passage's text with marks around what the first matching expression matches; without marks if none does.
    private static func markedText(
        _ row: Int64,
        collection: Int64,
        expressions: [String?],
        in db: Database
    ) throws -> String {
        let table = textTable(collection)
        for case let expression? in expressions {
            let marked = try String.fetchOne(
                db,
                sql: "SELECT highlight(\(table), 1, ?, ?) FROM \(table) WHERE \(table) MATCH ? AND rowid = ?",
                arguments: [
                    String(Character(IndexMark.matchStart)), String(Character(IndexMark.matchEnd)), expression, row,
                ]
            )
            if let marked, marked.unicodeScalars.contains(IndexMark.matchStart) { return marked }
        }
        return try String.fetchOne(db, sql: "SELECT body FROM \(table) WHERE rowid = ?", arguments: [row]) ?? ""
    }
}
