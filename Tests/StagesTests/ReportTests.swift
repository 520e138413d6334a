// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import JobModel
import Matching
import ProfileModel
import Stages
import TestLexicons
import Testing

/// What printed reports say, before any layout.
@Suite("Reports")
struct ReportTests {
    private static let french = ReportLanguage.french

    private static func demand(_ text: String, _ verdict: Scores.MustHave.Verdict) -> Scores.MustHave {
        .init(text: text, verdict: verdict, cvQuote: verdict == .met ? "\(text) depuis 2019" : nil, offerQuote: text)
    }

    private static func scored(_ title: String, _ score: Double) -> Scores.OfferScore {
        let items: [Scores.Item] = [
            .init(text: "Java", verdict: .matched, points: 20, cvQuote: "Java", offerQuote: "maîtrise de Java"),
            .init(text: "SQL", verdict: .missing, points: 0, cvQuote: nil, offerQuote: "SQL"),
        ]
        return Scores.OfferScore(
            offer: .init(id: title, source: "\(title).pdf", title: title),
            score: score,
            mustHaves: [demand("Java", .met), demand("SQL", .missing), demand("Anglais", .unknown)],
            categories: [
                .init(name: "skills", weight: 40, appliedWeight: 50, points: 20, items: items),
                .init(name: "languages", weight: 10, appliedWeight: 0, points: 0, items: [], noData: true),
            ],
            changes: [
                .init(
                    category: "skills",
                    text: "SQL",
                    verdict: .missing,
                    gain: 12,
                    score: score + 12,
                    sentence: "Avec SQL, +12."
                )
            ]
        )
    }

