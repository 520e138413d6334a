// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import JobModel
import Matching
import ProfileModel
import Testing

@Suite("Scores for their readers")
struct ScoreRenderingTests {
    private func scores(_ language: ReportLanguage) throws -> Scores {
        Fixtures.scorer.with(language: language).scores(
            profile: try Fixtures.profile(Fixtures.developer),
            evidence: [:],
            offers: [try Fixtures.offer(Fixtures.javaOffer)],
            asOf: "2026-11-20"
        )
    }

    @Test(
        "the sheet for the candidate names what was found, what would help, and their rights",
        arguments: ReportLanguage.allCases
    )
    func brief(language: ReportLanguage) throws {
        let scores = try scores(language)
        let page = ScoresBrief(language: language).html(scores, candidate: "Camille <Durand>")
        #expect(page.contains("Camille &lt;Durand&gt;") && !page.contains("<Durand>"))
        #expect(page.contains("Kubernetes") && page.contains("Spring Boot"))
        let sentence = try #require(scores.offers[0].changes?.first).sentence
        #expect(page.contains(sentence.replacing("’", with: "’")))
        #expect(page.contains(language.text("Une personne prend la décision", "A person takes the decision")))
        #expect(page.contains(language.text("n’écarte personne", "turns nobody down")))
        // Names of other people's files are no business of the candidate.
        #expect(!page.contains("o1.pdf"))
    }

    @Test("the overview says of each must-have that is not met what is said of it", arguments: ReportLanguage.allCases)
    func overview(language: ReportLanguage) throws {
        let scores = try scores(language)
        let page = ScoresPage(language: language).html(scores, candidate: "Camille", source: "c.pdf")
        let head = try #require(page.range(of: "</table>"))
        let overview = page[..<head.lowerBound]
        for must in scores.offers[0].mustHaves where must.verdict != .met {
            #expect(overview.contains(must.text), "\(must.text)")
        }
        #expect(overview.contains(language.text("En partie", "In part")))
    }

    @Test("sheets that speak of the nearest offers alone say of how many", arguments: ReportLanguage.allCases)
    func nearest(language: ReportLanguage) throws {
        var scores = try scores(language)
        let nearest = language.text("plus proche", "nearest offer")
        #expect(!ScoresBrief(language: language).html(scores, candidate: "").contains(nearest))
        scores.offers = Array(repeating: scores.offers[0], count: 7)
        let words = [
            language.text("les 3 offres les plus proches sur 7", "the 3 nearest offers of 7"),
            language.text("les 5 offres les plus proches sur 7", "the 5 nearest offers of 7"),
        ]
        #expect(ScoresBrief(language: language).html(scores, candidate: "").contains(words[0]))
        #expect(ScoresChart(language: language).html(scores, candidate: "").contains(words[1]))
    }

    @Test("the bars of a category are as long as its weight and its points", arguments: ReportLanguage.allCases)
    func chart(language: ReportLanguage) throws {
        let scores = try scores(language)
        let page = ScoresChart(language: language).html(scores, candidate: "Camille Durand")
        let shown = scores.offers[0].categories.filter { $0.appliedWeight > 0 }
        #expect(page.components(separatedBy: "<svg").count - 1 == shown.count + 1)
        let widest = try #require(shown.map(\.appliedWeight).max())
        for category in shown {
            let width = (category.points / widest * 1000).rounded() / 10
            #expect(page.contains("<rect width=\"\(width)\""))
        }
        #expect(page.contains(language.text("indispensables remplis sur", "must-haves met")))
        #expect(page.contains("Kubernetes"))
    }

    @Test("all three say why a document has no score, and that no offer is open")
    func nothing() {
        let empty = Scores(version: "score/4", asOf: "2026-11-20", offers: [])
        for (page, kind) in [
            (
                ScoresBrief(language: .french).html(empty, candidate: "", noCandidate: .noCandidate),
                WarningKind.noCandidate
            ),
            (ScoresChart(language: .french).html(empty, candidate: "", noCandidate: .noCandidate), .noCandidate),
        ] {
            #expect(page.contains(kind.messageFR.prefix(20)))
        }
        #expect(ScoresBrief(language: .french).html(empty, candidate: "").contains("Aucune offre n’est ouverte"))
        #expect(ScoresChart(language: .english).html(empty, candidate: "").contains("No offer is open"))
    }
}
