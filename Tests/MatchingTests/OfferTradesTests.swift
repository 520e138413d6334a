// SPDX-License-Identifier: GPL-3.0-or-later
import DocumentModel
import Foundation
import JobModel
import Matching
import ProfileModel
import TestLexicons
import Testing

@Suite("Offers of many trades and layouts")
struct OfferTradesTests {
    /// What a person reads in an offer; `nil` is not looked at, an empty text must not be found.
    struct Expected: Sendable, CustomTestStringConvertible {
        var file: String
        var title: String
        var company: String?
        var city: String?
        var contract: String?
        var years: Double?
        var eqf: Int?
        var languages: [String] = []
        var required: [String] = []
        var preferred: [String] = []
        var validUntil: String = ""
        var startDate: String = ""
        var reference: String = ""
        var salary: String = ""
        var remote: String = ""
        var testDescription: String { file }
    }

    static let offers: [Expected] = [
        Expected(
            file: "infirmier",
            title: "Infirmier(ère) en soins généraux",
            company: "Centre hospitalier des Abers",
            city: "Brest",
            contract: "permanent",
            years: 2,
            eqf: 6,
            languages: ["Anglais B1 false"],
            preferred: ["Sillage"],
            validUntil: "2026-12-15",
            startDate: "2027-02-01",
            reference: "CHB-2026-118",
            salary: "2 150 €"
        ),
        Expected(
            file: "driver",
            title: "HGV Class 1 Driver (Nights)",
            company: "Ridgeway Freight",
            city: "Doncaster",
            contract: "permanent",
            years: 2,
            preferred: ["ADR certificate"],
            validUntil: "2027-01-31",
            reference: "TR/4471",
            salary: "£38,500"
        ),
        Expected(
            file: "juriste",
            title: "Juriste en droit social",
            city: "Lille",
            contract: "permanent",
            years: 3,
            eqf: 7,
            languages: ["anglais C1 true", "allemand - false"],
            required: ["Lexis 360", "Pack Office"],
            validUntil: "2027-01-10",
            startDate: "2027-03",
            reference: "JDS-07",
            salary: "42 à 48 k€",
            remote: "deux jours de télétravail"
        ),
        Expected(
            file: "cuisinier",
            title: "UN CUISINIER OU UNE CUISINIÈRE",
            company: "RESTAURANT LE GRAND LARGE",
            city: "Saint-Malo",
            contract: "fixed_term",
            eqf: 3,
            languages: ["Anglais A2 true"],
            required: ["normes HACCP"],
            validUntil: "2027-02-28",
            salary: "1 900 €"
        ),
        Expected(
            file: "welder",
            title: "TIG Welder",
            company: "Halden Marine Ltd",
            city: "Aberdeen",
            contract: "fixed_term",
            years: 5,
            preferred: ["Orbital welding"],
            validUntil: "2027-01-15",
            startDate: "2027-03-01",
            reference: "WLD-20931",
            salary: "£21.50"
        ),
        Expected(
            file: "fonction-publique",
            title: "Responsable du service finances",
            company: "VILLE DE QUIMPER",
            city: "QUIMPER",
            years: 5,
            eqf: 7,
            validUntil: "2027-01-05",
            startDate: "2027-03-01",
            reference: "2026-077",
            salary: "grille indiciaire",
            remote: "Télétravail possible"
        ),
        Expected(
            file: "alternance",
            title: "Assistant(e) ressources humaines",
            company: "Groupe Kerdoncuff",
            city: "Vannes",
            contract: "apprenticeship",
            required: ["Excel", "Word"],
            validUntil: "2027-06-30",
            startDate: "2027-09",
            reference: "ALT-RH-12"
        ),
        Expected(
            file: "mission",
            title: "Data engineer",
            company: "Assurance mutualiste",
            city: "Niort",
            contract: "freelance",
            years: 7,
            languages: ["anglais B2 true"],
            required: ["Python", "SQL", "Airflow", "Snowflake"],
            preferred: ["dbt", "Terraform"],
            startDate: "2027-01-04",
            salary: "520 à 600 €",
            remote: "3 jours"
        ),
        Expected(
            file: "executive",
            title: "Chief Financial Officer",
            company: "Orrery Instruments",
            city: "Dublin",
            contract: "permanent",
            years: 15,
            eqf: 7,
            languages: ["English C1 true", "French - true", "Italian - false"],
            required: ["IFRS", "consolidation", "SAP S/4HANA"],
            validUntil: "2026-12-18",
            reference: "CFO-2026-02",
            salary: "€180,000",
            remote: "Hybrid"
        ),
    ]

    private static func reading(_ name: String) throws -> OfferReading {
        let file = ShippedLexicons.root.appending(path: "Tests/Fixtures/offers/\(name).txt")
        return OfferReader(lexicons: Fixtures.lexicons).read(document(try String(contentsOf: file, encoding: .utf8)))
    }

