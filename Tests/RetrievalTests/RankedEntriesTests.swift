// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import JobModel
import Retrieval
import Testing

@Suite("Entries that take part in matching")
struct RankedEntriesTests {
    private func offer(_ key: String, _ facts: EntryFacts, in library: Library) async throws -> String {
        let id = try await library.upsert(LibraryFixture.entry(key, "Plombier à \(key)"), in: "offers")
        try await library.describe(id, as: facts)
        return id
    }

    @Test("a closed entry takes no part, and one with a last day does until that day has passed")
    func closed() async throws {
        let fixture = try LibraryFixture()
        let library = try fixture.open()
        let open = try await offer("k1", .init(), in: library)
        _ = try await offer("k2", .init(status: .closed), in: library)
        let dated = try await offer("k3", .init(validUntil: "2026-12-15"), in: library)
        #expect(try await library.ranked(in: "offers", on: "2026-12-15").map(\.id) == [open, dated])
        #expect(try await library.ranked(in: "offers", on: "2026-12-16").map(\.id) == [open])
        #expect(try await library.entries(in: "offers").count == 3)
    }

    @Test("only what changes an entry raises the revision, and a new text of it keeps its status")
    func revision() async throws {
        let fixture = try LibraryFixture()
        let library = try fixture.open()
        let id = try await offer("k1", .init(status: .closed, validUntil: "2026-12-15"), in: library)
        let revision = try await library.revision(of: "offers")
        try await library.describe(id, as: .init(status: .closed, validUntil: "2026-12-15"))
        #expect(try await library.revision(of: "offers") == revision)
        _ = try await library.upsert(LibraryFixture.entry("k1", "Plombier à Brest", artifact: "a2"), in: "offers")
        #expect(try await library.entry(id)?.status == .closed)
        try await library.describe(id, as: .init())
        #expect(try await library.entry(id)?.validUntil == nil)
        #expect(try await library.revision(of: "offers") == revision + 2)
    }

    @Test("a file of the first layout is brought forward with all that it holds")
    func migration() async throws {
        let fixture = try LibraryFixture()
        let id = try await fixture.open().upsert(LibraryFixture.entry("k1", "Soudeur à Brest"), in: "candidates")
        try await fixture.returnToFirstLayout()
        let library = try fixture.open()
        let entry = try #require(try await library.ranked(in: "candidates", on: "2026-11-22").first)
        #expect(entry.id == id)
        #expect(entry.status == .open)
        #expect(try await library.unidentified(in: "candidates").map(\.id) == [id])
        let info = try #require(try await library.collections().first)
        #expect(info.embedder == "lexical/1")
        #expect(info.withoutVector == 0)
        #expect(try await library.search("soudeur", in: "candidates").map(\.entry) == [id])
    }

    @Test("decisions of an older file name the original files from then on")
    func judgementsMigration() async throws {
        let fixture = try LibraryFixture()
        var library = try fixture.open()
        let offer = try await library.upsert(LibraryFixture.entry("k1", "Soudeur à Brest"), in: "offers")
        let judgement = StoredJudgement(
            run: "R1",
            line: 2,
            file: "f.csv",
            offer: offer,
            candidate: "gone",
            outcome: "hired",
            reason: nil
        )
        try await library.keep([judgement], of: "R1")
        try await fixture.returnToLayoutOfJudgements()
        library = try fixture.open()
        var expected = judgement
        expected.offerDocument = DocumentKey(collection: "offers", sha256: "k1")
        #expect(try await library.judgements() == [expected])
        #expect(try await library.removeJudgements(of: "r1") == 1)
        #expect(try await library.judgements().isEmpty)
    }
}
