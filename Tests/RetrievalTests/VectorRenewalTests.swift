// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import GRDB
import JobModel
import Retrieval
import Testing

@Suite("Vectors behind the index")
struct VectorRenewalTests {
    @Test("an entry goes in without its vectors while the server is away, is found by its words, and gets them later")
    func awayServer() async throws {
        let fixture = try LibraryFixture()
        let embedder = ScriptedEmbedder()
        embedder.change { $0.isAway = true }
        let library = try Library(path: fixture.path, embedder: embedder)
        _ = try await library.upsert(LibraryFixture.entry("k1", "Développeur Swift"), in: "candidates")
        #expect(try await library.search("développeur", in: "candidates").count == 1)
        #expect(try await library.collections().first?.withoutVector == 1)
        await #expect(throws: GreffierError.self) { try await library.renewVectors() }
        embedder.change { $0.isAway = false }
        try await library.renewVectors()
        let info = try #require(try await library.collections().first)
        #expect(info.withoutVector == 0)
        #expect(info.embedder == "scripted@1")
        #expect(info.dimension == 8)
        #expect(try await library.search("développeur", in: "candidates").count == 1)
    }

    @Test("meaning finds what no word of the query is in")
    func denseSearch() async throws {
        let fixture = try LibraryFixture()
        let library = try Library(path: fixture.path, embedder: ScriptedEmbedder())
        for (key, text) in [("k1", "Swift Swift"), ("k2", "Boulanger"), ("k3", "Rust")] {
            _ = try await library.upsert(LibraryFixture.entry(key, text), in: "candidates")
        }
        try await library.renewVectors()
        // The scripted model hears words within words, which the index does not.
        let hits = try await library.search("xxboulangerxx", in: "candidates")
        #expect(hits.first?.source == "k2.pdf")
    }

    @Test(
        "a change of the model makes all vectors again beside the old ones, which serve until then",
        arguments: [8, 5]
    )
    func otherModel(dimension: Int) async throws {
        let fixture = try LibraryFixture()
        let embedder = ScriptedEmbedder()
        let library = try Library(path: fixture.path, embedder: embedder)
        for number in 0..<5 {
            let entry = LibraryFixture.entry("k\(number)", "Soudeur numéro \(number)")
            _ = try await library.upsert(entry, in: "candidates")
        }
        try await library.renewVectors()
        embedder.change {
            $0.version = 2
            $0.dimension = dimension
        }
        #expect(try await library.advanceVectors(most: 2))
        var info = try #require(try await library.collections().first)
        #expect(info.embedder == "scripted@1")
        #expect(info.rebuilding == .init(embedder: "scripted@2", dimension: dimension, done: 2))
        #expect(try await library.search("soudeur", in: "candidates").count == 5)
        try await library.renewVectors()
        info = try #require(try await library.collections().first)
        #expect(info.embedder == "scripted@2")
        #expect(info.dimension == dimension)
        #expect(info.rebuilding == nil)
        #expect(info.withoutVector == 0)
        #expect(embedder.texts.count == 11, "five passages twice, and one query in between")
        #expect(try Self.count("SELECT count(*) FROM vectors", fixture) == 5)
        #expect(try Self.count("SELECT count(*) FROM generations", fixture) == 1)
    }

    @Test("a rebuild that was broken off goes on where it was in the next process")
    func resumed() async throws {
        let fixture = try LibraryFixture()
        do {
            let library = try fixture.open()
            for number in 0..<6 {
                _ = try await library.upsert(LibraryFixture.entry("k\(number)", "Paie \(number)"), in: "candidates")
            }
        }
        let embedder = ScriptedEmbedder()
        do {
            let library = try Library(path: fixture.path, embedder: embedder)
            #expect(try await library.advanceVectors(most: 4))
            #expect(try await library.search("paie", in: "candidates").count == 6)
        }
        let library = try Library(path: fixture.path, embedder: embedder)
        try await library.renewVectors()
        #expect(embedder.texts.count == 6)
        #expect(try await library.collections().first?.embedder == "scripted@1")
    }

