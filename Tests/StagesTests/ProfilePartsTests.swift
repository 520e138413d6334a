// SPDX-License-Identifier: GPL-3.0-or-later
import ProfileModel
import Testing

@testable import Stages

@Suite("What a CV as data states beside a model")
struct ProfilePartsTests {
    private func entry(_ quote: String, _ source: EvidenceEntry.Source) -> EvidenceEntry {
        EvidenceEntry(page: nil, line: nil, bbox: nil, quote: quote, confidence: 1, source: source)
    }

    private var rules: (profile: Profile, evidence: Evidence) {
        var profile = Profile()
        profile.basics = .init()
        profile.basics?.name = "Maëlle Kerdoncuff"
        profile.basics?.label = "Boulangère"
        profile.work = [.init()]
        profile.work?[0].name = "Maison Le Bihan"
        let evidence = [
            "/basics/name": entry("Maëlle Kerdoncuff", .attachment), "/basics/label": entry("Boulangère", .rules),
            "/work/0/name": entry("Maison Le Bihan", .attachment),
        ]
        return (profile, evidence)
    }

    private var model: (profile: Profile, evidence: Evidence) {
        var profile = Profile()
        profile.basics = .init()
        profile.basics?.name = "M. Kerdoncuff"
        profile.basics?.label = "Cheffe"
        profile.work = [.init(), .init()]
        profile.work?[0].name = "Le Bihan"
        profile.work?[1].name = "Fournil"
        let evidence = [
            "/basics/name": entry("M. Kerdoncuff", .model), "/basics/label": entry("Cheffe", .model),
            "/work/0/name": entry("Le Bihan", .model), "/work/1/name": entry("Fournil", .model),
        ]
        return (profile, evidence)
    }

    @Test("a model is not heard on what the data state, lists as a whole, and is heard on all else")
    func removal() {
        var (profile, evidence) = model
        ProfileParts.exact(rules.evidence).remove(from: &profile, &evidence)
        #expect(profile.basics?.name == nil && profile.basics?.label == "Cheffe" && profile.work == nil)
        #expect(Set(evidence.keys) == ["/basics/label"])
    }

    @Test("where a model alone reads, what the data state stands in its place with its proof")
    func replacement() {
        var (profile, evidence) = model
        ProfileParts.exact(rules.evidence).put(rules, into: &profile, &evidence)
        #expect(profile.basics?.name == "Maëlle Kerdoncuff" && profile.basics?.label == "Cheffe")
        #expect(profile.work?.map(\.name) == ["Maison Le Bihan"])
        #expect(
            evidence.mapValues(\.source) == [
                "/basics/name": .attachment, "/basics/label": .model, "/work/0/name": .attachment,
            ]
        )
    }

    @Test("a reading without data changes nothing")
    func nothing() {
        var (profile, evidence) = model
        ProfileParts.exact(["/basics/name": entry("M. Kerdoncuff", .rules)]).put(rules, into: &profile, &evidence)
        #expect(profile == model.profile && evidence == model.evidence)
    }
}
