// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import JobModel
import Matching
import ProfileModel
import Profiles
import Stages
import TestLexicons
import Testing

/// Score sheets, shortlists and digests that do not tell who the candidates are.
@Suite("Blind reports")
struct BlindReportTests {
    private static let secret = Data((0..<32).map { UInt8($0) })
    private static let quotes = [
        "Mme Odile Vasseur, développeuse Java depuis 2019", "odile.vasseur@courriel.example – 06 39 98 10 01",
        "Plougonvelin, née le 3 avril 1985", "2008 Master Informatique, Lycée Livet",
    ]
    private static let secrets = [
        "Odile", "Vasseur", "courriel.example", "98 10 01", "Plougonvelin", "1985", "Livet", "2008", "cv-odile.pdf",
    ]

    private static func profile() -> Profile {
        var profile = Profile()
        profile.basics = .init()
        profile.basics?.name = "Odile Vasseur"
        profile.basics?.email = "odile.vasseur@courriel.example"
        profile.basics?.phone = "+33639981001"
        profile.basics?.location = .init()
        profile.basics?.location?.city = "Plougonvelin"
        profile.basics?.location?.countryCode = "FR"
        var school = Profile.Education()
        (school.institution, school.area, school.studyType) = ("Lycée Livet", "Informatique", "Master")
        school.endDate = "2008"
        profile.education = [school]
        return profile
    }

    private static func blinding(_ options: BlindOptions = .init(schools: true, studyDates: true)) throws -> BlindReport
    {
        BlindReport(options: options, secret: secret, lexicons: try ShippedLexicons.shared.get())
    }

    private static var demands: [Scores.MustHave] {
        quotes.map { .init(text: "Java", verdict: .met, cvQuote: $0, offerQuote: "Java exigé") }
    }

    private static var categories: [Scores.Category] {
        let items = quotes.map {
            Scores.Item(text: "Java", verdict: .matched, points: 10, cvQuote: $0, offerQuote: "Java exigé")
        }
        return [.init(name: "skills", weight: 40, appliedWeight: 100, points: 40, items: items)]
    }

    private static func expectNoSecret(in report: Report, _ code: String) throws {
        let json = String(decoding: try CanonicalJSON.compact(report), as: UTF8.self)
        for text in [json, ReportText.text(report)] {
            for secret in secrets { #expect(!text.contains(secret), "\(secret): \(text)") }
            #expect(text.contains(code) && text.contains("Java"))
        }
    }

    private static var candidate: Recommendations.CandidateReference {
        .init(id: "1", source: "cv-odile.pdf", name: "Odile Vasseur")
    }

    @Test("a score sheet has the code of the candidate's other documents, and quotes without the person")
    func scoreSheet() throws {
        let offer = Scores.OfferScore(
            offer: .init(id: "o", source: "o.pdf", title: "Java"),
            score: 70,
            mustHaves: Self.demands,
            categories: Self.categories,
            changes: [
                .init(
                    category: "skills",
                    text: "SQL",
                    verdict: .missing,
                    gain: 5,
                    score: 75,
                    sentence: "Si Odile Vasseur savait SQL, +5."
                )
            ]
        )
        let (scores, code) = try Self.blinding()
            .scores(.init(version: "r", asOf: "2026-11-20", offers: [offer]), of: Self.profile())
        #expect(try code == CandidateCode(of: Self.profile(), secret: Self.secret).text)
        let report = ScoreSheet(language: .french).report(scores, candidate: code, source: "")
        try Self.expectNoSecret(in: report, code)
        #expect(scores.offers[0].mustHaves[0].cvQuote?.contains("Java depuis 2019") == true)
        #expect(scores.offers[0].score == 70 && report.subtitle == code)
        let open = try Self.blinding(.init())
            .scores(.init(version: "r", asOf: "2026-11-20", offers: [offer]), of: Self.profile())
        #expect(open.scores.offers[0].mustHaves[3].cvQuote == Self.quotes[3])
    }

    @Test("a shortlist names codes; of who is no longer known nothing is quoted", arguments: [true, false])
    func shortlist(isKnown: Bool) throws {
        var list = Shortlist(
            version: "r",
            asOf: "2026-11-20",
            offer: .init(id: "o", source: "o.pdf", title: "Java"),
            isOpen: true,
            validUntil: nil,
            collection: "candidates",
            compared: 1
        )
        list.candidates = [
            .init(
                candidate: Self.candidate,
                score: 70,
                mustHaves: Self.demands,
                categories: Self.categories,
                reasons: ["Java : \(Self.quotes[0])"]
            )
        ]
        let blind = try Self.blinding().shortlist(list, isKnown ? ["1": Self.profile()] : [:])
        let code = blind.candidates[0].candidate.name
        #expect(code.count == 9)
        try Self.expectNoSecret(in: ShortlistReport(language: .french).report(blind), code)
        #expect(blind.candidates[0].reasons.isEmpty == !isKnown)
        #expect((blind.candidates[0].mustHaves[0].cvQuote == nil) == !isKnown)
    }

    @Test("a digest names codes, the same in every offer")
    func digest() throws {
        let match = Recommendations.ForOffer.Match(
            candidate: Self.candidate,
            score: 70,
            new: true,
            mustHaves: Self.demands,
            reasons: ["Java : \(Self.quotes[0])", Self.quotes[1]]
        )
        var night = try CanonicalJSON.decode(
            Recommendations.self,
            from: Data(
                #"{"generated_at":"2026-11-20T02:00:00Z","as_of":"2026-11-20","candidates":[],"left_out":[],"offers":[]}"#
                    .utf8
            )
        )
        night.offers = ["a", "b"].map {
            .init(offer: .init(id: $0, source: "\($0).pdf", title: "Java \($0)"), candidates: [match])
        }
        let blind = try Self.blinding().night(night, ["1": Self.profile()])
        let codes = Set(blind.offers.flatMap(\.candidates).map(\.candidate.name))
        #expect(codes.count == 1)
        try Self.expectNoSecret(in: NightDigest(language: .french).report(blind), try #require(codes.first))
    }
}
