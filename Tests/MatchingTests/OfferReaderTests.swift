// SPDX-License-Identifier: GPL-3.0-or-later
import DocumentModel
import Foundation
import JobModel
import Matching
import ProfileModel
import Testing

@Suite("Offer reader")
struct OfferReaderTests {
    private func read(_ text: String) -> OfferReading { OfferReader(lexicons: Fixtures.lexicons).read(document(text)) }

    private func names(_ offer: Offer, _ level: String) -> [String] {
        (offer.skills ?? []).filter { $0.level == level }.map(\.name)
    }

    private func languages(_ offer: Offer) -> [String] {
        (offer.greffier?.languages ?? []).map { "\($0.language) \($0.cefr ?? "-") \($0.isRequired)" }
    }

    @Test("labels and lists of a French form")
    func frenchForm() {
        let offer = read(
            """
            FICHE DE POSTE
            Intitulé du poste : Technicien de maintenance (H/F)
            Société : Fonderies Ardent
            Lieu de travail : 59300 Valenciennes
            Contrat : CDD de 6 mois
            Rémunération : 28 k€ brut

            Missions principales
            • Diagnostiquer les pannes
            • Rédiger les comptes rendus

            Profil
            Formation : Bac+2 à Bac+3 en maintenance industrielle
            Expérience : 3 à 5 ans
            Compétences exigées : Hydraulique, GMAO, lecture de plans et soudure
            Atouts : Siemens S7, CACES 3
            Langues : anglais (A2), allemand souhaité

            Candidature à adresser à emploi@ardent.example avant le 12 mars
            """
        ).offer
        #expect(offer.title == "Technicien de maintenance")
        #expect(offer.company == "Fonderies Ardent")
        #expect(offer.location?.city == "Valenciennes")
        #expect(offer.location?.postalCode == "59300")
        #expect(offer.type == "CDD de 6 mois")
        #expect(offer.salary == "28 k€ brut")
        #expect(offer.greffier?.years == 3)
        #expect(offer.greffier?.eqf == 5)
        #expect(names(offer, "required") == ["Hydraulique", "GMAO", "lecture de plans", "soudure"])
        #expect(names(offer, "preferred") == ["Siemens S7", "CACES 3"])
        #expect(languages(offer) == ["anglais A2 true", "allemand - false"])
        #expect(offer.responsibilities == ["Diagnostiquer les pannes", "Rédiger les comptes rendus"])
        #expect(offer.greffier?.language == "fr")
    }

    @Test("sentences and bullets of an English advert")
    func englishProse() {
        let offer = read(
            """
            Senior Python Developer (m/f/d) - Hamburg - Permanent

            Who we are
            Norddata is a software house with 20 years of history.

            Your responsibilities
            - Design APIs used by our clients
            - Mentor juniors

            Requirements
            - 5+ years of professional experience
            - Strong knowledge of Python and Django
            - PostgreSQL
            - Bachelor's or Master's degree in Computer Science
            - Fluent English; German would be a plus

            Nice to have
            - Kubernetes, Terraform

            What we offer
            - 30 days of holiday
            """
        ).offer
        #expect(offer.title == "Senior Python Developer")
        #expect(offer.company == "Norddata")
        #expect(offer.location?.city == "Hamburg")
        #expect(offer.type == "Permanent")
        #expect(offer.greffier?.years == 5)
        #expect(offer.greffier?.eqf == 6)
        #expect(names(offer, "required") == ["Python", "Django", "PostgreSQL"])
        #expect(names(offer, "preferred") == ["Kubernetes", "Terraform"])
        #expect(languages(offer) == ["English C1 true", "German - false"])
        #expect(offer.greffier?.language == "en")
    }

    @Test("a letter-like offer without lists")
    func frenchProse() {
        let offer = read(
            """
            La clinique Saint-Aubert recrute une infirmière de nuit (H/F) pour son service de chirurgie.

            Votre profil
            Titulaire du Diplôme d'État d'infirmier, vous justifiez d'au moins deux ans d'expérience.
            La maîtrise d'Excel serait un plus. Vous parlez couramment anglais.
            Permis B exigé.
            """
        ).offer
        #expect(offer.title == "infirmière de nuit")
        #expect(offer.company == "La clinique Saint-Aubert")
        #expect(offer.greffier?.years == 2)
        #expect(offer.greffier?.eqf == 6)
        #expect(names(offer, "preferred") == ["Excel"])
        #expect(languages(offer) == ["anglais C1 true"])
    }

