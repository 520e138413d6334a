// SPDX-License-Identifier: GPL-3.0-or-later
import DocumentModel
import Evaluation
import Foundation
import JobModel
import Lexicons
import ProfileModel
import Profiles
import TestLexicons
import Testing

/// Fictional CVs with their truth: no field may fall under its floor, and no value may lack its proof.
@Suite("Regression over labelled CVs")
struct RegressionTests {
    static let folder = ShippedLexicons.root.appendingPathComponent("Tests/Fixtures/cvs")

    static func stems() throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: folder.path).filter { $0.hasSuffix(".truth.json") }
            .map { String($0.dropLast(".truth.json".count)) }.sorted()
    }

    static func document(_ stem: String) throws -> Document {
        let data = try Data(contentsOf: folder.appendingPathComponent(stem + ".document.json"))
        return try CanonicalJSON.decode(Document.self, from: data)
    }

    @Test("F1 of every field stays at its floor")
    func floors() throws {
        let lexicons = try ShippedLexicons.shared.get()
        let reader = RulesReader(lexicons: lexicons)
        let judge = Judge(lexicons: lexicons)
        var verdicts: [Verdict] = []
        let stems = try Self.stems()
        #expect(stems.count >= 12)
        for stem in stems {
            let truth = try Data(contentsOf: Self.folder.appendingPathComponent(stem + ".truth.json"))
            let reading = reader.read(try Self.document(stem), submittedAt: Date(timeIntervalSince1970: 1_795_000_000))
            let profile = try CanonicalJSON.decode(Profile.self, from: truth)
            verdicts += judge.verdicts(of: reading.profile, against: profile)
        }
        let scores = FieldScores(verdicts)
        for field in JudgedField.allCases {
            try #require(!scores[field].isEmpty, "no value of \(field) in the fixtures")
            let mistakes = verdicts.filter { $0.field == field && !$0.isRight }
            #expect(scores[field].f1 >= 0.97, "\(field): F1 \(scores[field].f1)\n\(mistakes)")
        }
        #expect(scores.macro >= 0.99)
    }

    @Test("Every value of every fixture has its proof in the document, and a false one is refused")
    func grounding() throws {
        let reader = RulesReader(lexicons: try ShippedLexicons.shared.get())
        for stem in try Self.stems() {
            let document = try Self.document(stem)
            let reading = reader.read(document, submittedAt: Date(timeIntervalSince1970: 1_795_000_000))
            #expect(Grounding.check(reading.profile, evidence: reading.evidence, document: document) == [], "\(stem)")
            var forged = reading
            forged.profile.basics?.name = "John Doe"
            forged.evidence["/basics/label"]?.quote = "Words that nobody wrote here"
            forged.evidence["/basics/email"] = nil
            let violations = Grounding.check(forged.profile, evidence: forged.evidence, document: document)
            #expect(violations.contains { $0.pointer == "/basics/name" && $0.reason == .valueNotInQuote })
            #expect(violations.contains { $0.pointer == "/basics/email" && $0.reason == .noEvidence })
        }
    }

    @Test("The same document gives the same bytes every time")
    func determinism() throws {
        let lexicons = try ShippedLexicons.shared.get()
        let document = try Self.document("v014")
        let date = Date(timeIntervalSince1970: 1_795_000_000)
        let first = RulesReader(lexicons: lexicons).read(document, submittedAt: date)
        for _ in 0..<5 {
            let again = RulesReader(lexicons: try Lexicons(files: ShippedLexicons.files())).read(
                document,
                submittedAt: date
            )
            #expect(try CanonicalJSON.pretty(again.profile) == CanonicalJSON.pretty(first.profile))
            #expect(again.evidence == first.evidence)
        }
    }
}
