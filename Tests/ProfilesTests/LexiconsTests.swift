// SPDX-License-Identifier: GPL-3.0-or-later
import Lexicons
import TestLexicons
import Testing

@Suite("Lexicons")
struct LexiconsTests {
    @Test("The shipped files read without a mistake, and are the ones that the code names")
    func shipped() throws {
        #expect(Set(try ShippedLexicons.files().keys) == Lexicons.shippedFiles)
        let lexicons = try ShippedLexicons.shared.get()
        for kind in Lexicons.Kind.allCases where !kind.isImported {
            #expect(!lexicons[kind].isEmpty, "no words of kind \(kind.rawValue)")
        }
        #expect(lexicons[.skills].entries.count > 400)
    }

    @Test("Lookups see through case, accents and punctuation")
    func lookups() throws {
        let lexicons = try ShippedLexicons.shared.get()
        #expect(lexicons.canonicalSkill("k8s") == "Kubernetes")
        #expect(lexicons.canonicalSkill("TRAVAIL D’ÉQUIPE") == "Teamwork")
        #expect(lexicons.canonicalSkill("C#") == "C#")
        #expect(lexicons.canonicalSkill("c") == "C")
        #expect(lexicons.canonicalSkill("basket weaving underwater") == nil)
        #expect(lexicons.eqf("Licence professionnelle Métiers du BTP") == 6)
        #expect(lexicons.eqf("Bac pro Commerce") == 4)
        #expect(lexicons.eqf("MSc Computer Science") == 7)
        #expect(lexicons.languageCode("Anglais") == "en")
        #expect(lexicons.cefr("langue maternelle") == "native")
        #expect(lexicons.sectionKind("EXPÉRIENCES PROFESSIONNELLES") == .work)
        #expect(lexicons.contract("C.D.I.") == nil || lexicons.contract("CDI") == "permanent")
    }

    @Test(
        "Diplomas of France, Britain, Ireland, the United States, Canada and India have their European level",
        arguments: [
            ("Diplôme national du brevet", 2), ("CAP Cuisine", 3), ("BEP Secrétariat", 3),
            ("Mention complémentaire Pâtisserie", 3),
            ("GCSEs", 3), ("NVQ Level 2", 3), ("Bac S", 4), ("Bac pro MELEC", 4), ("Baccalauréat général", 4),
            ("BP Coiffure", 4),
            ("Brevet de technicien", 4), ("BTM Ébéniste", 4), ("DAEU A", 4), ("A-levels", 4), ("GED", 4),
            ("Leaving Certificate", 4),
            ("High school diploma", 4), ("BTEC National Diploma", 4), ("BTS Comptabilité", 5),
            ("BTSA Gestion forestière", 5),
            ("DUT Informatique", 5), ("DEUG", 5), ("DEUST", 5), ("CPGE", 5), ("HND", 5), ("HNC", 5),
            ("Foundation degree", 5),
            ("Associate of Science", 5), ("BUT Carrières juridiques", 6), ("Licence professionnelle", 6), ("DNMADE", 6),
            ("Diplôme d'État d'infirmier", 6), ("Diplôme d'État d'éducateur spécialisé", 6), ("BA English", 6),
            ("BEng", 6), ("LLB", 6),
            ("BCom", 6), ("BTech", 6), ("Titre RNCP niveau 6", 6), ("Maîtrise de droit", 7), ("DESS", 7), ("DEA", 7),
            ("Master MEEF", 7),
            ("MBA", 7), ("Mastère spécialisé", 7), ("Diplôme d'ingénieur", 7), ("Agrégation", 7), ("CAPES", 7),
            ("PGCE", 7), ("PGDip", 7),
            ("MEng", 7), ("MRes", 7), ("LLM", 7), ("Doctorat en chimie", 8), ("HDR", 8), ("PhD", 8), ("DPhil", 8),
            ("EdD", 8), ("MD", 8),
        ]
    )
    func levels(diploma: String, level: Int) throws {
        #expect(try ShippedLexicons.shared.get().eqf(diploma) == level)
    }

