// SPDX-License-Identifier: GPL-3.0-or-later
import JobModel
import Retrieval
import Testing

@Suite("Search hints")
struct SearchHintTests {
    private func hints(_ query: String, filters: [String] = []) async throws -> [SearchHint] {
        let fixture = try LibraryFixture()
        let library = try fixture.open()
        return try await library.find(SearchRequest(query, filters: filters, in: ["candidates"])).hints
    }

    @Test(
        "what is understood otherwise than it may be meant is told",
        arguments: [
            ("skil:swift", [SearchHint.unknownField("skil", nearest: "skill")]),
            ("vile:Rennes", [.unknownField("vile", nearest: "ville")]),
            ("diplome:master", []), ("couleur:bleu", [.unknownField("couleur", nearest: nil)]),
            ("https://exemple.example", []), ("rendez-vous 10:30", []), ("skill: swift", [.missingValue("skill")]),
            ("ville:", [.missingValue("ville"), .empty]), ("skill:***", [.missingValue("skill"), .empty]),
            ("\"chef de projet", [.openQuote]), ("« chef", [.openQuote]), ("", [.empty]), ("  ", [.empty]),
            ("-java", [.onlyExclusions]), ("le la les", []), ("\u{202B}ville:Rennes\u{202C}", []),
            ("מפתח ville:Rennes", []), ("\u{0}\u{7}", [.empty]),
        ]
    )
    func told(query: String, expected: [SearchHint]) async throws {
        #expect(try await hints(query) == expected)
    }

    @Test("of a very long search the first words count, and that is told")
    func long() async throws {
        #expect(try await hints(String(repeating: "mot ", count: 10_000)) == [.tooLong(64)])
        #expect(try await hints(String(repeating: "skill:x ", count: 10_000)) == [.tooLong(64)])
        #expect(try await hints(String(repeating: "-x ", count: 10_000) + "mot") == [.tooLong(64)])
    }

    @Test("a filter is one field with its values and nothing else")
    func wrongFilters() {
        let filters = [
            "skill:swift", "-city:Paris", "city:Rennes,\"Saint Malo\"", "swift", "skill:", "skill:a b", "x:y",
        ]
        let request = SearchRequest("mot", filters: filters, in: ["candidates"])
        #expect(request.wrongFilters == ["swift", "skill:", "skill:a b", "x:y"])
    }

    @Test(
        "an argument that was quoted for the shell is a phrase or the value of a field",
        arguments: [
            ("swift", "swift"), ("chef de projet", "\"chef de projet\""), ("-chef de projet", "-\"chef de projet\""),
            ("poste:chef de projet", "poste:\"chef de projet\""), ("-city:Le Mans", "-city:\"Le Mans\""),
            ("\"chef de projet\" java", "\"chef de projet\" java"), ("l'été : fini", "\"l'été : fini\""),
        ]
    )
    func quoted(typed: String, understood: String) {
        #expect(SearchRequest.quoted(typed) == understood)
    }

    @Test("where nothing is found, the conditions that are to blame are told")
    func reasons() async throws {
        let fixture = try LibraryFixture()
        let library = try fixture.open()
        for (key, city) in [("a", "Rennes"), ("b", "Brest")] {
            var entry = LibraryFixture.entry(key, "Soudeur \(key == "a" ? "à l'arc" : "au chalumeau")", language: "fr")
            entry.fields = [EntryField(.city, city)].compactMap { $0 }
            _ = try await library.upsert(entry, in: "candidates")
        }
        func hints(_ query: String) async throws -> [SearchHint] {
            try await library.find(SearchRequest(query, in: ["candidates"])).hints
        }
        #expect(try await hints("soudeur ville:Paris,\"Le Mans\"") == [.noneMeets("ville:Paris,\"Le Mans\"")])
        #expect(try await hints("soudeur ville:Brest -ville:Brest") == [.noneMeetsAll])
        #expect(try await hints("chalumeau ville:Rennes") == [.onlyWithoutConditions(1)])
        #expect(try await hints("\"arc à souder\"") == [.noPhrase])
        #expect(try await hints("soudeur ville:Rennes").isEmpty)
    }

    @Test("every hint has words in both languages", arguments: ReportLanguage.allCases)
    func words(language: ReportLanguage) {
        let all: [SearchHint] = [
            .unknownField("skil", nearest: "skill"), .missingValue("skill"), .openQuote, .tooLong(64), .empty,
            .onlyExclusions,
            .noneMeets("skill:x"), .noneMeetsAll, .onlyWithoutConditions(1), .noPhrase,
        ]
        #expect(Set(all.map { $0.text(language) }).count == all.count)
        #expect(all[0].text(language).contains(language == .french ? "ville" : "city"))
    }
}
