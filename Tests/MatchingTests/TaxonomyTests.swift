// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import JobModel
import Lexicons
import Matching
import ProfileModel
import TestLexicons
import Testing

/// Tables written by hand in the shapes of the published ones.
@Suite("Importing classifications")
struct TaxonomyTests {
    private static let skills = """
        conceptType,conceptUri,skillType,reuseLevel,preferredLabel,altLabels,hiddenLabels,status,modifiedDate
        KnowledgeSkillCompetence,http://data.europa.eu/esco/skill/a1,knowledge,sector-specific,Java (programmation informatique),"JDK
        Java SE",,released,2023-01-01
        KnowledgeSkillCompetence,http://data.europa.eu/esco/skill/a2,knowledge,sector-specific,"droit, des abysses",droit marin profond,,released,2023-01-01
        KnowledgeSkillCompetence,http://data.europa.eu/esco/skill/a3,skill/competence,cross-sector,gérer le personnel musical,,,released,2023-01-01
        KnowledgeSkillCompetence,http://data.europa.eu/esco/skill/a4,knowledge,cross-sector,campanologie,,,released,2023-01-01
        KnowledgeSkillCompetence,http://data.europa.eu/esco/skill/a5,knowledge,cross-sector,science des cloches,,,released,2023-01-01
        """
    private static let broader = """
        conceptType;conceptUri;broaderType;broaderUri
        KnowledgeSkillCompetence;http://data.europa.eu/esco/skill/a4;KnowledgeSkillCompetence;http://data.europa.eu/esco/skill/a5
        KnowledgeSkillCompetence;http://data.europa.eu/esco/skill/a3;SkillGroup;http://data.europa.eu/esco/skill/S1
        """
    private static let titles = """
        "code_ogr","libelle_appellation_long","libelle_appellation_court","code_rome","classification"
        "10200","Abatteur / Abatteuse de carrière","Abatteur / Abatteuse de carrière","F1402","SYNONYME"
        "10201","Boutefeu","Boutefeu","F1402","PRINCIPALE"
        "10230","Accordeur / Accordeuse de pianos","Accordeur / Accordeuse de pianos","B1501","SYNONYME"
        """

    private func made(_ tables: (String, String)...) throws -> (text: String, summary: TaxonomyImport.Summary) {
        var reading = TaxonomyImport(lexicons: Fixtures.lexicons)
        for (name, text) in tables { try reading.read(Array(text.utf8), name: name) }
        let made = try reading.lexicon(files: tables.map(\.0), date: "2026-11-20")
        return (made.text, made.summary)
    }

    private func scorer(_ text: String) throws -> Scorer {
        var files = try ShippedLexicons.files()
        files["taxonomy-x.lex"] = text
        return Scorer(lexicons: try Lexicons(files: files))
    }

    @Test("the knowledge of ESCO is matched in texts, verb phrases are not, and known words keep their meaning")
    func esco() throws {
        let (text, summary) = try made(
            ("skills_fr.csv", Self.skills),
            ("broaderRelationsSkillPillar_fr.csv", Self.broader)
        )
        #expect(text.hasPrefix("# This service uses the ESCO classification of the European Commission.\n"))
        #expect(summary.skills == 3 && summary.known == 1 && summary.implications == 1 && summary.leftOut == 1)
        #expect(!text.contains("personnel musical"))
        #expect(text.contains("Java = "))
        let scorer = try scorer(text)
        let offer = try Fixtures.offer(
            #"{"skills":[{"name":"Droit des abysses"},{"name":"science des cloches"},{"name":"Java"}]}"#
        )
        let profile = try Fixtures.profile(
            #"{"work":[{"highlights":["Cours de droit marin profond"]}],"skills":[{"keywords":["Campanologie","Spring Boot"]}]}"#
        )
        let score = Fixtures.score(profile, offer, scorer: scorer)
        #expect(score.mustHaves.map(\.verdict) == [.met, .met, .met])
        let codes = score.category("skills")?.items.map(\.codes)
        #expect(codes?.map { $0?.first?.code } == ["a2", "a5", "a1"])
        #expect(codes?.map { $0?.first?.by } == [.label, .label, .label])
        let plain = Fixtures.score(profile, offer)
        #expect(plain.category("skills")?.items.allSatisfy { $0.codes == nil } == true)
    }

