// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Matching
import ProfileModel
import Testing

/// docs/matching.md shows what the program gives: its example is scored here, and written anew with
/// `GREFFIER_UPDATE_DOCS=1`.
@Suite("The guide to scores")
struct MatchingGuideTests {
    private static let file = URL(filePath: #filePath).deletingLastPathComponent()
        .appending(path: "../../docs/matching.md").standardizedFileURL
    private static let marks = ("<!-- example: begin -->\n", "<!-- example: end -->")

    /// The categories as the pages name them.
    private static let names = [
        "skills": "Compétences", "experience": "Expérience", "title": "Métier", "education": "Diplôme",
        "languages": "Langues", "meaning": "Proximité de sens", "location": "Lieu",
    ]

    @Test("the worked example is what the program gives")
    func example() throws {
        let text = try String(contentsOf: Self.file, encoding: .utf8)
        let begin = try #require(text.range(of: Self.marks.0))
        let end = try #require(text.range(of: Self.marks.1))
        let made = try Self.made()
        if ProcessInfo.processInfo.environment["GREFFIER_UPDATE_DOCS"] != nil {
            let new = text[..<begin.upperBound] + made + text[end.lowerBound...]
            try String(new).write(to: Self.file, atomically: true, encoding: .utf8)
        } else {
            #expect(text[begin.upperBound..<end.lowerBound] == made, "run the tests with GREFFIER_UPDATE_DOCS=1")
        }
    }

    @Test("the guide names every category with its default weight, and the rules in force")
    func categories() throws {
        let text = try String(contentsOf: Self.file, encoding: .utf8)
        for category in ScoreCategory.allCases {
            #expect(
                text.contains(
                    "| \(Self.names[category.rawValue] ?? "") (`\(category.rawValue)`) | \(Int(ScoringWeights()[category])) |"
                ),
                "\(category)"
            )
        }
    }

    private static func made() throws -> String {
        let score = Fixtures.score(try Fixtures.profile(Fixtures.developer), try Fixtures.offer(Fixtures.javaOffer))
        var lines = ["**Score : \(french(score.score)) sur 100** (\(Scorer.version), au 20 novembre 2026)", ""]
        lines += ["| Indispensable | Verdict | Preuve dans le CV |", "|---|---|---|"]
        lines += score.mustHaves.map { "| \($0.text) | \(verdict($0.verdict.rawValue)) | \(quoted($0.cvQuote)) |" }
        lines += ["", "| Critère | Demande | Verdict | Preuve dans le CV | Points |", "|---|---|---|---|---:|"]
        for category in score.categories where category.appliedWeight > 0 {
            for item in category.items {
                lines.append(
                    "| \(Self.names[category.name] ?? category.name) | \(item.text) | \(verdict(item.verdict.rawValue)) | \(quoted(item.cvQuote)) | \(french(item.points)) |"
                )
            }
            lines.append(
                "| | | | **\(Self.names[category.name] ?? category.name)**, sur \(french(category.appliedWeight)) | **\(french(category.points))** |"
            )
        }
        let sum = score.categories.filter { $0.appliedWeight > 0 }.map { french($0.points) }.joined(separator: " + ")
        lines += ["", "Somme : \(sum) = **\(french(score.score))**.", "", "Ce qui changerait ce score :", ""]
        lines += (score.changes ?? []).prefix(5).map { "- \($0.sentence)" }
        return lines.joined(separator: "\n") + "\n"
    }

    private static func french(_ value: Double) -> String { "\(value)".replacing(".", with: ",") }
    private static func quoted(_ text: String?) -> String { text.map { "«\u{A0}\($0)\u{A0}»" } ?? "–" }

    private static func verdict(_ name: String) -> String {
        ["met": "oui", "matched": "oui", "partly": "en partie", "missing": "manque", "unknown": "non précisé"][name]
            ?? name
    }
}
