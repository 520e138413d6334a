// SPDX-License-Identifier: GPL-3.0-or-later
import JobModel
import Notifications
import Testing

@Suite("Digest of a night") struct DigestTextTests {
    private func news(matches: Int, refusals: Int, folder: String? = "outbox/nuit/2026-11-23/x") -> NightNews {
        NightNews(
            matches: (0..<matches).map {
                .init(
                    candidate: "Candidat \($0)",
                    offer: "Comptable",
                    score: "72,\($0)",
                    reasons: ["SAP", "5 ans", "B2", "autre"]
                )
            },
            offers: 3,
            refusals: (0..<refusals).map {
                .init(
                    files: ["a\($0).pdf"],
                    count: $0 + 1,
                    reason: "Le document est protégé.",
                    remedy: "Ôtez le mot de passe."
                )
            },
            folder: folder
        )
    }

    @Test(
        "it never has more than ten lines, and the first says how much there is",
        arguments: [0, 1, 4, 7, 8, 9, 500],
        [0, 1, 3, 4, 20]
    )
    func lines(_ matches: Int, _ refusals: Int) {
        for language in ReportLanguage.allCases {
            let words = DigestText(language: language).words(news(matches: matches, refusals: refusals))
            let lines = words.text.split(separator: "\n")
            #expect(lines.count <= DigestText.mostLines)
            let named = lines.count { $0.contains("Candidat ") }
            #expect(named == matches || named >= 3)
            if named < matches { #expect(words.text.contains("\(matches - named)")) }
            if refusals > 0 { #expect(words.text.contains("a0.pdf")) }
            #expect(lines[0].contains(matches == 0 ? language.text("aucune", "no") : "\(matches)"))
            #expect(!lines[0].contains("Candidat") && !lines[0].contains(".pdf"))
        }
    }

    @Test("a match is told with its reasons, a refusal with what to do")
    func reasons() {
        let text = DigestText(language: .french).words(news(matches: 1, refusals: 1)).text
        #expect(text.contains("72,0  Candidat 0 → Comptable\u{A0}: SAP · 5 ans · B2\n"))
        #expect(text.contains("Refusé : a0.pdf. Le document est protégé. Ôtez le mot de passe.\n"))
        #expect(text.contains("Tout le détail : outbox/nuit/2026-11-23/x"))
    }
}
