// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import GRDB
import JobModel
import Retrieval
import Testing

/// Ranking quality over judged questions, where the environment variable GREFFIER_CORPORA names a folder with
/// `search/cnil-fr.json` (the CNIL's published answers and the ways people ask for them).
@Suite("Search quality")
struct SearchQualityTests {
    private static let file = ProcessInfo.processInfo.environment["GREFFIER_CORPORA"].map {
        URL(filePath: $0).appending(path: "search/cnil-fr.json")
    }

    private struct Corpus: Decodable {
        struct Document: Decodable {
            let id: String
            let title: String
            let text: String
        }
        struct Query: Decodable {
            let query: String
            let relevant: [String]
        }
        let documents: [Document]
        let queries: [Query]
    }

    @Test(
        "ranks judged answers by 0.05 of nDCG@10 better than SQLite's own tokenizer",
        .enabled(
            if: file.map { FileManager.default.fileExists(atPath: $0.path) } == true,
            "GREFFIER_CORPORA is not set"
        )
    )
    func frenchQuestions() async throws {
        let corpus = try JSONDecoder().decode(Corpus.self, from: Data(contentsOf: #require(Self.file)))
        let fixture = try LibraryFixture()
        let library = try fixture.open()
        let started = ContinuousClock.now
        for document in corpus.documents {
            let text = "# " + document.title + "\n" + document.text
            _ = try await library.upsert(LibraryFixture.entry(document.id, text, language: "fr"), in: "answers")
        }
        let indexed = ContinuousClock.now
        var ours: [Double] = []
        for query in corpus.queries {
            let hits = try await library.search(query.query, in: "answers", limit: 10, language: "fr")
            ours.append(Self.nDCG(hits.map(\.title), relevant: query.relevant))
        }
        let searched = ContinuousClock.now
        let plain = try Self.plainRanking(corpus)
        let chunks = try await library.collections().first?.chunks ?? 0
        print(
            "nDCG@10: ours \(Self.mean(ours)), FTS5 unicode61 \(Self.mean(plain)); \(chunks) chunks in \(indexed - started),",
            "\(corpus.queries.count) queries in \(searched - indexed)"
        )
        #expect(Self.mean(ours) >= Self.mean(plain) + 0.05)
    }

    /// SQLite's tokenizer with diacritics removed, any word, stop words left in or out by their IDF.
    private static func plainRanking(_ corpus: Corpus) throws -> [Double] {
        let queue = try DatabaseQueue()
        return try queue.write { db in
            try db.execute(
                sql: "CREATE VIRTUAL TABLE t USING fts5(id UNINDEXED, body, tokenize = 'unicode61 remove_diacritics 2')"
            )
            for document in corpus.documents {
                try db.execute(
                    sql: "INSERT INTO t VALUES (?, ?)",
                    arguments: [document.id, document.title + "\n" + document.text]
                )
            }
            return try corpus.queries.map { query in
                let words = query.query.split { !$0.isLetter && !$0.isNumber }.map { "\"\($0)\"" }
                let found = try String.fetchAll(
                    db,
                    sql: "SELECT id FROM t WHERE t MATCH ? ORDER BY rank LIMIT 10",
                    arguments: [words.joined(separator: " OR ")]
                )
                return nDCG(found, relevant: query.relevant)
            }
        }
    }

    /// Normalised discounted cumulative gain of the first ten with binary relevance.
    private static func nDCG(_ ranking: [String], relevant: [String]) -> Double {
        let gain = ranking.prefix(10).enumerated().reduce(0.0) { sum, item in
            relevant.contains(item.element) ? sum + 1 / log2(Double(item.offset) + 2) : sum
        }
        let best = (0..<min(10, relevant.count)).reduce(0.0) { $0 + 1 / log2(Double($1) + 2) }
        return best > 0 ? gain / best : 0
    }

    private static func mean(_ values: [Double]) -> Double {
        (values.reduce(0, +) / Double(max(1, values.count)) * 1000).rounded() / 1000
    }
}