    @Test("a word has the code of the entry whose label it is, before that of one which names it besides")
    func codes() throws {
        let table = """
            conceptUri,skillType,preferredLabel,altLabels
            u/b1,knowledge,conduite de fours,tuilerie
            u/b2,knowledge,tuilerie,SIRH de terrain
            u/b3,knowledge,Workday,outil de paie du siège
            """
        var files = try ShippedLexicons.files()
        files["taxonomy-esco.lex"] = try made(("skills_fr.csv", table)).text
        files["taxonomy-rome.lex"] = try made(("appellation.csv", Self.titles)).text
        let lexicons = try Lexicons(files: files)
        func codes(_ text: String) -> [String] {
            lexicons.codes(ofSkill: text).map { "\($0.scheme) \($0.code) \($0.isLabel ? "label" : "alias")" }
        }
        #expect(codes("Tuilerie") == ["esco b2 label"])
        #expect(codes("sirh de TERRAIN") == ["esco b2 alias"])
        #expect(codes("Workday") == ["esco b3 label"], "also where our own lexicon has it under a wider name")
        #expect(codes("Silae").isEmpty, "another tool of that wider name is not that one")
        for title in ["Abatteuse de carrière (H/F)", "abatteur de carrière"] {
            let code = try #require(lexicons.codes(ofTitle: title).first)
            #expect(code.scheme == "rome" && code.code == "F1402" && code.isLabel)
        }
    }

    @Test("both genders of a title of ROME are one occupation, close to those of the same code")
    func rome() throws {
        let (text, summary) = try made(("unix_referentiel_appellation_v460_utf8.csv", "\u{FEFF}" + Self.titles))
        #expect(summary.occupations == 3 && text.contains("rome: F1402") && text.contains("Abatteur de carrière"))
        let scorer = try scorer(text)
        let offer = try Fixtures.offer(#"{"title":"Boutefeu (H/F)"}"#)
        func verdict(_ title: String) throws -> Scores.Item.Verdict? {
            let profile = try Fixtures.profile(#"{"basics":{"label":"\#(title)"}}"#)
            return Fixtures.score(profile, offer, scorer: scorer).category("title")?.items.first?.verdict
        }
        #expect(try verdict("Boutefeu") == .matched)
        #expect(try verdict("Abatteuse de carrière") == .partly)
        #expect(try verdict("Accordeuse de pianos") == .missing)
    }

    @Test("what cannot be read says so in both languages, naming the file")
    func refusals() throws {
        func code(_ bytes: [UInt8]) -> ErrorCode? {
            var reading = TaxonomyImport(lexicons: Fixtures.lexicons)
            do {
                try reading.read(bytes, name: "x.csv")
                return nil
            } catch {
                let failure = error as? GreffierError
                #expect(failure?.message.contains("x.csv") == true && failure?.messageFR.contains("x.csv") == true)
                return failure?.code
            }
        }
        #expect(code([]) == .taxonomyEmpty)
        #expect(code(Array("conceptUri,preferredLabel\n".utf8)) == .taxonomyEmpty)
        #expect(code(Array("conceptUri,label\na,b\n".utf8)) == .taxonomyColumns)
        #expect(code([0x63, 0xE9, 0x0A, 0xE9]) == .taxonomyEncoding)
        var mixed = TaxonomyImport(lexicons: Fixtures.lexicons)
        try mixed.read(Array(Self.skills.utf8), name: "skills_fr.csv")
        #expect(throws: GreffierError(.taxonomyMixed, ErrorDetail("t.csv", french: "t.csv"))) {
            try mixed.read(Array(Self.titles.utf8), name: "t.csv")
        }
    }

    @Test("an import as large as a whole classification makes a lexicon without a mistake")
    func large() throws {
        let rows = (0..<14_000).map { "u/\($0),knowledge,savoir numéro \($0 % 9_000),autre nom \($0)" }
        let table = "conceptUri,skillType,preferredLabel,altLabels\n" + rows.joined(separator: "\n")
        let (text, summary) = try made(("skills_fr.csv", table))
        #expect(summary.skills + summary.leftOut == 14_000 && summary.skills == 9_000)
        #expect(throws: Never.self) { try Lexicons(files: ["taxonomy-esco.lex": text]) }
    }
}
