// SPDX-License-Identifier: GPL-3.0-or-later
import JobModel
import Retrieval
import Testing

@Suite("Search")
struct SearchTests {
    private static let people: [(key: String, language: String, text: String)] = [
        (
            "jean", "fr",
            "# Expérience\nDéveloppeur d'applications en Swift et C++ chez Orange\nRédaction de l'énergie du cœur numérique"
        ),
        (
            "marie", "fr",
            "# Expérience\nDirectrice des ressources humaines\nRecrutement de comptables et gestion de la paie"
        ),
        ("john", "en", "# Experience\nSoftware developer, Java and Kotlin\nDesigned payment services for Barclays"),
        ("anna", "en", "# Experience\nAccountant in charge of payroll\nManaged the firm's taxes and audits"),
        ("paul", "fr", "# Expérience\nPlongeur dans un restaurant\nTravailleurs saisonniers à l'usine"),
    ]

    private func library(_ fixture: LibraryFixture) async throws -> Library {
        let library = try fixture.open()
        for person in Self.people {
            let entry = LibraryFixture.entry(person.key, person.text, language: person.language)
            _ = try await library.upsert(entry, in: "candidates")
        }
        return library
    }

    @Test(
        "the right person comes first, through accents, elisions, case, ligatures and inflections",
        arguments: [
            ("énergie", "jean"), ("energie", "jean"), ("ÉNERGIE", "jean"), ("l’énergie", "jean"), ("l'energie", "jean"),
            ("coeur", "jean"), ("cœur", "jean"), ("application", "jean"), ("C++", "jean"), ("développer", "jean"),
            ("developpeuse swift", "jean"), ("directeur des ressources humaines", "marie"), ("recruter", "marie"),
            ("comptable paie", "marie"), ("developer java", "john"), ("designing services", "john"),
            ("accounting and payroll", "anna"), ("audit tax", "anna"), ("firms", "anna"),
            ("travailleur saisonnier", "paul"),
            ("usines", "paul"), ("restaurants", "paul"),
        ]
    )
    func ranking(query: String, expected: String) async throws {
        let fixture = try LibraryFixture()
        let hits = try await library(fixture).search(query, in: "candidates")
        #expect(hits.first?.title == expected, "\(query): \(hits.map(\.title))")
    }

    @Test("scores fall from at most 1 to at least 0, one hit a person")
    func scores() async throws {
        let fixture = try LibraryFixture()
        let hits = try await library(fixture).search("développeur java swift paie", in: "candidates")
        #expect(Set(hits.map(\.entry)).count == hits.count)
        #expect(hits.map(\.score) == hits.map(\.score).sorted(by: >))
        #expect(hits.allSatisfy { (0...1).contains($0.score) })
        let top = try await library(fixture).search("développeur java swift paie", in: "candidates", limit: 2)
        #expect(top.map(\.title) == hits.prefix(2).map(\.title))
    }

    @Test("a hit names the file, the heading, the page and the line, and highlights the words")
    func hitPlaces() async throws {
        let fixture = try LibraryFixture()
        let hit = try #require(try await library(fixture).search("payer les comptables", in: "candidates").first)
        #expect(hit.source == "marie.pdf")
        #expect(hit.heading == "Expérience")
        #expect(hit.page == 2)
        #expect(hit.line == 3)
        let characters = Array(hit.snippet)
        let words = hit.highlights.map { String(characters[$0.start..<$0.end]) }
        #expect(words.contains("comptables"))
        #expect(!words.contains("de"))
    }

    @Test("a phrase in quotes must stand there word for word, but for case and accents")
    func exactPhrase() async throws {
        let fixture = try LibraryFixture()
        let library = try await library(fixture)
        #expect(try await library.search("\"ressources humaines\"", in: "candidates").map(\.title) == ["marie"])
        #expect(try await library.search("« Énergie du coeur »", in: "candidates").map(\.title) == ["jean"])
        #expect(try await library.search("\"humaines ressources\"", in: "candidates").isEmpty)
        #expect(try await library.search("\"ressource humaine\"", in: "candidates").isEmpty)
        #expect(try await library.search("swift \"gestion de la paie\"", in: "candidates").map(\.title) == ["marie"])
    }