    @Test("what a person reads in it is read", arguments: offers)
    func read(expected: Expected) throws {
        let offer = try Self.reading(expected.file).offer
        let own = offer.greffier
        #expect(offer.title == expected.title)
        if let company = expected.company { #expect(offer.company == company) }
        if let city = expected.city { #expect(offer.location?.city == city) }
        if let contract = expected.contract { #expect(own?.contract == contract) }
        #expect(own?.years == expected.years)
        #expect(own?.eqf == expected.eqf)
        let languages = (own?.languages ?? []).map { "\($0.language) \($0.cefr ?? "-") \($0.isRequired)" }
        #expect(languages == expected.languages)
        func names(_ level: String) -> Set<String> {
            Set((offer.skills ?? []).filter { $0.level == level }.map(\.name))
        }
        #expect(names("required").isSuperset(of: expected.required), "\(names("required"))")
        #expect(names("preferred").isSuperset(of: expected.preferred), "\(names("preferred"))")
        #expect(own?.validUntil ?? "" == expected.validUntil)
        #expect(own?.startDate ?? "" == expected.startDate)
        #expect(own?.reference ?? "" == expected.reference)
        #expect(expected.salary.isEmpty ? offer.salary == nil : offer.salary?.contains(expected.salary) == true)
        #expect(expected.remote.isEmpty ? offer.remote == nil : offer.remote?.contains(expected.remote) == true)
    }

    @Test("every proof of these offers stands in the line that it names", arguments: offers.map(\.file))
    func proofs(file: String) throws {
        let path = ShippedLexicons.root.appending(path: "Tests/Fixtures/offers/\(file).txt")
        let lines = document(try String(contentsOf: path, encoding: .utf8)).rendering.lines
        for (pointer, entry) in try Self.reading(file).evidence {
            let line = try #require(entry.line)
            let following = lines.filter { $0.number >= line }.prefix(6).map(\.text).joined(separator: " ")
            for word in entry.quote.split(whereSeparator: \.isWhitespace) {
                #expect(following.contains(word), "\(file) \(pointer): \(entry.quote)")
            }
        }
    }

    @Test("an offer in a third language says so once, in both languages, and gives what can be read")
    func thirdLanguage() throws {
        let reading = try Self.reading("titel")
        #expect(reading.warnings.map(\.code) == ["offer.language"])
        #expect(reading.warnings.first?.message.contains("(de)") == true)
        #expect(reading.warnings.first?.messageFR.contains("(de)") == true)
        #expect(reading.offer.title == "Elektroniker für Betriebstechnik")
        #expect(reading.offer.greffier?.language == "de")
        #expect(reading.offer.location?.city == "Freiburg")
        #expect(reading.offer.greffier?.validUntil == "2027-01-31")
    }

    @Test("an offer that is only a title is that title, with one warning")
    func onlyATitle() throws {
        let reading = try Self.reading("seulement-un-titre")
        #expect(reading.offer.title == "Plombier chauffagiste")
        #expect(reading.warnings.map(\.code) == ["offer.no_demands"])
    }

    @Test("an empty offer has no title and no demands, and is still read")
    func empty() {
        let reading = OfferReader(lexicons: Fixtures.lexicons).read(document(""))
        #expect(reading.warnings.map(\.code) == ["offer.no_title", "offer.no_demands"])
    }

    @Test("an offer of 100,000 skills is read, in one line or in many, and a warning says what was left out")
    func hugeList() {
        let skills = (0..<100_000).map { "outil\($0)" }
        for list in [skills.joined(separator: ", "), skills.map { "- " + $0 }.joined(separator: "\n")] {
            let reading = OfferReader(lexicons: Fixtures.lexicons).read(
                document("Soudeur (H/F)\n\nCompétences requises\n" + list)
            )
            #expect(reading.offer.title == "Soudeur")
            #expect(reading.offer.skills?.count == 300)
            #expect(reading.warnings.map(\.code).contains("offer.too_many_skills"))
        }
    }

    @Test("of contradictory dates the latest last day counts, and one warning says so")
    func contradictions() {
        func read(_ lines: String) -> OfferReading {
            OfferReader(lexicons: Fixtures.lexicons).read(
                document("Soudeur (H/F)\n\nProfil\n- Soudure TIG\n\n" + lines)
            )
        }
        let twice = read("Date limite : 15 décembre 2026\nCandidatures jusqu'au 31/01/2027")
        #expect(twice.offer.greffier?.validUntil == "2027-01-31")
        #expect(twice.warnings.map(\.code) == ["offer.dates"])
        let late = read("Publié le 3 mars 2026\nDate limite de candidature : 1er février 2026")
        #expect(late.warnings.map(\.code) == ["offer.dates"])
        let none = read("Date limite : 31 février 2027")
        #expect(none.offer.greffier?.validUntil == nil && none.warnings.isEmpty)
        let contract = read("CDD jusqu'au 31 mars 2027")
        #expect(contract.offer.greffier?.validUntil == nil)
    }
}
