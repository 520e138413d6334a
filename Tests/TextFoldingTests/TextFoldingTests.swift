// SPDX-License-Identifier: GPL-3.0-or-later
import Testing
import TextFolding

@Suite("Folding")
struct FoldingTests {
    @Test(
        "Case, accents, ligatures and quotes are looked through",
        arguments: [
            ("Éléonore", "eleonore"), ("Ele\u{301}onore", "eleonore"), ("CŒUR", "coeur"), ("l’été", "l'ete"),
            ("Łódź", "lodz"), ("ﬁn", "fin"),
            ("a\u{AD}b", "ab"), ("2019–2021", "2019-2021"), ("Straße", "strasse"), ("日本語", "日本語"), ("", ""),
        ]
    )
    func fold(text: String, expected: String) { #expect(Folding.fold(text) == expected) }

    @Test("Words keep the signs of programming languages and lose the others")
    func words() {
        #expect(Folding.words("C++, C# / Node.js; R&D. Fin.") == ["c++", "c#", "node.js", "r", "d", "fin"])
        #expect(Folding.key("  Gestion   d’équipe ") == Folding.key("gestion d'Équipe"))
        #expect(Folding.words("…—  ").isEmpty)
    }

    @Test("Likeness is 1 for the same words in any order and 0 for nothing in common")
    func similarity() {
        #expect(Similarity.tokenSort("Chef de projet", "projet, chef DE") == 1)
        #expect(Similarity.ratio("abc", "xyz") == 0)
        #expect(Similarity.ratio("", "") == 1)
        #expect(abs(Similarity.ratio("abcd", "abxd") - 0.75) < 1e-9)
        #expect(Similarity.tokenSort("Développeuse iOS", "Développeuse Android") < 0.85)
    }
}
