// SPDX-License-Identifier: GPL-3.0-or-later
import LanguageModels
import Testing

@Suite("Printed dates and sizes of prompts") struct NormalizedDateTests {
    @Test(
        "printed dates get the profile's form",
        arguments: [
            ("2019", "2019"), ("2019-03", "2019-03"), ("2019-03-12", "2019-03-12"), ("03/2019", "2019-03"),
            ("3.2019", "2019-03"),
            ("mars 2019", "2019-03"), ("Févr. 2020", "2020-02"), ("d'août 2021", "2021-08"), ("Sept. 2018", "2018-09"),
            ("since May 2024", "2024-05"), ("12/03/2019", "2019-03-12"), ("1er mai 2020", "2020-05"),
            ("12 mars 2021", "2021-03-12"), ("March 12, 2021", "2021-03-12"),
        ]
    )
    func dates(printed: String, expected: String) {
        #expect(NormalizedDate.read(printed) == .date(expected))
    }

    @Test(
        "words for today mean that it goes on",
        arguments: ["présent", "aujourd'hui", "à ce jour", "Present", "en cours", "now"]
    )
    func today(printed: String) {
        #expect(NormalizedDate.read(printed) == .ongoing)
    }

    @Test(
        "what is no date is none",
        arguments: ["", "marketing 2019", "13/2019", "2019-2020", "99", "mars", "12345", "0150", "32 mars 2019"]
    )
    func nonsense(printed: String) {
        #expect(NormalizedDate.read(printed) == nil)
    }

    @Test("a prompt is never taken for smaller than it is")
    func estimates() {
        // Mistral's tokenizer: 2.56 characters a token on CVs, 0.95 on Chinese.
        let text = String(repeating: "Développeuse Java, 2019 à 2021. ", count: 100)
        #expect(Double(TokenEstimate.tokens(in: text)) > Double(text.unicodeScalars.count) / 2.56)
        let chinese = String(repeating: "软件工程师", count: 100)
        #expect(Double(TokenEstimate.tokens(in: chinese)) > 500 / 0.95)
    }
}
