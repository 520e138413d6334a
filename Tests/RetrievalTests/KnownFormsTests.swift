// SPDX-License-Identifier: GPL-3.0-or-later
import Testing

@testable import Retrieval

@Suite("Terms of words that are known")
struct KnownFormsTests {
    @Test("a word gives its folded form, its stems and each of its 4-grams once, the first time as every other")
    func terms() {
        let analyzer = TermAnalyzer(.french)
        let forms = KnownForms(analyzer)
        for word in ["Développeuses", "anananas", "C++", "été", "e\u{301}te\u{301}", "l", "日本語", "Développeuses"] {
            let terms = analyzer.analyze(word)
            let wanted = [terms.folded] + terms.stems.map { "~" + $0 } + terms.grams.map { "_" + $0 }
            #expect(all(word, forms) == wanted, "\(word)")
            #expect(all(word, forms) == wanted, "\(word)")
        }
        #expect(all("anananas", forms).filter { $0 == "_nana" }.count == 1)
    }

    @Test("whoever has enough of a word's terms is given no more")
    func stopping() {
        let forms = KnownForms(TermAnalyzer(.english))
        var word = "developers"
        var count = 0
        let code = word.withUTF8 { bytes in
            forms.forEach(of: bytes) { _, _ in
                count += 1
                return count == 3 ? 101 : 0
            }
        }
        #expect(code == 101 && count == 3)
    }

    private func all(_ word: String, _ forms: KnownForms) -> [String] {
        var word = word
        var terms: [String] = []
        let code = word.withUTF8 { bytes in
            forms.forEach(of: bytes) { isFirst, term in
                #expect(isFirst == terms.isEmpty)
                terms.append(String(decoding: term, as: UTF8.self))
                return 0
            }
        }
        #expect(code == 0)
        return terms
    }
}
