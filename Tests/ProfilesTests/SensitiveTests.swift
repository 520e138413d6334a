// SPDX-License-Identifier: GPL-3.0-or-later
import DocumentModel
import Foundation
import JobModel
import ProfileModel
import Profiles
import TestLexicons
import Testing

/// What a CV should not need to say, kind by kind, in the shapes in which it is printed.
@Suite("Sensitive data")
struct SensitiveTests {
    private static let body = [
        "", "EXPÉRIENCE PROFESSIONNELLE", "Comptable, Ferblanterie Orme SARL, Laval, mars 2019 – juin 2021",
        "• Tenue des comptes et déclarations", "", "FORMATION", "2018 BTS Comptabilité, Lycée Fermat, Laval", "",
        "LANGUES", "Français : langue maternelle", "Anglais : B2",
    ]

    private static func withheld(_ head: [String]) throws -> ProfileReading {
        try CVReading.read(["Camille Exemple", "Comptable", "camille@courriel.example"] + head + body)
    }

    @Test(
        "each shape is recognised by kind and stands nowhere in the profile",
        arguments: [
            ("Né le 03/04/1985 à Lyon", "birth_date", "1985"), ("née en 1990", "birth_date", "1990"),
            ("Né(e) le : 3 avril 1985", "birth_date", "avril"),
            ("Date de naissance : 12.03.1990", "birth_date", "12.03"),
            ("Date et lieu de naissance : 12/03/1990, Bamako", "birth_date", "12/03"),
            ("DOB: 12/03/1990", "birth_date", "12/03"),
            ("Date of birth: 12 March 1990", "birth_date", "1990"),
            ("Born 12 March 1990 in Leeds", "birth_date", "Leeds"),
            ("Born in Leeds", "birth_date", "Leeds"), ("34 ans", "age", "34"), ("Age: 34", "age", "34"),
            ("Âge : 34 ans", "age", "34"),
            ("34 years old", "age", "34"), ("Aged 34", "age", "34"), ("Âgée de 34 ans", "age", "34"),
            ("Marié 2 enfants", "marital_status", "enfants"), ("Mariée, deux enfants", "marital_status", "enfants"),
            ("Pacsé", "marital_status", "Pacs"), ("Célibataire", "marital_status", "libataire"),
            ("Situation familiale : divorcée, 3 enfants (7, 5 et 2 ans)", "marital_status", "divorc"),
            ("Married, two children", "marital_status", "two children"), ("Single", "marital_status", "Single"),
            ("Marital status: widowed", "marital_status", "widowed"),
            ("Père de trois enfants", "marital_status", "trois"),
            ("Nationalité française", "nationality", "Nationalit"),
            ("Nationalité : ivoirienne", "nationality", "ivoir"),
            ("French national", "nationality", "national"), ("British citizen", "nationality", "citizen"),
            ("De nationalité belge", "nationality", "belge"),
            ("Double nationalité franco-marocaine", "nationality", "marocaine"),
            ("Nationality: Irish and British", "nationality", "Irish"),
            ("Titre de séjour valable jusqu'en 2029", "nationality", "2029"),
            ("Sexe : F", "sex", "Sexe"), ("Gender: female", "sex", "female"), ("Femme", "sex", "Femme"),
            ("RQTH", "health", "RQTH"), ("Reconnu travailleur handicapé depuis 2015", "health", "handicap"),
            ("Registered disabled", "health", "disabled"), ("État de santé : bon", "health", "sant"),
            ("Taille : 1,82 m", "health", "82 m"), ("Taille 1m82", "health", "1m82"),
            ("Taille : 182 cm", "health", "182"),
            ("Poids : 72 kg", "health", "72"), ("Height: 5 ft 9", "health", "5 ft"), ("Weight 72 kg", "health", "72"),
            ("Groupe sanguin : AB+", "health", "AB+"), ("Fumeur : non", "health", "Fumeur"),
            ("Handicap : oui", "health", "Handicap"), ("Allergies : pollen", "health", "pollen"),
            ("1 85 04 69 123 456 71", "social_security_number", "123"),
            ("N° SS : 2 98 02 99 341 123", "social_security_number", "341"),
            ("National insurance number: QQ 12 34 56 C", "social_security_number", "QQ"),
            ("SSN: 123-45-6789", "social_security_number", "6789"), ("Religion : catholique", "religion", "catholique"),
            ("Photo", "photo", "Photo"),
        ]
    )
    func shapes(line: String, kind: String, secret: String) throws {
        for head in [[line], ["12 rue des Lilas, 53000 Laval | \(line)"], ["06 39 98 10 01 – \(line) – Permis B"]] {
            let reading = try Self.withheld(head)
            #expect(reading.profile.greffier?.withheld == [kind], "\(head)")
            let text = try Self.text(reading)
            #expect(!text.contains(secret), "\(head): \(text)")
        }
    }