    @Test("a contract's length, a company's age and ordinary words are no demands")
    func traps() {
        let offer = read(
            """
            Boulanger
            Maison Tourte – Vitry
            CDD de 12 mois

            À propos
            Depuis 30 ans, notre maison a de l'expérience en pain bio.

            Profil recherché
            - Permis de conduire, licence moto bienvenue
            - Not required, but welcome: rigueur
            """
        ).offer
        #expect(offer.greffier?.years == nil)
        #expect(offer.greffier?.eqf == nil)
        #expect(offer.company == "Maison Tourte")
        #expect(offer.location?.city == "Vitry")
    }

    @Test("every leaf has its proof, and the quote stands in the line that it names")
    func evidence() throws {
        let text = """
            Comptable (H/F)
            Cabinet Rivoire – Lyon
            CDI

            Profil recherché
            - Licence Comptabilité
            - 2 ans d'expérience minimum
            - Compétences requises : Sage, Excel, Déclaration
              de TVA
            - Langues : anglais B1
            """
        let source = document(text)
        let reading = OfferReader(lexicons: Fixtures.lexicons).read(source)
        let json = try JSONSerialization.jsonObject(with: JSONEncoder().encode(reading.offer))
        let pointers = leaves(json, "")
        #expect(Set(pointers) == Set(reading.evidence.keys))
        let markdown = source.rendering.markdown.components(separatedBy: "\n")
        for (pointer, entry) in reading.evidence {
            let number = try #require(entry.line)
            let line = try #require(markdown.indices.contains(number - 1) ? markdown[number - 1] : nil)
            let words = entry.quote.split(separator: " ").first.map(String.init) ?? ""
            #expect(line.contains(words), "\(pointer): \(entry.quote)")
            #expect((0...1).contains(entry.confidence))
        }
        #expect(reading.offer.skills?.last?.name == "Déclaration de TVA")
        #expect(reading.evidence["/x-greffier/years"]?.derivation == "years")
    }

    private func leaves(_ value: Any, _ pointer: String) -> [String] {
        if let object = value as? [String: Any] { return object.flatMap { leaves($0.value, pointer + "/" + $0.key) } }
        if let array = value as? [Any] {
            return array.enumerated().flatMap { leaves($0.element, "\(pointer)/\($0.offset)") }
        }
        return [pointer]
    }

    @Test("tables of labels and values read like labelled lines")
    func tables() {
        func cell(_ text: String) -> Table.Cell {
            .init(blocks: [Block(kind: .paragraph, lines: [Line(spans: [Span(text: text)])])])
        }
        let rows = [("Poste", "Chargé de clientèle"), ("Lieu", "Metz"), ("Contrat", "CDI"), ("Expérience", "18 mois")]
        let table = Block(kind: .table, table: Table(rows: rows.map { [cell($0.0), cell($0.1)] }))
        let source = Document(mediaType: "application/x", pages: [.init(number: 1, blocks: [table])])
        let offer = OfferReader(lexicons: Fixtures.lexicons).read(source).offer
        #expect(offer.title == "Chargé de clientèle")
        #expect(offer.location?.city == "Metz")
        #expect(offer.type == "CDI")
        #expect(offer.greffier?.years == 1.5)
    }

    @Test("an offer that is only a title, a third language and nothing at all are read without a crash")
    func poor() {
        let title = read("Soudeur")
        #expect(title.offer.title == "Soudeur")
        #expect(title.warnings.map(\.code) == ["offer.no_demands"])
        let german = read("Wir suchen einen Schweißer\n\nIhr Profil\n- Erfahrung mit WIG\n- Deutsch B2")
        #expect(german.warnings.map(\.code) == ["offer.language"])
        let empty = read("")
        #expect(empty.offer == Offer())
        #expect(empty.warnings.count == 2)
    }
}
