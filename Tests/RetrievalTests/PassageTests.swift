// SPDX-License-Identifier: GPL-3.0-or-later
import Retrieval
import Testing

@Suite("Passages for prompts")
struct PassageTests {
    @Test("the best passages come whole, with where they stand, several of one document too")
    func whole() async throws {
        let fixture = try LibraryFixture()
        let library = try fixture.open()
        let text =
            "Convention de congés R&D <C++>\nLes congés sont de vingt-cinq jours par an.\nLa cantine ouvre à midi."
        _ = try await library.upsert(LibraryFixture.entry("k1", text, title: "Règlement"), in: "rules")
        _ = try await library.upsert(LibraryFixture.entry("k2", "Le parking ferme à vingt heures."), in: "rules")
        let found = try await library.passages(about: "combien de jours de congés ?", in: "rules", limit: 5)
        let best = try #require(found.first)
        #expect(best.text.contains("R&D <C++>") && best.text.contains("vingt-cinq jours"), "\(best)")
        #expect(best.title == "Règlement" && best.source == "k1.pdf" && best.line == 1)
        #expect(found.map(\.score) == found.map(\.score).sorted(by: >))
    }

    @Test("signs of a query have no power in a text that comes out of a document")
    func powerless() async throws {
        let fixture = try LibraryFixture()
        let library = try fixture.open()
        _ = try await library.upsert(LibraryFixture.entry("k1", "Soudeur qualifié à Brest"), in: "c")
        #expect(try await library.search("\"autre phrase\" soudeur", in: "c").isEmpty)
        #expect(try await library.passages(about: "\"autre phrase\" soudeur", in: "c").count == 1)
        #expect(try await library.passages(about: "Brest -soudeur", in: "c").count == 1)
        #expect(try await library.passages(about: "  ?! ", in: "c").isEmpty)
        #expect(try await library.passages(about: "Brest", in: "nowhere").isEmpty)
    }
}