    /// All values, and all quotes that prove them.
    private static func text(_ reading: ProfileReading) throws -> String {
        var profile = reading.profile
        profile.greffier?.withheld = nil
        profile.greffier?.referenceDate = nil
        let values = String(decoding: try CanonicalJSON.pretty(profile), as: UTF8.self)
        return values + reading.evidence.values.map(\.quote).joined(separator: "\n")
    }

    @Test("Marie is a name, mariée is not")
    func names() throws {
        for name in ["Marie Exemple", "Marie", "EXEMPLE, Marie", "Marie | Comptable"] {
            let reading = try CVReading.read([name, "Comptable", "marie.exemple@courriel.example"] + Self.body)
            #expect(reading.profile.greffier?.withheld == nil, "\(name)")
        }
        let reading = try CVReading.read(["Marie Exemple", "Mariée", "Comptable"] + Self.body)
        #expect(reading.profile.basics?.name == "Marie Exemple")
        #expect(reading.profile.greffier?.withheld == ["marital_status"])
    }

    @Test("What stands beside it on the line is read as ever")
    func header() throws {
        let reading = try CVReading.read(
            [
                "Camille Exemple", "Comptable confirmée", "34 ans – Permis B – Célibataire",
                "53000 Laval – 06 39 98 10 01 – Née le 3/4/1991",
            ]
                + Self.body
        )
        #expect(
            reading.profile.basics?.name == "Camille Exemple" && reading.profile.basics?.label == "Comptable confirmée"
        )
        #expect(reading.profile.basics?.location?.city == "Laval" && reading.profile.basics?.phone == "+33639981001")
        #expect(reading.profile.greffier?.licences == ["B"])
        #expect(reading.profile.greffier?.withheld == ["age", "marital_status", "birth_date"])
        let named = try CVReading.read(["Camille Exemple, 34 ans, mariée", "Comptable"] + Self.body)
        #expect(named.profile.basics?.name == "Camille Exemple" && named.profile.greffier?.withheld?.count == 2)
    }

    @Test("A sentence of the summary loses the words, and no value is glued over them")
    func summary() throws {
        let reading = try Self.withheld([
            "", "PROFIL", "Âgé de 34 ans, marié et père de deux enfants, je cherche un poste stable et bien tenu.", "",
        ])
        #expect(reading.profile.basics?.summary == "je cherche un poste stable et bien tenu.")
        #expect(reading.profile.greffier?.withheld == ["age", "marital_status"])
        let english = try CVReading.read([
            "Camille Sample", "Accountant", "camille@mail.example", "", "PROFILE",
            "I am a 34-year-old accountant who keeps the books of nine shops and likes it.", "", "EXPERIENCE",
            "Accountant, Orme Ltd, Leeds, March 2019 – June 2021", "", "EDUCATION",
            "2018 BSc Accounting, University of Leeds",
        ])
        #expect(english.profile.basics?.summary == "accountant who keeps the books of nine shops and likes it.")
    }

    @Test(
        "A model is shown what stands beside it, and not what was found, wherever else the same words stand",
        arguments: [
            ("Boutique Femme de Laval, Femme", ["Boutique Femme de Laval"]),
            ("• Agence Photo Orme | Photo | Laval", ["Agence Photo Orme", "Laval"]),
            ("34 ans, Tour 34 ans 34, Laval", ["Tour 34 ans 34, Laval"]),
            ("Célibataire", []),
        ]
    )
    func shown(line: String, left: [String]) throws {
        let shown = try Self.withheld([line]).openLines.map(\.text).filter { !$0.isEmpty }
        let other = try Self.withheld([]).openLines.map(\.text).filter { !$0.isEmpty }
        #expect(shown == Array(other[..<3]) + left + Array(other[3...]))
    }

    @Test("Labels on one line and values on the next, as in tables")
    func stacked() throws {
        let reading = try Self.withheld([
            "Date de naissance", "12/03/1990", "Nationalité", "Italienne", "Situation familiale", "Mariée",
        ])
        #expect(Set(reading.profile.greffier?.withheld ?? []) == ["birth_date", "nationality", "marital_status"])
        let text = try Self.text(reading)
        for secret in ["1990", "Italienne", "Mariée"] { #expect(!text.contains(secret)) }
        let row = try Self.withheld(["Né le : 12/03/1990 Nationalité : italienne Permis : B"])
        #expect(Set(row.profile.greffier?.withheld ?? []) == ["birth_date", "nationality"])
    }

    @Test("With keep_sensitive they stand under x-greffier, proved, and nowhere else")
    func kept() throws {
        let lines =
            [
                "Camille Exemple", "Comptable", "camille@courriel.example",
                "Née le 03/04/1985 à Lyon – Mariée, 2 enfants",
            ] + Self.body
        let document = CVReading.document(lines)
        let reading = RulesReader(lexicons: try ShippedLexicons.shared.get(), keepsSensitive: true)
            .read(document, submittedAt: Date(timeIntervalSince1970: 1_795_000_000))
        #expect(Grounding.check(reading.profile, evidence: reading.evidence, document: document) == [])
        #expect(
            reading.profile.greffier?.sensitive == [
                "birth_date": "Née le 03/04/1985 à Lyon", "marital_status": "Mariée, 2 enfants",
            ]
        )
        #expect(reading.profile.greffier?.withheld == nil)
        #expect(reading.evidence["/x-greffier/sensitive/birth_date"]?.line == 4)
    }

    @Test(
        "Words of work and skill are left where they stand",
        arguments: [
            "10 ans d'expérience", "20 ans d’expérience en comptabilité", "Single page application",
            "Married to quality",
            "Gestion de la santé au travail", "Nationality law", "Garde d'enfants",
            "Accompagnement de travailleurs handicapés",
            "Référent handicap", "Patients aged 65 and over", "Genre et développement", "Marié & Fils, traiteur",
            "French teacher",
            "Born digital archives", "Préparation à la naissance", "Family law", "Photographie", "National sales",
            "British Airways",
            "Taille de l'équipe", "Taille de l’équipe : 12 personnes", "Taille de pierre",
            "Taille des arbres et des haies",
            "Taille d’équipe : 5", "Taille et pose de pierres", "Taille en vert de la vigne",
            "Taille 15 arbres par jour",
            "Poids : 20 tonnes", "Poids lourds", "Poids de charge : 30 kg", "Weight of evidence",
            "Height of tall buildings",
            "Santé au travail", "Santé et sécurité", "Santé à domicile", "Vaccination en pharmacie", "Covid 19",
            "Handicap et inclusion", "Allergies et intolérances",
            "Femme de chambre", "Children's books", "Tarif : 2 000 123 456 789 012",
        ]
    )
    func lookalikes(words: String) throws {
        let reading = try CVReading.read(
            [
                "Camille Exemple", "Comptable", "camille@courriel.example", "", "EXPÉRIENCE",
                "Comptable, Orme SARL, Laval, mars 2019 – juin 2021",
                "• \(words)", "", "COMPÉTENCES", words, "", "PROFIL",
                "Une comptable posée : \(words), et le goût des chiffres.",
            ]
        )
        #expect(reading.profile.greffier?.withheld == nil)
        #expect(reading.profile.work?.first?.highlights == [words])
    }
}
