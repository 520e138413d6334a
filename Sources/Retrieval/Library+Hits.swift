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

    /// The best passage of each entry that answers the search, best first, `limit` entries at most.
    ///
    /// What merely shares some letters with what is looked for, and which no model finds alike, answers nothing.
    static func bestPassages(
        _ scores: [Int64: Double],
        of search: RankedSearch,
        limit: Int,
        in db: Database
    ) throws -> [RankedPassage] {
        let matching = try rows(matching: search, of: Array(scores.keys), in: db)
        let spelling = Spelling(search.query.telling(search.language))
        let ranked = scores.sorted { $0.value == $1.value ? $0.key < $1.key : $0.value > $1.value }
        let statement = try db.cachedStatement(sql: "SELECT entry_id FROM chunks WHERE id = ?")
        var seen: Set<String> = []
        var best: [RankedPassage] = []
        for (row, score) in ranked where best.count < limit {
            guard let entry = try String.fetchOne(statement, arguments: [row]), !seen.contains(entry) else { continue }
            let isAnswer =
                try search.hasModel || matching.contains(row) || spelling.isNear(text(of: row, in: search, db))
            guard isAnswer else { continue }
            seen.insert(entry)
            best.append(RankedPassage(row: row, entry: entry, score: score))
        }
        return best
    }

    /// Those of these passages that have one of the words themselves, in any form.
    private static func rows(
        matching search: RankedSearch,
        of passages: [Int64],
        in db: Database
    ) throws -> Set<Int64> {
        guard !search.hasModel, let expression = search.query.expression(search.language, grams: false) else {
            return []
        }
        let list = "[" + passages.map(String.init).joined(separator: ",") + "]"
        return try search.places.reduce(into: Set()) { found, place in
            let table = textTable(place.id)
            found.formUnion(
                try Int64.fetchSet(
                    db,
                    sql: """
                        SELECT rowid FROM \(table) WHERE \(table) MATCH ?
                            AND +rowid IN (SELECT value FROM json_each(?))
                        """,
                    arguments: [expression, list]
                )
            )
        }
    }

    /// A passage with its headings.
    private static func text(of passage: Int64, in search: RankedSearch, _ db: Database) throws -> String {
        for place in search.places {
            let row = try Row.fetchOne(
                db,
                sql: "SELECT heading, body FROM \(textTable(place.id)) WHERE rowid = ?",
                arguments: [passage]
            )
            if let row { return TextCleaning.clean("\(row["heading"] as String)\n\(row["body"] as String)") }
        }
        return ""
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