    @Test("what comes and goes during a rebuild is in the new vectors, or not")
    func changesDuringRebuild() async throws {
        let fixture = try LibraryFixture()
        let first = try fixture.open()
        let gone = try await first.upsert(LibraryFixture.entry("k1", "Jardin"), in: "candidates")
        _ = try await first.upsert(LibraryFixture.entry("k2", "Boulanger"), in: "candidates")
        _ = try await first.upsert(LibraryFixture.entry("k3", "Rust"), in: "candidates")
        let library = try Library(path: fixture.path, embedder: ScriptedEmbedder())
        #expect(try await library.advanceVectors(most: 2))
        try await library.remove(gone, from: "candidates")
        _ = try await library.upsert(LibraryFixture.entry("k4", "Infirmier"), in: "candidates")
        try await library.renewVectors()
        #expect(try await library.collections().first?.withoutVector == 0)
        #expect(try Self.count("SELECT count(*) FROM vectors", fixture) == 3)
        #expect(try await library.search("xinfirmierx", in: "candidates").first?.source == "k4.pdf")
    }

    @Test("a passage that the model cannot take stays without a vector, is counted, and is not asked for again")
    func refusedPassage() async throws {
        let fixture = try LibraryFixture()
        let embedder = ScriptedEmbedder()
        embedder.change { $0.refused = "Comptable" }
        let library = try Library(path: fixture.path, embedder: embedder)
        _ = try await library.upsert(LibraryFixture.entry("k1", "Comptable"), in: "candidates")
        _ = try await library.upsert(LibraryFixture.entry("k2", "Soudeur"), in: "candidates")
        try await library.renewVectors()
        try await library.renewVectors()
        #expect(embedder.texts.count == 2)
        #expect(try await library.collections().first?.withoutVector == 1)
        #expect(try await library.search("comptable", in: "candidates").first?.source == "k1.pdf")
    }

    @Test("back from a model to the words' own vectors: they are made at once for what is new and later for the rest")
    func backToLexical() async throws {
        let fixture = try LibraryFixture()
        do {
            let library = try Library(path: fixture.path, embedder: ScriptedEmbedder())
            _ = try await library.upsert(LibraryFixture.entry("k1", "Cuisinier à Nice"), in: "candidates")
            try await library.renewVectors()
        }
        let library = try fixture.open()
        #expect(try await library.search("cuisinier", in: "candidates").count == 1)
        _ = try await library.upsert(LibraryFixture.entry("k2", "Cuisinière à Cannes"), in: "candidates")
        #expect(try await library.collections().first?.embedder == "scripted@1")
        try await library.renewVectors()
        #expect(try await library.collections().first?.embedder == "lexical/1")
        #expect(try await library.search("cuisinier", in: "candidates").count == 2)
    }

    @Test("an inserted paragraph leaves the other passages with their ids, rows and vectors")
    func insertedParagraph() async throws {
        let fixture = try LibraryFixture()
        let embedder = ScriptedEmbedder(answersAtOnce: true)
        let library = try Library(path: fixture.path, embedder: embedder, chunker: Chunker(limit: 16, overlap: 0))
        let parts = (1...6).map {
            "# Partie \($0)\nDes phrases assez longues pour remplir la partie numéro \($0) toute seule."
        }
        _ = try await library.upsert(LibraryFixture.entry("k1", parts.joined(separator: "\n")), in: "candidates")
        let before = try Self.rows(fixture)
        let asked = embedder.texts.count
        var more = parts
        more.insert("# Ajout\nUn paragraphe nouveau se glisse au milieu du document et ne change rien d’autre.", at: 3)
        let entry = LibraryFixture.entry("k1", more.joined(separator: "\n"), artifact: "a2")
        _ = try await library.upsert(entry, in: "candidates")
        let after = try Self.rows(fixture)
        #expect(before.isSubset(of: after))
        #expect(after.count > before.count)
        #expect(embedder.texts.count - asked == after.count - before.count)
        #expect(try await library.search("nouveau", in: "candidates").first?.line == 8)
        #expect(try await library.search("numéro 6", in: "candidates").first?.line == 14)
        #expect(try await library.collections().first?.withoutVector == 0)
    }

    private static func rows(_ fixture: LibraryFixture) throws -> Set<String> {
        try DatabaseQueue(path: fixture.path).read { db in
            try String.fetchSet(db, sql: "SELECT chunk_id || ' ' || id FROM chunks")
        }
    }

    private static func count(_ sql: String, _ fixture: LibraryFixture) throws -> Int? {
        try DatabaseQueue(path: fixture.path).read { try Int.fetchOne($0, sql: sql) }
    }
}