    @Test("a score sheet has every demand with verdict and evidence, the weights, what would change, day and rules")
    func scoreSheet() throws {
        let offers = [("Java", 72.4), ("Data", 61), ("Web", 40), ("RH", 12)].map { Self.scored($0.0, $0.1) }
        let scores = Scores(version: "rules/9", asOf: "2026-11-20", offers: offers)
        let report = ScoreSheet(language: Self.french, most: 2).report(scores, candidate: "Ada", source: "ada.pdf")
        #expect(report.subtitle == "Ada" && report.date == "2026-11-20")
        #expect(
            report.facts == ["ada.pdf", "au 20 novembre 2026", "les 2 plus proches sur 4 offres", "règles rules/9"]
        )
        #expect(report.sections.filter(\.isChapter).map(\.heading) == ["Java", "Data"])
        #expect(report.sections[0].figure == "72,4 sur 100")
        #expect(report.sections[0].paragraphs == ["Java.pdf · 1 indispensable rempli sur 3"])
        let demands = report.sections[1]
        #expect(demands.rows.map(\.mark) == ["Oui", "Manque", "Non précisé"])
        #expect(demands.rows[0].text == "«\u{A0}Java depuis 2019\u{A0}»" && !demands.hasFigures)
        let weights = report.sections[2]
        #expect(
            weights.rows.map { [$0.name, $0.mark, $0.figure] } == [
                ["Compétences", "50", "20,0"], ["Langues", "0", "0,0"],
            ]
        )
        #expect(!weights.remark.isEmpty)
        #expect(
            report.sections[3].figure == "20,0 / 50" && report.sections[3].rows[0].detail.contains("maîtrise de Java")
        )
        #expect(report.sections[4].points == ["Avec SQL, +12."])
        let english = ScoreSheet(language: .english, most: 9).report(scores, candidate: "", source: "")
        #expect(english.facts == ["as of 20 November 2026", "4 offers", "rules rules/9"])
        #expect(english.sections[0].figure == "72.4 out of 100")
    }

    @Test("without offers a score sheet says so")
    func noOffers() {
        let scores = Scores(version: "rules/9", asOf: "2026-11-20", offers: [])
        let report = ScoreSheet(language: Self.french).report(scores, candidate: "Ada", source: "")
        #expect(report.sections.map(\.paragraphs) == [["Aucune offre n’est ouverte pour le moment."]])
    }

    @Test("a shortlist has an overview, and each candidate with must-haves and reasons")
    func shortlist() {
        var list = Shortlist(
            version: "rules/9",
            asOf: "2026-11-20",
            offer: .init(id: "o", source: "o.pdf", title: "Java"),
            isOpen: true,
            validUntil: "2026-12-01",
            collection: "candidates",
            compared: 12
        )
        let score = Self.scored("Java", 72.4)
        list.candidates = ["Ada", "Bob", "Cyd"].map { name in
            .init(
                candidate: .init(id: name, source: "\(name).pdf", name: name),
                score: score.score,
                mustHaves: score.mustHaves,
                categories: score.categories,
                reasons: ["Java : oui"]
            )
        }
        let report = ShortlistReport(language: Self.french, most: 2).report(list)
        #expect(report.facts.contains("12 candidats comparés") && report.facts.contains("jusqu’au 1er décembre 2026"))
        #expect(report.sections[0].rows.map(\.name) == ["1. Ada", "2. Bob"])
        #expect(report.sections[0].rows[0].mark == "1 / 3")
        #expect(report.sections[0].rows[0].text == "Manque\u{A0}: SQL · Non précisé\u{A0}: Anglais")
        #expect(report.sections.filter(\.isChapter).map(\.points) == [["Java : oui"], ["Java : oui"]])
        list.candidates = []
        list.isOpen = false
        #expect(ShortlistReport(language: .english).report(list).sections[0].paragraphs == ["This offer is closed."])
    }

    @Test("a digest names who is new first, and the offers without anybody")
    func digest() throws {
        let json = #"""
            {"generated_at":"2026-11-20T02:00:00.000Z","as_of":"2026-11-20","candidates":[],"left_out":[],
             "offers":[
              {"offer":{"id":"a","source":"a.pdf","title":"Ancienne"},"candidates":[
                {"candidate":{"id":"1","source":"1.pdf","name":"Ada"},"score":70,"new":false,"must_haves":[],"reasons":["r"]}]},
              {"offer":{"id":"b","source":"b.pdf","title":"Fraîche"},"candidates":[
                {"candidate":{"id":"2","source":"2.pdf","name":"Bob"},"score":60.5,"new":true,"must_haves":[],"reasons":[]}]},
              {"offer":{"id":"c","source":"c.pdf","title":"Seule"},"candidates":[]}]}
            """#
        let night = try CanonicalJSON.decode(Recommendations.self, from: Data(json.utf8))
        let report = NightDigest(language: Self.french).report(night)
        #expect(report.sections.map(\.heading) == ["Fraîche", "Ancienne", "Sans candidat"])
        #expect(report.facts == ["3 offres", "1 proposition nouvelle"])
        #expect(report.sections[0].rows.map { [$0.name, $0.mark, $0.figure] } == [["Bob", "nouveau", "60,5"]])
        #expect(report.sections[2].points == ["Seule"])
        let text = ReportText.text(report)
        #expect(text.hasPrefix("PROPOSITIONS DE LA NUIT\n20 novembre 2026\n"))
        #expect(text.contains("60,5 Bob nouveau\n"))
        #expect(text.split(separator: "\n").allSatisfy { $0.count <= 78 })
    }

    @Test("whoever is new is told of, also below those whom everybody knows")
    func newBelow() throws {
        let people = (1...8).map { place in
            #"{"candidate":{"id":"\#(place)","source":"f","name":"P\#(place)"},"score":\#(90 - place),"new":\#(place == 7),"must_haves":[],"reasons":[]}"#
        }
        let json =
            #"{"generated_at":"2026-11-20T02:00:00.000Z","as_of":"2026-11-20","candidates":[],"left_out":[],"offers":[{"offer":{"id":"a","source":"a.pdf","title":"A"},"candidates":[\#(people.joined(separator: ","))]}]}"#
        let night = try CanonicalJSON.decode(Recommendations.self, from: Data(json.utf8))
        let section = NightDigest(language: Self.french, most: 3).report(night).sections[0]
        #expect(section.rows.map(\.name) == ["P1", "P2", "P7"] && section.remark == "et 5 de plus")
    }

    @Test("no line of a report as text begins with a sign that belongs to the line before")
    func signs() {
        var report = Report(title: "T", subtitle: "", date: "", rules: "", facts: [], note: "")
        report.sections = [.init(heading: "S")]
        report.sections[0].paragraphs = (0..<80).map {
            String(repeating: "x", count: $0 + 1) + " Oui : a · b – c ; d ?"
        }
        let lines = ReportText.text(report).split(separator: "\n").map { $0.drop { $0 == " " } }
        #expect(!lines.contains { ":;?·–".contains($0.prefix(1)) })
    }
}