    @Test("a word may be left out, and a prefix stands for all that begins so")
    func exclusionAndPrefix() async throws {
        let fixture = try LibraryFixture()
        let library = try await library(fixture)
        #expect(
            try await library.search("développeur developer -java", in: "candidates").map(\.title).contains("john")
                == false
        )
        #expect(try await library.search("kotl*", in: "candidates").map(\.title) == ["john"])
        #expect(try await library.search("-java", in: "candidates").isEmpty)
        #expect(
            try await library.search("expérience -\"ressources humaines\"", in: "candidates").allSatisfy {
                $0.title != "marie"
            }
        )
    }

    @Test(
        "nothing that is typed is an error or an operator",
        arguments: [
            "", "   ", "\"", "\"\"", "\"\"\"", "*", "-", "--", "'", "l'", "AND", "OR", "NOT", "NEAR(a b)",
            "heading:swift",
            "{heading body}:swift", "^swift", "swift\" OR \"java", "a\" NOT \"b", "(swift", ")", "swift AND", "+ + +",
            "'; DROP TABLE entries; --", "\u{0}", "swift\u{0}java", "\u{E000}swif", "\u{E001}\"\u{E002}", "🦊", "漢字",
            "%s%n", "\\\"", "rowid:1", "“", "«", "-\"", "-*", "***", "e\u{301}nergie",
            String(repeating: "mot ", count: 5000), String(repeating: "a", count: 100_000),
            String(repeating: "\"x\" ", count: 300), String(repeating: "-x ", count: 300),
        ]
    )
    func hostileQueries(query: String) async throws {
        let fixture = try LibraryFixture()
        let library = try await library(fixture)
        _ = try await library.search(query, in: "candidates")
        #expect(try await library.search("swift", in: "candidates").first?.title == "jean")
        #expect(try await library.entries(in: "candidates").count == Self.people.count)
    }

    @Test("operators typed as words do not change what is found")
    func operatorsAreWords() async throws {
        let fixture = try LibraryFixture()
        let library = try await library(fixture)
        #expect(try await library.search("swift\" OR \"java", in: "candidates").isEmpty)
        #expect(try await library.search("heading:swift", in: "candidates").first?.title == "jean")
        #expect(try await library.search("NEAR(swift, 1)", in: "candidates").first?.title == "jean")
    }

    @Test("words that stand side by side as they were typed count more, and stop words refine what others found")
    func neighbours() async throws {
        let fixture = try LibraryFixture()
        let library = try fixture.open()
        let texts = [
            ("apart", "Une carte des vins et un compte bancaire chez nous"),
            ("pair", "Un compte des vins et une carte bancaire chez nous"),
            ("other", "Pourquoi jardiner, et quand ? Voici comment nous le faisons"),
            ("asked", "Comment et pourquoi jardiner sans eau ni peine ni outils"),
            ("stop", "Comment, pourquoi et quand"),
        ]
        for (key, text) in texts {
            _ = try await library.upsert(LibraryFixture.entry(key, text, language: "fr"), in: "texts")
        }
        #expect(try await library.search("carte bancaire", in: "texts").map(\.title) == ["pair", "apart"])
        let hits = try await library.search("et comment jardiner sans", in: "texts", language: "fr")
        #expect(hits.map(\.title) == ["asked", "other"])
    }

    @Test(
        "words that are misspelt or joined are found, those that merely share letters are not",
        arguments: [
            ("dévelopeur", ["jean", "john"]), ("soudeur", []), ("restaurent", ["paul"]), ("recrutemment", ["marie"]),
            ("vendeuse", []), ("plongeuse", ["paul"]),
        ]
    )
    func spelling(query: String, expected: [String]) async throws {
        let fixture = try LibraryFixture()
        let hits = try await library(fixture).search(query, in: "candidates")
        #expect(hits.map(\.title).sorted() == expected, "\(query)")
    }

    @Test("letters composed of two characters match the one that they show")
    func decomposedAccents() async throws {
        let fixture = try LibraryFixture()
        let library = try fixture.open()
        _ = try await library.upsert(
            LibraryFixture.entry("nfd", "De\u{301}veloppeur expe\u{301}rimente\u{301}"),
            in: "candidates"
        )
        _ = try await library.upsert(LibraryFixture.entry("other", "Boulanger"), in: "candidates")
        let hits = try await library.search("développeur expérimenté", in: "candidates", language: "fr")
        #expect(hits.map(\.title) == ["nfd"])
        #expect(hits.first?.highlights.count == 2)
    }

    @Test("icon characters in a document neither confuse highlights nor hide words")
    func iconCharacters() async throws {
        let fixture = try LibraryFixture()
        let library = try fixture.open()
        let text = "\u{E010}Rennes\u{E011}\u{F095}06 12 34 56 78 Menuisier\u{0}\u{E002}"
        _ = try await library.upsert(LibraryFixture.entry("icons", text), in: "candidates")
        let hit = try #require(try await library.search("menuisier", in: "candidates").first)
        #expect(hit.snippet == "Rennes06 12 34 56 78 Menuisier")
        #expect(hit.highlights == [.init(start: 21, end: 30)])
    }
}
