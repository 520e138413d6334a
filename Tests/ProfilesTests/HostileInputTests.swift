// SPDX-License-Identifier: GPL-3.0-or-later
import DocumentModel
import Foundation
import JobModel
import ProfileModel
import Profiles
import TestLexicons
import Testing

/// Input that no CV should be: always an answer, always proved, never more than linear work.
@Suite("Hostile input")
struct HostileInputTests {
    private func read(_ lines: [String]) throws -> ProfileReading {
        try CVReading.read(CVReading.document(paragraphs: lines))
    }

    @Test("An empty document and one of blank lines give an empty profile that says why")
    func empty() throws {
        for lines in [[], ["   ", "\t", "----"]] {
            let reading = try read(lines)
            #expect(reading.profile.basics == nil)
            #expect(!reading.isCV)
            #expect(reading.warnings.map(\.code) == ["profile.not_a_cv"])
            #expect(reading.profile.greffier?.review == ["not_a_cv"])
        }
    }

    @Test(
        "Strange text never crashes and never gives a value without proof",
        arguments: [
            ["مهندس برمجيات", "محمد أحمد", "الخبرة", "٢٠١٩ – ٢٠٢١", "العربية"],
            ["👩‍💻 Zoë Q.", "📧 zoe@mail.example ☎️ 06 39 98 00 11", "🎓 Formation", "🏫 2019 – 2020 Licence 🚀"],
            [
                "Ce\u{301}line Noe\u{308}l", "EXPE\u{301}RIENCES", "De\u{301}veloppeuse, Acme, 2019 – 2021",
                "Fe\u{301}vrier 2020",
            ],
            ["E X P E R I E N C E", "S k i l l s", "a b c d e f g", "\u{AD}\u{AD}\u{200B}"],
            [
                "COMPÉTENCES : , ; | / • ( [ ) ]", "((((((((((", "))))))))))", ",,,,,,,,", "LANGUES : (((",
                "2019 – – – 2020 - -",
            ],
            ["ﬁnance oﬃcer", "Éﬃcacité", "œuvre", "FORMATION", "Licence ﬁnance – 2019"],
            ["01/01/0001 – 99/99/9999", "2021 – 2019", "Expérience", "2049 - 1940 Vendeur, Acme"],
            ["@", "@@", "a@", "@b.c", "+", "+33", "(0)", "http://", "www.", "://"],
        ]
    )
    func strange(lines: [String]) throws { _ = try read(lines) }

    @Test("Pseudo-random pieces of CVs in any order never crash")
    func fuzz() throws {
        var state: UInt64 = 42
        func next(_ bound: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int((state >> 33) % UInt64(bound))
        }
        let pieces = [
            "EXPÉRIENCE", "Formation", "Compétences :", "Langues", "depuis", "mai 2019", "–", "2021", "aujourd'hui",
            "(", ")", ",", ";", ":", "/", "•", "- ", "\t", "  ",
            "Développeuse", "Acme SARL", "Lyon", "BTS", "Lycée Fermat", "anglais", "B2", "TOEIC", "a@b.example",
            "06 39 98 11 22", "né le", "Permis B", "|", "chez", "à", "12/03/2020",
            "M14 5TQ", "linkedin.com/in/x", "\u{301}", "é", "🙂", "المهندس", "CDI", "mention bien", "★★★", "Références",
        ]
        for _ in 0..<150 {
            let lines = (0..<(1 + next(25))).map { _ in
                (0..<(1 + next(9))).map { _ in pieces[next(pieces.count)] }.joined(separator: next(2) == 0 ? " " : "")
            }
            _ = try read(lines)
        }
    }

    @Test("A novel, an invoice and an empty form give no person")
    func noCV() throws {
        let novel = (0..<80).map {
            "Il marcha longtemps dans la ville, et la pluie tombait sur les toits, chapitre \($0), sans que personne ne parle."
        }
        let form = ["Nom : ................", "Prénom : ................", "Date : ....", "Signature :"]
        let invoice = [
            "FACTURE N° 2024-118", "Menuiserie Dubreuil SARL", "35300 Fougères", "Tél. 02 99 00 11 22",
            "Total TTC 1 224,00 €",
        ]
        for lines in [novel, form, invoice] {
            let reading = try read(lines)
            #expect(!reading.isCV)
            #expect(reading.profile.basics?.name == nil)
            #expect(ProfileQuality(reading.profile, reading.evidence).value <= 0.3)
        }
    }

    @Test("Sensitive facts are listed by kind, and their values stand nowhere in the profile")
    func sensitive() throws {
        let lines = [
            "Awa Traoré", "awa.traore@mail.example", "Née le 17/02/1998 à Bamako", "Nationalité : malienne",
            "Célibataire, sans enfant", "RQTH",
            "N° de sécurité sociale : 2 98 02 99 341 123 45", "EXPÉRIENCE", "Caissière, Supermarché Vert, 2019 – 2021",
            "FORMATION", "2018 CAP Vente, Lycée Fermat", "LANGUES", "Français : courant",
        ]
        let reading = try read(lines)
        let kinds = Set(reading.profile.greffier?.withheld ?? [])
        #expect(
            kinds.isSuperset(of: ["birth_date", "nationality", "marital_status", "health", "social_security_number"])
        )
        let text = String(describing: reading.profile) + reading.evidence.values.map(\.quote).joined(separator: "\n")
        for secret in ["1998", "17/02", "malienne", "Célibataire", "RQTH", "341 123"] {
            #expect(!text.contains(secret), "\(secret)")
        }
    }

    @Test("A CV in a language that the rules do not know gives contact data and a warning")
    func otherLanguage() throws {
        let lines = [
            "Anna Schmidt", "anna.schmidt@mail.example", "Berufserfahrung",
            "Die Entwicklung der Software und das Testen mit dem Team für die Kunden der Bank",
            "Ausbildung", "Universität und Schule mit der Note gut", "LANGUAGES", "Deutsch, Englisch", "SKILLS",
            "Java, SQL", "EDUCATION", "2019 – 2020 Universität München",
        ]
        let reading = try read(lines)
        #expect(reading.profile.basics?.email == "anna.schmidt@mail.example")
        #expect(reading.warnings.map(\.code).contains("profile.language"))
    }

    @Test("Work grows with the length of the document, not with its square")
    func linear() throws {
        let reader = RulesReader(lexicons: try ShippedLexicons.shared.get())
        func read(_ lines: [String]) {
            let document = CVReading.document(paragraphs: lines)
            _ = reader.read(document, submittedAt: Date(timeIntervalSince1970: 1_795_000_000))
        }
        let entry = [
            "Vendeuse, Le Panier Breton, Vannes", "mars 2019 – juin 2021", "• Conseil et encaissement",
            "Java, SQL, Excel",
        ]
        for head in [["EXPÉRIENCE"], ["COMPÉTENCES"], ["FORMATION"], []] {
            let short = head + (0..<120).flatMap { _ in entry }
            let long = head + (0..<1_200).flatMap { _ in entry }
            // Ten times the lines; a quadratic step would show as a hundred times.
            #expect(ProcessorTime.grows(atMost: 20, from: { read(short) }, to: { read(long) }), "\(head)")
        }
        read([String(repeating: "A, (b; c | 2019 – mai ", count: 5_000)])
        read((0..<10_000).map { _ in "MOT" })
    }
}
