// SPDX-License-Identifier: GPL-3.0-or-later
import Evaluation
import Testing

@Suite("Comparing a profile with its truth")
struct JudgeTests {
    @Test("a perfect profile gives 1 everywhere, and every field has values")
    func perfect() throws {
        let scores = try Compared.scores(Compared.whole, Compared.whole)
        for field in JudgedField.allCases {
            #expect(scores[field].f1 == 1 && scores[field].right > 0, "\(field)")
        }
        #expect(scores.macro == 1)
        #expect(JudgedField.allCases.count == 19)
    }

    @Test("an empty profile and none at all give 0 everywhere", arguments: ["{}", nil])
    func empty(profile: String?) throws {
        let scores = try Compared.scores(profile, Compared.whole)
        for field in JudgedField.allCases { #expect(scores[field].f1 == 0 && scores[field].found == 0, "\(field)") }
        #expect(scores.macro == 0)
    }

    @Test("what the truth does not have lowers precision and leaves recall")
    func junk() throws {
        let truth = #"{"basics":{"name":"Odile Exemple"},"skills":[{"name":"Excel"}]}"#
        let found =
            #"{"basics":{"name":"Odile Exemple","url":"x.example"},"skills":[{"name":"Excel"},{"name":"Page 1"}]}"#
        let scores = try Compared.scores(found, truth)
        #expect(scores[.skills] == FieldCount(right: 1, found: 2, expected: 1))
        #expect(scores[.skills].precision == 0.5 && scores[.skills].recall == 1)
        #expect(scores[.url] == FieldCount(right: 0, found: 1, expected: 0) && scores[.url].f1 == 0)
        #expect(abs(scores.macro - (1 + 2.0 / 3 + 0) / 3) < 1e-12)
    }

    @Test("a wrong value counts as one that is missing and one too many")
    func wrong() throws {
        let scores = try Compared.scores(#"{"basics":{"name":"Page 1"}}"#, #"{"basics":{"name":"Odile Exemple"}}"#)
        #expect(scores[.name] == FieldCount(right: 0, found: 1, expected: 1))
    }

    @Test("an empty text is no value")
    func blank() throws {
        #expect(try Compared.verdicts(#"{"basics":{"name":" "},"skills":[{"name":""}]}"#, "{}").isEmpty)
    }

    @Test("work.entry wants employer and position; each counts on its own besides")
    func entries() throws {
        let truth =
            #"{"work":[{"name":"Banque Fictive","position":"Guichetière","startDate":"2017","endDate":"2020"}]}"#
        let found = #"{"work":[{"name":"Banque Fictive","position":"Directrice","startDate":"2017","endDate":"2020"}]}"#
        let scores = try Compared.scores(found, truth)
        #expect(scores[.workEntry].right == 0 && scores[.workPosition].right == 0)
        #expect(scores[.workEmployer].right == 1 && scores[.workStart].right == 1 && scores[.workEnd].right == 1)
    }

    @Test("an entry of which neither employer nor position agrees counts against all its values, on both sides")
    func unpaired() throws {
        let truth = #"{"work":[{"name":"Banque Fictive","position":"Guichetière","startDate":"2017"}]}"#
        let found = #"{"work":[{"name":"Mairie de Nulle-Part","startDate":"2017","endDate":"2018"}]}"#
        let scores = try Compared.scores(found, truth)
        #expect(scores[.workEntry] == FieldCount(right: 0, found: 1, expected: 1))
        #expect(scores[.workEmployer] == FieldCount(right: 0, found: 1, expected: 1))
        #expect(scores[.workPosition] == FieldCount(right: 0, found: 0, expected: 1))
        #expect(scores[.workStart] == FieldCount(right: 0, found: 1, expected: 1))
        #expect(scores[.workEnd] == FieldCount(right: 0, found: 1, expected: 1))
    }

    @Test("leaving out the end of a past job is an error, and so is ending a current one")
    func ends() throws {
        let past = #"{"work":[{"position":"Guichetière","endDate":"2020"}]}"#
        let current = #"{"work":[{"position":"Guichetière"}]}"#
        #expect(try Compared.scores(current, past)[.workEnd] == FieldCount(right: 0, found: 1, expected: 1))
        #expect(try Compared.scores(past, current)[.workEnd] == FieldCount(right: 0, found: 1, expected: 1))
        #expect(try Compared.scores(current, current)[.workEnd] == FieldCount(right: 1, found: 1, expected: 1))
    }

    @Test("dates tell positions at one employer apart")
    func ties() throws {
        let truth = """
            {"work": [{"name": "Banque Fictive", "position": "Guichetière", "startDate": "2012", "endDate": "2014"},
                      {"name": "Banque Fictive", "position": "Caissière", "startDate": "2014", "endDate": "2016"}]}
            """
        let found = """
            {"work": [{"name": "Banque Fictive", "startDate": "2014", "endDate": "2016"},
                      {"name": "Banque Fictive", "startDate": "2012", "endDate": "2014"}]}
            """
        let scores = try Compared.scores(found, truth)
        #expect(scores[.workStart].right == 2 && scores[.workEnd].right == 2 && scores[.workEmployer].right == 2)
    }

    @Test("a degree is its type and its area together, wherever the two are parted")
    func degrees() throws {
        let truth = #"{"education":[{"institution":"Lycée X","studyType":"BTS","area":"Banque","endDate":"2015"}]}"#
        let found = #"{"education":[{"studyType":"BTS Banque","endDate":"2015-06"}]}"#
        let scores = try Compared.scores(found, truth)
        #expect(scores[.educationDegree].right == 1 && scores[.educationEnd].right == 1)
        #expect(scores[.educationInstitution] == FieldCount(right: 0, found: 0, expected: 1))
        #expect(scores[.educationStart].isEmpty)
    }

    @Test("skills are a set: groups by their keywords, spellings folded, levels in brackets dropped")
    func skills() throws {
        let truth = #"{"skills":[{"name":"Outils","keywords":["Power BI","k8s","C++","C"]},{"name":"Excel (avancé)"}]}"#
        let found =
            #"{"skills":[{"keywords":["PowerBI","Kubernetes"]},{"name":"C++"},{"name":"excel"},{"name":"Outils"}]}"#
        let scores = try Compared.scores(found, truth)
        #expect(scores[.skills] == FieldCount(right: 4, found: 5, expected: 5))
        let verdicts = try Compared.verdicts(found, truth)
        #expect(verdicts.first { $0.found == "Kubernetes" }?.pointers == ["/skills/0/keywords/1"])
        #expect(verdicts.filter { !$0.isRight }.map { $0.found ?? $0.expected } == ["Outils", "C"])
    }

    @Test(
        "levels of languages are one by their class",
        arguments: [
            ("C1", "courant", true), ("fluent", "courant", true), ("natif", "langue maternelle", true),
            ("B2", "TOEIC 890", true), ("TOEIC 730", "B1", true), ("TOEIC 945", "courant", true),
            ("B2 (bon niveau)", "B2 – TOEIC 865", true), ("bon niveau", "C1", false), ("sans plus", "Sans plus.", true),
            ("sans plus", "B1", false),
        ]
    )
    func levels(found: String, truth: String, isRight: Bool) throws {
        func languages(_ level: String) -> String { #"{"languages":[{"language":"Anglais","fluency":"\#(level)"}]}"# }
        let scores = try Compared.scores(languages(found), languages(truth))
        #expect(scores[.languagesLevel] == FieldCount(right: isRight ? 1 : 0, found: 1, expected: 1))
    }

    @Test("languages are one by their code, once each; the level of one that is missing is missing too")
    func languages() throws {
        let truth = #"{"languages":[{"language":"Anglais","fluency":"C1"},{"language":"Espagnol","fluency":"A2"}]}"#
        let found =
            #"{"languages":[{"language":"English"},{"language":"Anglais"},{"language":"Klingon","fluency":"A1"}]}"#
        let scores = try Compared.scores(found, truth)
        #expect(scores[.languages] == FieldCount(right: 1, found: 2, expected: 2))
        #expect(scores[.languagesLevel] == FieldCount(right: 0, found: 1, expected: 2))
    }

    @Test("languages are named in the order of the truth and the profile, the same on every run")
    func languageOrder() throws {
        let names = ["Polonais", "Anglais", "Tamoul", "Espagnol", "Igbo", "Breton", "Wolof", "Français"]
        let list = names.map { #"{"language":"\#($0)"}"# }.joined(separator: ",")
        let missing = try Compared.verdicts(nil, #"{"languages":[\#(list)]}"#)
        #expect(missing.compactMap(\.expected) == names)
        let found = try Compared.verdicts(#"{"languages":[\#(list)]}"#, "{}")
        #expect(found.compactMap(\.found) == names)
    }

    @Test("certificates are paired one to one by their names")
    func certificates() throws {
        let truth = #"{"certificates":[{"name":"CACES R489"},{"name":"Habilitation électrique"}]}"#
        let found = #"{"certificates":[{"name":"CACES R489 cat. 3"},{"name":"CACES R489"},{"issuer":"AFNOR"}]}"#
        #expect(try Compared.scores(found, truth)[.certificates] == FieldCount(right: 1, found: 2, expected: 2))
    }
}