    @Test(
        "A title loses its gender and nothing else",
        arguments: [
            ("Développeuse iOS", "Développeur iOS"), ("Chargée de recrutement (H/F)", "Chargé de recrutement"),
            ("Infirmière de nuit", "Infirmier de nuit"), ("Conductrice de travaux", "conducteur de travaux"),
            ("Comptable", "comptable"), ("Acheteur·euse industriel", "Acheteuse industriel"), ("Waitress", "Waiter"),
        ]
    )
    func neutralTitles(feminine: String, masculine: String) throws {
        let lexicons = try ShippedLexicons.shared.get()
        #expect(lexicons.neutralTitle(feminine) == lexicons.neutralTitle(masculine))
    }

    @Test("Words of everyday language count as skills within lists alone")
    func ambiguous() throws {
        let lexicons = try ShippedLexicons.shared.get()
        #expect(lexicons.skills(in: "A word on how we go to Swift Street with Kubernetes") == ["Kubernetes"])
        #expect(lexicons.skills(in: "Go, Swift, Word", isList: true) == ["Go", "Swift", "Word"])
    }

    @Test("An administrator's file adds spellings to a known name, and wins where both know a word")
    func administrator() throws {
        var files = try ShippedLexicons.files()
        files["aaa.lex"] = "# ours\n[skills: house]\nKubernetes = la grue\nOur Tool = kube; grue verte\n"
        let lexicons = try Lexicons(files: files)
        #expect(lexicons.canonicalSkill("La Grue") == "Kubernetes")
        #expect(lexicons.canonicalSkill("k8s") == "Kubernetes")
        #expect(lexicons.canonicalSkill("kube") == "Our Tool")
    }

    @Test("An administrator's file takes words away, and says when there is nothing to take")
    func removal() throws {
        var files = try ShippedLexicons.files()
        files["ours.lex"] = "[skills]\n- k8s\n- Java\nTea = java\n[sensitive]\n- célibataire\n"
        let lexicons = try Lexicons(files: files)
        #expect(lexicons.canonicalSkill("k8s") == nil && lexicons.canonicalSkill("Kubernetes") == "Kubernetes")
        #expect(lexicons.canonicalSkill("java") == "Tea" && lexicons.canonicalSkill("Kotlin") == "Kotlin")
        #expect(!lexicons[.sensitive].contains("célibataire") && lexicons[.sensitive].contains("mariée"))
        // One after the other: what goes with its name is not there for the line below.
        let other = "[skills]\nBeer = brew\n- Tea\n- brew\nTea = chai\n"
        let taken = try Lexicons(files: ["a.lex": "[skills]\nTea = chai; brew\n", "b.lex": other])
        #expect(taken[.skills].entries.map(\.canonical) == ["Beer", "Tea"])
        #expect(taken.canonicalSkill("brew") == nil && taken.canonicalSkill("chai") == "Tea")
        let twice = #expect(throws: LexiconError.self) {
            try Lexicons(files: ["a.lex": "[skills]\nTea = chai\n- Tea\n- chai\n- Tea\n[titles]\n- Tea\n"])
        }
        #expect(twice?.mistakes.map(\.line) == [4, 5, 7])
        files["ours.lex"] = "[skills]\n- basket weaving underwater\n"
        let error = #expect(throws: LexiconError.self) { try Lexicons(files: files) }
        #expect(error?.mistakes.map(\.line) == [2] && error?.mistakes.first?.remedy.isEmpty == false)
    }

    @Test("All mistakes of all files are reported at once, with file and line")
    func mistakes() throws {
        let files = [
            "a.lex": "lost = words\n[skils]\nx = y\n[skills\n",
            "b.lex": "[months]\nmars = mars\n\n[skills]\nJava = jvm\nKotlin = jvm\n[diplomas]\nBac = lycée | eqf: 12\n",
        ]
        let error = #expect(throws: LexiconError.self) { try Lexicons(files: files) }
        let lines = error?.mistakes.map { "\($0.file):\($0.line)" }
        #expect(lines == ["a.lex:1", "a.lex:2", "a.lex:4", "b.lex:2", "b.lex:6", "b.lex:8"])
        #expect(error?.description.contains("b.lex:6: 'jvm' stands for 'Java' already, on line 5; ") == true)
        #expect(error?.mistakes.allSatisfy { !$0.remedy.isEmpty } == true)
    }
}
