// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import JobModel
import Matching
import ProfileModel
import Profiles
import Stages
import TestLexicons
import Testing

/// A blind variant is worth what the profile is worth, and its code tells nothing.
@Suite("Blind candidates")
struct BlindScoreTests {
    private static func examples() throws -> [Profile] {
        let folder = ShippedLexicons.root.appending(path: "Tests/Fixtures/profiles")
        return try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted().map {
            try CanonicalJSON.decode(Profile.self, from: try Data(contentsOf: folder.appending(path: $0)))
        }
    }

    @Test("the score of a blind variant is that of the profile")
    func scores() throws {
        let lexicons = try ShippedLexicons.shared.get()
        let blinder = ProfileBlinder(lexicons: lexicons)
        let scorer = Scorer.standard(lexicons: lexicons, language: .french)
        let profiles = try Self.examples()
        for profile in profiles {
            let blind = try blinder.blind(profile, code: "K7M2-9QXD", options: .init(schools: true))
            #expect(blind.basics?.name == "K7M2-9QXD")
            for other in profiles {
                let offer = Self.offer(for: other)
                let (open, closed) = (Self.score(profile, offer, scorer), Self.score(blind, offer, scorer))
                #expect(open == closed, "\(profile.basics?.name ?? "") for \(offer.title ?? "")")
                if other == profile { #expect(open > 20) }
            }
        }
    }

    private static func score(_ profile: Profile, _ offer: Offer, _ scorer: Scorer) -> Double {
        let reference = Scores.OfferReference(id: "o", source: "o.pdf", title: offer.title ?? "")
        let entry = OfferEntry(reference: reference, offer: offer, evidence: [:])
        return scorer.scores(profile: profile, evidence: [:], offers: [entry], asOf: "2026-11-20").offers[0].score
    }

    /// An offer that asks for what a person can do.
    private static func offer(for profile: Profile) -> Offer {
        var offer = Offer()
        offer.title = profile.work?.first?.position
        let skills = (profile.skills ?? []).flatMap { [$0.name].compactMap { $0 } + ($0.keywords ?? []) }
        offer.skills = skills.prefix(5).map { .init(name: $0, level: "required") }
        offer.greffier = .init()
        offer.greffier?.years = 2
        return offer
    }

    @Test("a candidate keeps the code, and another secret gives another one")
    func codes() throws {
        let profiles = try Self.examples()
        let secret = Data((0..<32).map { UInt8($0) })
        let codes = try profiles.map { try CandidateCode(of: $0, secret: secret).text }
        #expect(Set(codes).count == profiles.count)
        var changed = profiles[0]
        changed.work = []
        changed.basics?.label = "Autre"
        #expect(try CandidateCode(of: changed, secret: secret).text == codes[0])
        #expect(try CandidateCode(of: profiles[0], secret: Data(secret.reversed())).text != codes[0])
        for code in codes { #expect(code.wholeMatch(of: /[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}/) != nil) }
    }
}
