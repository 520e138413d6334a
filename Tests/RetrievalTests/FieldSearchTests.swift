// SPDX-License-Identifier: GPL-3.0-or-later
import JobModel
import Retrieval
import Testing

@Suite("Search by field")
struct FieldSearchTests {
    private struct Person {
        var key: String
        var text: String
        var fields: [(SearchField, String)]
    }

    private static let people = [
        Person(
            key: "jean",
            text: "Développeur d'applications mobiles",
            fields: [
                (.skill, "Swift"), (.skill, "C++"), (.skill, "Kubernetes"), (.city, "Rennes"), (.language, "en"),
                (.title, "Chef de projet mobile"), (.employer, "Société Générale"), (.tag, "urgent"),
            ]
        ),
        Person(
            key: "marie",
            text: "Développeuse d'applications web",
            fields: [
                (.skill, "PHP"), (.skill, "Swift"), (.city, "Saint-Malo"), (.title, "Projet de chef"),
                (.name, "Marie Éluard"),
            ]
        ),
        Person(
            key: "john",
            text: "Développeur d'applications de bureau",
            fields: [(.skill, "R"), (.skill, "C"), (.city, "Nantes"), (.skill, "Recherche R D")]
        ),
    ]

    private func library(_ fixture: LibraryFixture) async throws -> Library {
        let library = try fixture.open()
        for person in Self.people {
            var entry = LibraryFixture.entry(person.key, person.text, language: "fr")
            entry.fields = person.fields.compactMap { EntryField($0.0, $0.1) }
            _ = try await library.upsert(entry, in: "candidates")
        }
        return library
    }

    @Test(
        "fields narrow what words find",
        arguments: [
            ("développeur skill:swift", ["jean", "marie"]), ("développeur -skill:swift", ["john"]),
            ("développeur skill:swift city:Rennes", ["jean"]), ("développeur ville:rennes", ["jean"]),
            ("développeur compétence:c++", ["jean"]), ("développeur competence:C", ["john"]),
            ("développeur skill:r", ["john"]), ("développeur city:\"Saint-Malo\"", ["marie"]),
            ("développeur city:saint-malo", ["marie"]), ("développeur city:Rennes,Nantes", ["jean", "john"]),
            ("développeur city:«Saint Malo»,Nantes", ["john", "marie"]),
            ("développeur title:\"chef de projet\"", ["jean"]), ("développeur poste:chef", ["jean", "marie"]),
            ("développeur employer:société", ["jean"]), ("développeur entreprise:soci*", ["jean"]),
            ("développeur skill:kub*", ["jean"]), ("développeur skill:bernetes", []),
            ("développeur nom:eluard", ["marie"]), ("développeur tag:urgent", ["jean"]),
            ("développeur source:marie", ["marie"]), ("développeur fichier:marie.pdf", ["marie"]),
            ("développeur langue:en -city:Rennes", []), ("boulangerie skill:swift city:Nantes", []),
            ("SKILL:SWIFT Ville:RENNES développeur", ["jean"]),
        ]
    )
    func narrowing(query: String, expected: [String]) async throws {
        let fixture = try LibraryFixture()
        let hits = try await library(fixture).search(query, in: "candidates")
        #expect(hits.map(\.title).sorted() == expected, "\(query)")
    }

    @Test("fields alone give all that they leave, what tells of their values first")
    func fieldsAlone() async throws {
        let fixture = try LibraryFixture()
        let library = try await library(fixture)
        #expect(try await library.search("skill:swift", in: "candidates").map(\.title) == ["jean", "marie"])
        #expect(try await library.search("-skill:swift", in: "candidates").map(\.title) == ["john"])
        #expect(try await library.search("-skill:cobol", in: "candidates", limit: 2).map(\.title) == ["jean", "john"])
        var told = LibraryFixture.entry("zoe", "Dix ans de Swift, du serveur au téléphone", language: "fr")
        told.fields = [EntryField(.skill, "Swift")].compactMap { $0 }
        _ = try await library.upsert(told, in: "candidates")
        let hits = try await library.search("skill:swift", in: "candidates")
        #expect(hits.map(\.title) == ["zoe", "jean", "marie"])
        #expect(hits.first?.highlights.isEmpty == false)
        #expect(hits.last?.score == 0)
    }

