// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import GRDB
import JobModel
import Retrieval
import Testing

@Suite("Care of the library")
struct LibraryCareTests {
    @Test("vectors that are damaged are found, taken out and made again")
    func damagedVectors() async throws {
        let fixture = try await Self.filled()
        try Self.execute("UPDATE vectors SET data = x'0102' WHERE id = 1", fixture)
        let library = try fixture.open()
        #expect(try await library.damages(thorough: true) == ["candidates: 1 damaged vectors"])
        #expect(try await library.search("soudeur", in: "candidates").count == 2)
        #expect(try await library.repair("candidates")?.vectors == 1)
        try await library.renewVectors()
        #expect(try await library.damages(thorough: true).isEmpty)
        #expect(try await library.collections().first?.withoutVector == 0)
        #expect(try await library.repair("offers") == nil)
    }

    @Test("a word index that has lost its terms is found and made again from the texts")
    func damagedWords() async throws {
        let fixture = try await Self.filled()
        try Self.execute("DELETE FROM text_1_data WHERE id > 10; DELETE FROM text_1_idx", fixture)
        let library = try fixture.open()
        #expect(try await !library.damages(thorough: true).isEmpty)
        #expect(try await library.repair("candidates")?.words == true)
        #expect(try await library.damages(thorough: true).isEmpty)
        #expect(try await library.search("soudeur", in: "candidates").count == 2)
    }

    @Test("texts that are gone are found, and cannot be made again from the index")
    func lostTexts() async throws {
        let fixture = try await Self.filled()
        try Self.execute("DELETE FROM text_1_content WHERE id = 2", fixture)
        let library = try fixture.open()
        #expect(try await library.damages(thorough: true).first == "candidates: 1 passages without their text")
        let error = await #expect(throws: GreffierError.self) { try await library.repair("candidates") }
        #expect(error?.code == .storeCorrupt)
    }

    @Test("all vectors go and come again when asked")
    func allVectors() async throws {
        let fixture = try await Self.filled()
        let library = try fixture.open()
        #expect(try await library.repair("candidates", allVectors: true)?.vectors == 2)
        #expect(try await library.collections().first?.withoutVector == 2)
        try await library.renewVectors()
        #expect(try await library.collections().first?.withoutVector == 0)
        #expect(try await library.search("soudeur", in: "candidates").count == 2)
    }

    @Test("vectors that come and go one by one rank as those of a library opened afresh")
    func incremental() async throws {
        let fixture = try LibraryFixture()
        let library = try fixture.open()
        let trades = ["soudeur", "boulanger", "comptable", "jardinier", "infirmière", "plombier"]
        var ids: [String] = []
        for number in 0..<40 {
            let text = "\(trades[number % 6]) \(trades[number % 5]) numéro \(number) à Brest"
            ids.append(try await library.upsert(LibraryFixture.entry("k\(number)", text), in: "candidates"))
            if number % 7 == 3 { try await library.remove(ids[number / 2], from: "candidates") }
            guard number % 4 == 0 else { continue }
            let fresh = try fixture.open(.readOnly)
            for query in ["soudeur Brest", "numéro \(number)", "jardiniers"] {
                let hits = try await library.search(query, in: "candidates")
                let wanted = try await fresh.search(query, in: "candidates")
                #expect(hits == wanted)
            }
        }
    }

    private static func filled() async throws -> LibraryFixture {
        let fixture = try LibraryFixture()
        let library = try fixture.open()
        _ = try await library.upsert(LibraryFixture.entry("k1", "Soudeur à Brest"), in: "candidates")
        _ = try await library.upsert(LibraryFixture.entry("k2", "Soudeuse à Nantes"), in: "candidates")
        try await library.tidy(compacting: false)
        return fixture
    }

    private static func execute(_ sql: String, _ fixture: LibraryFixture) throws {
        let queue = try DatabaseQueue(path: fixture.path)
        try queue.writeWithoutTransaction { db in
            try db.execute(sql: "PRAGMA writable_schema = 1; PRAGMA foreign_keys = 0")
            try db.execute(sql: sql)
        }
        try queue.close()
    }
}
