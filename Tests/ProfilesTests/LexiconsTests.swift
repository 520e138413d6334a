// SPDX-License-Identifier: GPL-3.0-or-later
import Lexicons
import Testing

@Suite("Lexicons")
struct LexiconsTests {
    @Test("The shipped files read without a mistake, and are the ones that the code names")
    func shipped() throws {
        #expect(Set(try ShippedLexicons.files().keys) == Lexicons.shippedFiles)
        let lexicons = try ShippedLexicons.shared.get()
        for kind in Lexicons.Kind.allCases { #expect(!lexicons[kind].isEmpty, "no words of kind \(kind.rawValue)") }
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

    @Test("All mistakes of all files are reported at once, with file and line")
    func mistakes() throws {
        let files = [
            "a.lex": "lost = words\n[skils]\nx = y\n[skills\n",
            "b.lex": "[months]\nmars = mars\n\n[skills]\nJava = jvm\nKotlin = jvm\n[diplomas]\nBac = lycée | eqf: 12\n",
        ]
        let error = #expect(throws: LexiconError.self) { try Lexicons(files: files) }
        let lines = error?.mistakes.map { "\($0.file):\($0.line)" }
        #expect(lines == ["a.lex:1", "a.lex:2", "a.lex:4", "b.lex:2", "b.lex:6", "b.lex:8"])
        #expect(error?.description.contains("b.lex:6: 'jvm' stands for 'Java' already, on line 5") == true)
    }
}