    @Test("other spellings of a value are asked of the vocabulary")
    func vocabulary() async throws {
        struct Spellings: FieldVocabulary {
            func spellings(of value: String, field: SearchField) -> [String] {
                field == .skill && value == "k8s" ? ["Kubernetes"] : []
            }
        }
        let fixture = try LibraryFixture()
        let library = try await library(fixture)
        #expect(try await library.search("skill:k8s", in: "candidates").isEmpty)
        let request = SearchRequest("skill:k8s", in: ["candidates"], vocabulary: Spellings())
        #expect(try await library.find(request).hits.map(\.title) == ["jean"])
    }

    @Test("conditions of one in a hundred leave ten of a thousand entries, and ten come")
    func rareCondition() async throws {
        let fixture = try LibraryFixture()
        let library = try fixture.open()
        for number in 0..<1000 {
            // The rare ones say the word once among others, so that a ranking alone would bring them last.
            let isRare = number % 100 == 7
            let text = isRare ? "Comptable parmi bien d'autres métiers du chiffre" : "Comptable comptable comptable"
            var entry = LibraryFixture.entry("c\(number)", text, language: "fr")
            entry.fields = [EntryField(.city, isRare ? "Brest" : "Paris")].compactMap { $0 }
            _ = try await library.upsert(entry, in: "candidates")
        }
        let hits = try await library.search("comptable ville:Brest", in: "candidates", limit: 10)
        #expect(hits.count == 10)
        #expect(hits.allSatisfy { $0.snippet.contains("chiffre") })
        #expect(try await library.search("comptable", in: "candidates", limit: 150).count == 150)
    }

    @Test("an entry of many passages does not keep others out")
    func manyPassages() async throws {
        let fixture = try LibraryFixture()
        let library = try fixture.open()
        let long = (0..<150).map { "# Partie \($0)\n" + String(repeating: "Notaire et notariat. ", count: 20) }
        _ = try await library.upsert(LibraryFixture.entry("long", long.joined(separator: "\n")), in: "texts")
        for number in 0..<12 {
            _ = try await library.upsert(
                LibraryFixture.entry("s\(number)", "Un notaire à la mairie, parmi d'autres"),
                in: "texts"
            )
        }
        #expect(try await library.search("notaire", in: "texts", limit: 13).count == 13)
    }

    @Test("fields that change are found anew, others no more, and the entry stays one")
    func changedFields() async throws {
        let fixture = try LibraryFixture()
        let library = try fixture.open()
        var entry = LibraryFixture.entry("k1", "Développeuse", language: "fr")
        entry.fields = [EntryField(.city, "Rennes")].compactMap { $0 }
        let id = try await library.upsert(entry, in: "candidates")
        entry.fields = [EntryField(.city, "Brest")].compactMap { $0 }
        #expect(try await library.upsert(entry, in: "candidates") == id)
        #expect(try await library.revision(of: "candidates") == 2)
        #expect(try await library.search("ville:Rennes", in: "candidates").isEmpty)
        #expect(try await library.search("ville:Brest", in: "candidates").map(\.entry) == [id])
        #expect(try await library.upsert(entry, in: "candidates") == id)
        #expect(try await library.revision(of: "candidates") == 2)
        try await library.remove(id, from: "candidates")
        #expect(try await library.search("ville:Brest", in: "candidates").isEmpty)
    }

    @Test("several collections are ranked together")
    func severalCollections() async throws {
        let fixture = try LibraryFixture()
        let library = try fixture.open()
        _ = try await library.upsert(LibraryFixture.entry("a", "Soudeur et encore soudeur à Brest"), in: "candidates")
        _ = try await library.upsert(
            LibraryFixture.entry("b", "Soudeur parmi beaucoup d'autres choses encore"),
            in: "offers"
        )
        _ = try await library.upsert(LibraryFixture.entry("c", "Boulanger"), in: "offers")
        let answer = try await library.find(SearchRequest("soudeur", in: ["offers", "candidates", "missing"]))
        #expect(answer.hits.map(\.collection) == ["candidates", "offers"])
        #expect(answer.hits.map(\.score) == answer.hits.map(\.score).sorted(by: >))
    }

    @Test("a file of the first layout keeps its entries and is found by the names of its files")
    func firstLayout() async throws {
        let fixture = try LibraryFixture()
        do {
            let library = try fixture.open()
            _ = try await library.upsert(LibraryFixture.entry("jean", "Soudeur à Brest"), in: "candidates")
        }
        try await fixture.returnToFirstLayout()
        let reader = try fixture.open(.readOnly)
        #expect(try await reader.search("soudeur source:jean", in: "candidates").map(\.title) == ["jean"])
        let library = try fixture.open()
        #expect(try await library.search("soudeur", in: "candidates").map(\.title) == ["jean"])
    }
}
