// SPDX-License-Identifier: GPL-3.0-or-later
import DocumentModel
import Foundation
import JobModel
import ProfileModel
import Profiles
import Testing
import TextFolding

/// The same CV in spellings that files bring: whatever the letters are made of, the same person is read.
@Suite("Odd text")
struct OddTextTests {
    private static let lines = [
        "Noémie Lefèvre-Château", "Développeuse logiciel", "06 39 98 10 01", "noemie@courriel.example", "",
        "PROFIL", "Dix ans d’expérience en régie et à l’atelier, de l’idée à la livraison.", "",
        "EXPÉRIENCES PROFESSIONNELLES", "2019 – 2023 Développeuse, Atelier Mistral SARL, Orléans",
        "• Réduction des délais de relecture", "2015 – 2019 Assistante, Groupe Armor, Vannes",
        "• Préparation des réunions", "", "FORMATION", "2014 Licence Informatique, Université de Rennes", "",
        "COMPÉTENCES", "Java, SQL, gestion d’équipe", "", "LANGUES", "Français : langue maternelle", "Anglais : C1",
    ]

    private func profile(_ lines: [String]) throws -> Profile { try CVReading.read(lines).profile }

    @Test("Accents that are characters of their own give the same profile as letters that have them")
    func decomposed() throws {
        let composed = try profile(Self.lines)
        #expect(composed.work?.count == 2)
        // Swift's == looks through the form; the names of languages and canonical skills come from the lexicons.
        let decomposed = try profile(Self.lines.map(\.decomposedStringWithCanonicalMapping))
        #expect(decomposed == composed)
    }

    @Test(
        "Letters with marks that the lexicons never have fold alike in both forms",
        arguments: ["Nguyễn Thị Hồng", "Dvořák Žižka", "Þórður Ægisson", "Ḥasan Ṣāliḥ", "Ẁyn Ŷstwyth", "Gökçe Yıldız"]
    )
    func foldsAlike(name: String) {
        #expect(Folding.key(name) == Folding.key(name.decomposedStringWithCanonicalMapping))
        let isPlain = Folding.key(name).unicodeScalars.allSatisfy(\.isASCII)
        #expect(isPlain)
    }

    @Test(
        "Invisible characters between letters change nothing in positions, studies and languages",
        arguments: ["\u{AD}", "\u{200B}", "\u{200C}", "\u{2060}", "\u{FEFF}", "\u{200E}"]
    )
    func invisible(mark: String) throws {
        let odd = Self.lines.map { line in
            line.contains("@") || line.hasPrefix("06")
                ? line : line.map { $0.isLetter ? "\($0)\(mark)" : "\($0)" }.joined()
        }
        let (plain, read) = (try profile(Self.lines), try profile(odd))
        func facts(_ profile: Profile) -> [String] {
            let work = (profile.work ?? []).map { Folding.key($0.name ?? "") + " " + ($0.startDate ?? "") }
            let levels = (profile.languages ?? []).map { $0.greffier?.cefr ?? "" }
            return ["\(profile.education?.count ?? 0)"] + work + levels
        }
        #expect(facts(read) == facts(plain))
    }

    @Test("Ligatures, spaced titles, emoji and control characters are looked through")
    func signs() throws {
        let odd = Self.lines.map { line -> String in
            switch line {
            case "FORMATION": "F O R M A T I O N"
            case "EXPÉRIENCES PROFESSIONNELLES": "E X P É R I E N C E S   P R O F E S S I O N N E L L E S"
            case "LANGUES": "🌍 LANGUES"
            case "COMPÉTENCES": "\u{0}COMPÉTENCES\u{1B}"
            default: line.replacing("fi", with: "ﬁ").replacing("ff", with: "ﬀ")
            }
        }
        let (plain, read) = (try profile(Self.lines), try profile(odd))
        #expect(read.work?.map(\.name) == plain.work?.map(\.name))
        #expect(read.education?.map(\.endDate) == plain.education?.map(\.endDate))
        #expect(read.languages?.map(\.language) == plain.languages?.map(\.language))
        #expect(read.skills?.count == plain.skills?.count)
    }

    @Test("A CV all in capitals keeps its person, positions and studies")
    func capitals() throws {
        let read = try profile(Self.lines.map { $0.contains("@") ? $0 : $0.uppercased() })
        #expect(read.basics?.name == "NOÉMIE LEFÈVRE-CHÂTEAU")
        #expect(read.work?.count == 2)
        #expect(read.education?.count == 1)
        #expect(read.languages?.count == 2)
    }

    @Test("A CV without line breaks keeps its contact data, and each value stands in it")
    func unbroken() throws {
        let read = try profile([Self.lines.joined(separator: " ")])
        #expect(read.basics?.email == "noemie@courriel.example")
        #expect(read.basics?.phone == "+33639981001")
    }

    @Test(
        "A CV that is read from right to left gives contact data and says that its language is unknown",
        arguments: [
            "محمد أحمد\nمهندس برمجيات\nm.ahmad@mail.example\n+212 600 000 000\n\nالخبرة المهنية\n٢٠١٩ – ٢٠٢١ مهندس برمجيات في شركة المثال\nتطوير التطبيقات وصيانتها مع الفريق\n\nالتعليم\n2015 – 2019 جامعة المثال",
            "דוד לוי\nמהנדס תוכנה\nd.levi@mail.example\n+972 50 000 0000\n\nניסיון תעסוקתי\n2019 – 2021 מהנדס בחברת דוגמה\nפיתוח מערכות ותחזוקה עם הצוות\n\nהשכלה\n2015 – 2019 אוניברסיטת דוגמה",
        ]
    )
    func rightToLeft(text: String) throws {
        let reading = try CVReading.read(lines: text)
        #expect(reading.profile.basics?.email?.hasSuffix("@mail.example") == true)
        #expect(reading.profile.basics?.phone != nil)
        #expect(reading.warnings.map(\.code).contains("profile.language"))
    }

    @Test("What takes the place of unmatched surrogates and bytes of no character is text like any other")
    func replaced() throws {
        let unit: [UInt16] = [0xD83D, 0x56, 0x65, 0xDC00, 0x6E, 0x64]
        let word = String(decoding: unit, as: UTF16.self)
        #expect(word.contains("\u{FFFD}"))
        let read = try profile(Self.lines.map { $0.replacing("Assistante", with: word) })
        #expect(read.work?.count == 2)
    }
}
