// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Matching
import ProfileModel
import Testing

@Suite("Feedback files")
struct FeedbackFileTests {
    @Test("French and English columns, whichever separator, quotes and apostrophes")
    func tables() throws {
        let french =
            "\u{FEFF}Offre;Candidat;Décision;Motif\r\nComptable;\"Martin; Zoé\";Refusée;\"trop \"\"junior\"\"\"\r\n\r\n'+33;Ali;Reçu en entretien;\r\n"
        let lines = try FeedbackFile(Data(french.utf8)).lines
        #expect(lines.map(\.number) == [2, 4])
        #expect(lines.map(\.offer) == ["Comptable", "+33"])
        #expect(lines.map(\.candidate) == ["Martin; Zoé", "Ali"])
        #expect(lines.map(\.outcome) == [.rejected, .interviewed])
        #expect(lines.map(\.reason) == ["trop \"junior\"", nil])
        let english = "candidate,offer,status\nA,B,hired\nC,D,maybe"
        #expect(try FeedbackFile(Data(english.utf8)).lines.map(\.outcome) == [.hired, nil])
        let tabs = "offer\tcandidate\toutcome\na\tb\tshortlisted"
        #expect(try FeedbackFile(Data(tabs.utf8)).lines.first?.outcome == .shortlisted)
    }

    @Test("what Excel writes as CSV and as Unicode text is read with its apostrophes, dashes and ligatures")
    func encodings() throws {
        let text = "offre;candidat;décision;motif\r\nMaître d’œuvre;Zoé;refusé;trop loin – 5 €\r\n"
        var windows: [UInt8] = []
        let marks: [Character: UInt8] = ["’": 0x92, "œ": 0x9C, "–": 0x96, "€": 0x80]
        for character in text {
            windows += marks[character].map { [$0] } ?? character.unicodeScalars.map { UInt8($0.value) }
        }
        var wide: [UInt8] = [0xFF, 0xFE]
        for unit in text.utf16 { wide += [UInt8(unit & 0xFF), UInt8(unit >> 8)] }
        for data in [Data(windows), Data(wide)] {
            let line = try #require(try FeedbackFile(data).lines.first)
            #expect(line.offer == "Maître d’œuvre" && line.reason == "trop loin – 5 €" && line.outcome == .rejected)
        }
    }

    @Test("a line whose quotation marks do not fit is refused alone")
    func openQuote() throws {
        let lines = try FeedbackFile(Data("offre;candidat;décision\n\"o;Zoé;refusé\no;Ali;refusé\n".utf8)).lines
        #expect(lines.map(\.candidate) == ["", "Ali"] && lines.map(\.number) == [2, 3])
    }

    @Test("a line of recommendations.csv with a column added is taken by its ids")
    func ids() throws {
        let text = "offre;candidat;id offre;id candidat;décision\nComptable;Zoé;o1;c1;embauchée"
        let line = try #require(try FeedbackFile(Data(text.utf8)).lines.first)
        #expect(line.offer == "o1" && line.candidate == "c1" && line.outcome == .hired)
    }

    @Test("JSON as a list, or as the only list of an object")
    func json() throws {
        let item = #"{"offer":"o","candidate":"c","outcome":"rejected","reason":null}"#
        for text in ["[\(item)]", #"{"feedback":[\#(item)]}"#] {
            let lines = try FeedbackFile(Data(text.utf8)).lines
            #expect(lines.map(\.outcome) == [.rejected] && lines.map(\.reason) == [nil])
        }
    }

    @Test("a file that takes another back names it and holds no line")
    func undoing() throws {
        for data in [FeedbackFile.undoing("retours.csv"), Data(#"{"annuler": "retours.csv"}"#.utf8)] {
            let file = try FeedbackFile(data)
            #expect(file.undoes == "retours.csv" && file.lines.isEmpty)
        }
        #expect(throws: FeedbackFile.Problem.unreadable) { try FeedbackFile(Data(#"{"undo": ""}"#.utf8)) }
        #expect(throws: FeedbackFile.Problem.unreadable) { try FeedbackFile(Data(#"{"other": "retours.csv"}"#.utf8)) }
    }

    @Test("missing columns are named; what is neither table nor list says so")
    func problems() {
        #expect(throws: FeedbackFile.Problem.missingColumns([.candidate, .outcome])) {
            try FeedbackFile(Data("offer;x\n1;2".utf8))
        }
        for nothing in ["", " \n", "offre;candidat;décision\n", "offre;candidat;décision\n;;\n", "[]"] {
            #expect(throws: FeedbackFile.Problem.empty) { try FeedbackFile(Data(nothing.utf8)) }
        }
        #expect(throws: FeedbackFile.Problem.unreadable) { try FeedbackFile(Data([0x25, 0x50, 0x44, 0x46, 0, 1])) }
        #expect(throws: FeedbackFile.Problem.unreadable) { try FeedbackFile(Data("[1,".utf8)) }
        #expect(throws: FeedbackFile.Problem.unreadable) { try FeedbackFile(Data(#"[{"offer":1}]"#.utf8)) }
    }
}

@Suite("Weights learned from decisions")
struct WeightLearnerTests {
    /// Candidates whose skills or languages alone are proven, as shares.
    private func example(_ offer: String, skills: Double, languages: Double, _ outcome: Recommendations.Outcome)
        -> WeightLearner.Example
    {
        let shares: [(String, Double)] = [("skills", skills), ("languages", languages)]
        let score = Scores.OfferScore(
            offer: .init(id: offer, source: "", title: ""),
            score: 0,
            mustHaves: [],
            categories: shares.map {
                .init(name: $0.0, weight: 50, appliedWeight: 50, points: $0.1 * 50, items: [])
            }
        )
        return .init(score, outcome: outcome)
    }

    private func decisions(_ count: Int) -> [WeightLearner.Example] {
        (0..<count).map { number in
            number % 2 == 0
                ? example("o\(number / 4)", skills: 0.4, languages: 1, .hired)
                : example("o\(number / 4)", skills: 0.6, languages: 0, .rejected)
        }
    }

    @Test("few decisions change nothing, more change the weights within their bounds, in the right direction")
    func bounds() throws {
        let none = WeightLearner().learn([])
        #expect(!none.isInForce && none.scoring == nil)
        let few = WeightLearner().learn(decisions(WeightLearner.least - 1))
        #expect(!few.isInForce && few.weights.allSatisfy { $0.from == $0.to })
        var last = 1.0
        for count in [20, 60, 400, 4_000] {
            let learned = WeightLearner().learn(decisions(count))
            let weights = try #require(learned.scoring)
            let factor = weights.languages / ScoringWeights().languages
            #expect(factor > last || factor == 2)
            #expect(weights.skills < ScoringWeights().skills)
            #expect(learned.agreementAfter >= learned.agreementBefore)
            for change in learned.weights where change.from > 0 {
                #expect(WeightLearner.bounds.contains(change.to / change.from))
            }
            #expect(weights.location == 0)
            last = factor
        }
        #expect(last > 1.5)
    }

    @Test("the order of decisions changes no digit")
    func order() {
        let all = decisions(80)
        #expect(WeightLearner().learn(all) == WeightLearner().learn(all.reversed()))
    }

    @Test("decisions that say nothing of anybody's order change nothing")
    func even() {
        let same = (0..<40).map { _ in example("o", skills: 1, languages: 0, .hired) }
        #expect(!WeightLearner().learn(same).isInForce)
    }
}
