// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import JobModel
import Matching
import ProfileModel
import Testing

@Suite("What would change a score")
struct ChangesTests {
    private static let today = "2026-11-20"

    @Test("the score of a profile with the change made is the one that was promised", arguments: 0..<80)
    func promises(seed: UInt64) throws {
        var random = RandomPairs(seed: seed)
        let scorer = Fixtures.scorer.with(weights: random.weights())
        let (profile, offer) = (random.profile(), random.offer())
        let score = Fixtures.score(profile, offer, scorer: scorer)
        for change in try #require(score.changes) {
            let changed = Self.made(change, to: profile, for: offer.offer)
            let again = Fixtures.score(changed, offer, scorer: scorer)
            #expect(again.score == change.score, "\(change.sentence)")
            #expect(decimal(score.score) + decimal(change.gain) == decimal(change.score))
            #expect(change.verdict != .matched && change.gain > 0)
        }
    }

    @Test("the sentences name the demand, the points and the score there would be, most points first")
    func sentences() throws {
        let score = Fixtures.score(try Fixtures.profile(Fixtures.developer), try Fixtures.offer(Fixtures.javaOffer))
        let changes = try #require(score.changes)
        #expect(changes.map(\.gain) == changes.map(\.gain).sorted(by: >))
        let kubernetes = try #require(changes.first { $0.text == "Kubernetes" })
        #expect(kubernetes.verdict == .missing)
        let figures = ["\(kubernetes.gain)", "\(kubernetes.score)"].map { $0.replacing(".", with: ",") }
        #expect(
            kubernetes.sentence
                == "Si le CV prouvait «\u{A0}Kubernetes\u{A0}»\u{A0}: +\(figures[0]) points, soit \(figures[1])."
        )
        let english = Fixtures.scorer.with(language: .english)
        let other = Fixtures.score(
            try Fixtures.profile(Fixtures.developer),
            try Fixtures.offer(Fixtures.javaOffer),
            scorer: english
        )
        #expect(
            other.changes?.first { $0.text == "Kubernetes" }?.sentence.hasPrefix("If the CV proved “Kubernetes”: +")
                == true
        )
    }

    @Test("a CV that proves everything is told to change nothing")
    func nothing() throws {
        let offer = try Fixtures.offer(#"{"title":"Développeur Java","skills":[{"name":"Git"}]}"#)
        let score = Fixtures.score(try Fixtures.profile(Fixtures.developer), offer)
        #expect(score.score == 100)
        #expect(score.changes == [])
    }

    private func decimal(_ value: Double) -> Decimal { Decimal(string: "\(value)") ?? .nan }

    /// The profile of a CV that proves what the change speaks of.
    private static func made(_ change: Scores.Change, to profile: Profile, for offer: Offer) -> Profile {
        var profile = profile
        switch change.category {
        case "skills":
            var skill = Profile.Skill()
            skill.keywords = [change.text]
            profile.skills = (profile.skills ?? []) + [skill]
        case "experience":
            let isRecency = change.text == "Exercé récemment"
            let months = isRecency ? 1 : Int(((offer.greffier?.years ?? 0) * 12).rounded())
            let first = 2026 * 12 + 10 - (months - 1)
            var work = Profile.Work()
            work.position = offer.title ?? "…"
            work.startDate = "\(first / 12)-" + (first % 12 < 9 ? "0" : "") + "\(first % 12 + 1)"
            work.endDate = "2026-11"
            profile.work = (profile.work ?? []) + [work]
        case "title":
            var basics = profile.basics ?? .init()
            basics.label = offer.title
            profile.basics = basics
        case "education":
            var education = Profile.Education()
            education.studyType = change.text
            education.greffier = .init()
            education.greffier?.eqf = offer.greffier?.eqf
            profile.education = (profile.education ?? []) + [education]
        case "languages":
            let words = change.text.split(separator: " ").map(String.init)
            var language = Profile.Language()
            language.language = words[0]
            language.fluency = words.count > 1 ? words[1] : nil
            let names = words[0] == "allemand" ? ["allemand", "German"] : [words[0]]
            profile.languages = (profile.languages ?? []).filter { !names.contains($0.language ?? "") } + [language]
        default:
            var basics = profile.basics ?? .init()
            var location = basics.location ?? .init()
            location.city = offer.location?.city
            basics.location = location
            profile.basics = basics
        }
        return profile
    }
}
