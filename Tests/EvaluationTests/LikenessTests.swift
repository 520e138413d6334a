// SPDX-License-Identifier: GPL-3.0-or-later
import Evaluation
import Testing

@Suite("When two values are one")
struct LikenessTests {
    @Test(
        "case, accents, punctuation and spaces never matter; the words do",
        arguments: [
            (JudgedField.name, "LE GOFF Zoé", "Zoé Le Goff", true), (.name, "Jean-Luc Petit", "Jean Luc PETIT", true),
            (.name, "Jean Petit", "Jean-Luc Petit", false),
            (.email, "Zoe@Exemple.example", "zoe@exemple.example", true),
            (.email, "zoe@exemple.example", "zoé2@exemple.example", false),
            (.city, "SAINT ETIENNE", "Saint-Étienne", true),
            (.city, "Saint-Denis", "Saint-Étienne", false),
            (.url, "http://www.zoe.example/", "https://zoe.example", true),
            (.url, "zoe.example/cv", "zoe.example", false),
        ]
    )
    func equal(field: JudgedField, found: String, truth: String, isRight: Bool) throws {
        #expect(try Compared.isRight(field, found, truth) == isRight)
    }

    @Test(
        "telephone numbers are one by their digits within the country",
        arguments: [
            ("+33639980011", "06 39 98 00 11", true), ("0033 6 39 98 00 11", "+33 (0)6 39 98 00 11", true),
            ("(+33) 6 39 98 00 11", "0639980011", true), ("+3220009725", "02 000 97 25", true),
            ("+353209167494", "020 916 7494", true), ("+16145550121", "614-555-0121", true),
            ("+447700900350", "(+44) 7700 900350", true), ("06 39 98 00 12", "06 39 98 00 11", false),
            ("06 39 98 00 11 2019", "06 39 98 00 11", false),
        ]
    )
    func phones(found: String, truth: String, isRight: Bool) throws {
        #expect(try Compared.isRight(.phone, found, truth) == isRight)
    }

    @Test(
        "titles are one from a token-sort ratio of 0.85, or from 0.60 where one holds all words of the other",
        arguments: [
            // 1.000, 0.941, 0.667, 0.720 and 0.786 by rapidfuzz's token_sort_ratio, then 0.300.
            ("projet, chef de", "Chef de projet", true),
            ("BTS Comptabilité et Gestion", "BTS comptabilité gestion", true),
            ("Développeuse iOS", "Développeuse Android", false), ("Comptable", "Comptable unique", true),
            ("Lycée Renan", "Lycée Renan, Dinan", true),
            ("Chef", "Chef de projet informatique", false),
        ]
    )
    func titles(found: String, truth: String, isRight: Bool) throws {
        #expect(try Compared.isRight(.label, found, truth) == isRight)
        #expect(try Compared.isRight(.label, truth, found) == isRight)
    }

    @Test(
        "dates are ISO, and to the month where the truth has one",
        arguments: [
            ("2019-03", "2019-03", true), ("2019-03-15", "2019-03", true), ("2019-03", "2019", true),
            ("2019", "2019-03", false), ("2019-04", "2019-03", false), ("mars 2019", "2019", false),
            ("03/2019", "2019-03", false),
        ]
    )
    func dates(found: String, truth: String, isRight: Bool) throws {
        func work(_ date: String) -> String { #"{"work":[{"position":"Peintre","startDate":"\#(date)"}]}"# }
        #expect(try Compared.scores(work(found), work(truth))[.workStart].right == (isRight ? 1 : 0))
    }
}
