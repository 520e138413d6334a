// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import JobModel
import Retrieval
import Testing

@Suite("Library")
struct LibraryTests {
    @Test("the same bytes twice make one entry and leave the revision alone")
    func sameBytesTwice() async throws {
        let fixture = try LibraryFixture()
        let library = try fixture.open()
        let first = try await library.upsert(LibraryFixture.entry("k1", "Développeur Swift"), in: "candidates")
        var again = LibraryFixture.entry("k1", "Développeur Swift")
        again.source = "copie.pdf"
        let second = try await library.upsert(again, in: "candidates")
        #expect(first == second)
        #expect(ULID(first) != nil)
        let entries = try await library.entries(in: "candidates")
        #expect(entries.map(\.source) == ["k1.pdf"])
        #expect(try await library.revision(of: "candidates") == 1)
        #expect(entries.first?.data == Data("{\"key\":\"k1\"}".utf8))
    }

    @Test("the secret of a library stays, and no other library has it")
    func secret() async throws {
        let (fixture, other) = (try LibraryFixture(), try LibraryFixture())
        let first = try await fixture.open().secret()
        #expect(first.count == 32)
        #expect(try await fixture.open().secret() == first)
        #expect(try await other.open().secret() != first)
    }

    @Test("a better artifact of the same file replaces the old one under the same id")
    func newArtifact() async throws {
        let fixture = try LibraryFixture()
        let library = try fixture.open()
        let first = try await library.upsert(LibraryFixture.entry("k1", "Comptable à Lyon"), in: "candidates")
        let better = LibraryFixture.entry("k1", "Comptable à Lyon\nBilan et paie", title: "Léa", artifact: "a2")
        let second = try await library.upsert(better, in: "candidates")
        #expect(first == second)
        let entries = try await library.entries(in: "candidates")
        #expect(entries.map(\.artifactSHA256) == ["a2"])
        #expect(entries.map(\.title) == ["Léa"])
        #expect(try await library.revision(of: "candidates") == 2)
        #expect(try await library.search("paie", in: "candidates").map(\.title) == ["Léa"])
        #expect(try await library.collections().map(\.entries) == [1])
    }

    @Test("the same file in two collections makes two entries that do not see each other")
    func twoCollections() async throws {
        let fixture = try LibraryFixture()
        let library = try fixture.open()
        let one = try await library.upsert(LibraryFixture.entry("k1", "Ingénieur Rust"), in: "candidates")
        let other = try await library.upsert(LibraryFixture.entry("k1", "Ingénieur Rust"), in: "offers")
        #expect(one != other)
        #expect(try await library.remove(one, from: "offers") == false)
        #expect(try await library.remove(one, from: "candidates"))
        #expect(try await library.search("rust", in: "candidates").isEmpty)
        #expect(try await library.search("rust", in: "offers").map(\.entry) == [other])
    }

    @Test("what was removed is found no more, and the rest as before")
    func removeIsExact() async throws {
        let fixture = try LibraryFixture()
        let library = try fixture.open()
        let gone = try await library.upsert(LibraryFixture.entry("k1", "Soudeur qualifié à Brest"), in: "candidates")
        let kept = try await library.upsert(LibraryFixture.entry("k2", "Soudeur débutant à Nantes"), in: "candidates")
        #expect(try await library.remove(gone, from: "candidates"))
        #expect(try await library.remove(gone, from: "candidates") == false)
        #expect(try await library.search("soudeur", in: "candidates").map(\.entry) == [kept])
        #expect(try await library.search("Brest", in: "candidates").isEmpty)
        let info = try #require(try await library.collections().first)
        #expect(info.entries == 1)
        #expect(info.chunks == 1)
        #expect(info.revision == 3)
        #expect(try await library.entry(gone) == nil)
    }

    @Test("a removed collection is gone, and its name is free again")
    func removeCollection() async throws {
        let fixture = try LibraryFixture()
        let library = try fixture.open()
        _ = try await library.upsert(LibraryFixture.entry("k1", "Plombier"), in: "candidates")
        #expect(try await library.removeCollection("candidates"))
        #expect(try await library.removeCollection("candidates") == false)
        #expect(try await library.collections().isEmpty)
        _ = try await library.upsert(LibraryFixture.entry("k2", "Plombier"), in: "candidates")
        #expect(try await library.search("plombier", in: "candidates").map(\.source) == ["k2.pdf"])
    }

    @Test("contents survive closing, and a reader beside the writer sees them")
    func readOnlyBesideWriter() async throws {
        let fixture = try LibraryFixture()
        let id = try await fixture.open().upsert(LibraryFixture.entry("k1", "Infirmière à Lille"), in: "candidates")
        let writer = try fixture.open()
        let reader = try fixture.open(.readOnly)
        #expect(try await reader.entries(in: "candidates").map(\.id) == [id])
        _ = try await writer.upsert(LibraryFixture.entry("k2", "Infirmier à Metz"), in: "candidates")
        #expect(try await reader.search("infirmier", in: "candidates").count == 2)
        await #expect(throws: GreffierError.self) { try await reader.removeCollection("candidates") }
    }

    @Test("a missing file reads as a library without collections, and is not made")
    func readOnlyMissing() async throws {
        let fixture = try LibraryFixture()
        let reader = try fixture.open(.readOnly)
        #expect(try await reader.collections().isEmpty)
        #expect(try await reader.search("swift", in: "candidates").isEmpty)
        #expect(try await reader.revision(of: "candidates") == 0)
        #expect(!FileManager.default.fileExists(atPath: fixture.path))
    }

    @Test("a file that is no database is reported as damaged")
    func corruptFile() throws {
        let fixture = try LibraryFixture()
        try Data(repeating: 0x41, count: 8192).write(to: URL(filePath: fixture.path))
        let error = #expect(throws: GreffierError.self) { try fixture.open() }
        #expect(error?.code == .storeCorrupt)
    }

    @Test("an entry without any text is kept and lists, though no search finds it")
    func emptyText() async throws {
        let fixture = try LibraryFixture()
        let library = try fixture.open()
        _ = try await library.upsert(LibraryFixture.entry("k1", ""), in: "candidates")
        #expect(try await library.entries(in: "candidates").count == 1)
        #expect(try await library.search("k1", in: "candidates").isEmpty)
    }

    @Test("many upserts at once all arrive")
    func concurrentUpserts() async throws {
        let fixture = try LibraryFixture()
        let library = try fixture.open()
        try await withThrowingTaskGroup(of: Void.self) { group in
            for number in 0..<24 {
                group.addTask {
                    let entry = LibraryFixture.entry("k\(number % 12)", "Candidat numéro \(number % 12)")
                    _ = try await library.upsert(entry, in: "candidates")
                }
            }
            try await group.waitForAll()
        }
        #expect(try await library.entries(in: "candidates").count == 12)
        #expect(try await library.collections().map(\.chunks) == [12])
    }

    @Test("a cancelled task still finishes the write that it began")
    func cancelledWrite() async throws {
        let fixture = try LibraryFixture()
        let library = try fixture.open()
        let task = Task { try await library.upsert(LibraryFixture.entry("k1", "Chauffeur"), in: "candidates") }
        task.cancel()
        let id = try? await task.value
        let entries = try await library.entries(in: "candidates")
        #expect(entries.map(\.id) == (id.map { [$0] } ?? []))
    }
}
