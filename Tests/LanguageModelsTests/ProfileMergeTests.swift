// SPDX-License-Identifier: GPL-3.0-or-later
import JSONSchemas
import JobModel
import LanguageModels
import ProfileModel
import Testing

@Suite("Merging the readings of rules and model") struct ProfileMergeTests {
    private func entry(_ quote: String, _ source: EvidenceEntry.Source, line: Int = 1) -> EvidenceEntry {
        EvidenceEntry(page: nil, line: line, bbox: nil, quote: quote, confidence: 0.8, source: source)
    }

    /// A reading in which each text of the profile is its own quote.
    private func reading(_ source: EvidenceEntry.Source, _ change: (inout Profile) -> Void) throws -> (
        Profile, Evidence
    ) {
        var profile = Profile()
        change(&profile)
        var evidence: Evidence = [:]
        collect(try JSONValue(parsing: CanonicalJSON.compact(profile)), "") { evidence[$0] = entry($1, source) }
        return (profile, evidence)
    }

    private func collect(_ value: JSONValue, _ pointer: String, _ take: (String, String) -> Void) {
        switch value {
        case .object(let object):
            for (key, member) in object.members { collect(member, JSONPointer.appending(key, to: pointer), take) }
        case .array(let items): for (index, item) in items.enumerated() { collect(item, "\(pointer)/\(index)", take) }
        default: take(pointer, value.string ?? value.text)
        }
    }

    private func work(_ name: String?, _ position: String?, _ start: String? = nil, _ end: String? = nil)
        -> Profile.Work
    {
        var work = Profile.Work()
        work.name = name
        work.position = position
        work.startDate = start
        work.endDate = end
        return work
    }

    /// Every leaf has evidence whose quote is its value, and no evidence points nowhere.
    private func isConsistent(_ merged: MergedProfile) throws -> Bool {
        let value = try JSONValue(parsing: CanonicalJSON.compact(merged.profile))
        var wrong: [String] = []
        collect(value, "") { pointer, text in
            guard !pointer.hasPrefix("/x-greffier/review") else { return }
            if merged.evidence[pointer]?.quote != text { wrong.append("\(pointer): \(text)") }
        }
        wrong += merged.evidence.keys.filter { value.value(at: $0) == nil }
        for problem in wrong { Issue.record("\(problem)") }
        return wrong.isEmpty
    }

    @Test("agreement makes a value surer, and keeps the rules' form of it")
    func agreement() throws {
        let rules = try reading(.rules) {
            $0.basics = .init()
            $0.basics?.name = "Zoë Martin"
            $0.basics?.phone = "+33612345678"
            $0.work = [work("Orvane Systèmes", "Développeuse", "2019-03", "2021-04")]
        }
        let model = try reading(.model) {
            $0.basics = .init()
            $0.basics?.name = "ZOE MARTIN"
            $0.basics?.phone = "06 12 34 56 78"
            $0.work = [work("Orvane Systèmes (ESN)", "développeuse", "2019", "2021-04")]
        }
        let merged = ProfileMerge.merge(rules: rules, model: model)
        #expect(merged.conflicts.isEmpty)
        #expect(merged.profile == rules.0)
        #expect(merged.evidence["/basics/name"]?.source == .both)
        #expect(abs((merged.evidence["/basics/name"]?.confidence ?? 0) - 0.96) < 1e-9)
        #expect(merged.evidence["/work/0/startDate"]?.source == .both)
        #expect(try isConsistent(merged))
    }

    @Test("what only one reader saw is kept under its name")
    func onlyOne() throws {
        let rules = try reading(.rules) {
            $0.basics = .init()
            $0.basics?.email = "z@m.example"
            $0.interests = [.init()]
            $0.interests?[0].name = "Échecs"
        }
        let model = try reading(.model) {
            $0.basics = .init()
            $0.basics?.label = "Comptable"
            $0.basics?.location = .init()
            $0.basics?.location?.city = "Rennes"
            $0.languages = [.init()]
            $0.languages?[0].language = "Breton"
        }
        let merged = ProfileMerge.merge(rules: rules, model: model)
        #expect(merged.evidence["/basics/email"]?.source == .rules)
        #expect(merged.evidence["/basics/label"]?.source == .model)
        #expect(merged.profile.basics?.location?.city == "Rennes")
        #expect(merged.profile.languages?.first?.language == "Breton")
        #expect(merged.profile.interests?.first?.name == "Échecs")
        #expect(try isConsistent(merged))
    }

    @Test(
        "the rules win on contact and dates, the model on title and summary; each conflict is listed with both quotes"
    )
    func conflicts() throws {
        let rules = try reading(.rules) {
            $0.basics = .init()
            $0.basics?.email = "a@b.example"
            $0.basics?.label = "Rennes"
            $0.work = [work("Orvane", "Comptable", "2019-03")]
        }
        let model = try reading(.model) {
            $0.basics = .init()
            $0.basics?.email = "c@d.example"
            $0.basics?.label = "Comptable"
            $0.work = [work("Orvane", "Comptable", "2018-03")]
        }
        let merged = ProfileMerge.merge(rules: rules, model: model)
        #expect(merged.profile.basics?.email == "a@b.example")
        #expect(merged.profile.basics?.label == "Comptable")
        #expect(merged.profile.work?.first?.startDate == "2019-03")
        #expect(merged.conflicts.map(\.pointer) == ["/basics/label", "/basics/email", "/work/0/startDate"])
        #expect(merged.conflicts.map(\.kept) == [.model, .rules, .rules])
        #expect(merged.profile.greffier?.review?.last == "/work/0/startDate: “2019-03” (rules) or “2018-03” (model)")
        #expect(merged.evidence["/x-greffier/review/2"]?.derivation == "review")
        #expect(merged.evidence["/work/0/startDate"]?.confidence == 0.8 * 0.8)
        #expect(merged.conflicts.allSatisfy { !$0.warning.message.contains("example") })
        #expect(try isConsistent(merged))
    }

    @Test("entries find each other whatever their order, and evidence moves with them")
    func pairing() throws {
        let rules = try reading(.rules) {
            $0.work = [work("Alpha", "Chef de projet", "2020"), work("Gamma", "Stagiaire", "2015")]
            $0.work?[1].highlights = ["Saisie"]
            $0.education = [.init()]
            $0.education?[0].institution = "Université de Rennes"
            $0.education?[0].studyType = "Master"
            $0.education?[0].area = "Informatique"
        }
        let model = try reading(.model) {
            $0.work = [
                work("Nouveau", "Directeur", "2023"), work("Gamma", "Stagiaire", "2015"),
                work("Alpha", "chef de projet"),
                work("Beta", "Analyste", "2018"), work("Peu", nil),
            ]
            $0.work?[2].highlights = ["Pilotage"]
            $0.education = [.init()]
            $0.education?[0].institution = "Université de Rennes"
            $0.education?[0].studyType = "Master Informatique"
        }
        let merged = ProfileMerge.merge(rules: rules, model: model)
        #expect(merged.profile.work?.map(\.name) == ["Nouveau", "Alpha", "Beta", "Gamma"])
        #expect(merged.profile.work?[1].highlights == ["Pilotage"])
        #expect(merged.profile.work?[3].highlights == ["Saisie"])
        #expect(merged.evidence["/work/3/highlights/0"]?.source == .rules)
        #expect(merged.evidence["/work/0/name"]?.source == .model)
        #expect(merged.evidence["/work/3/name"]?.source == .both)
        #expect(merged.profile.education?.count == 1)
        #expect(merged.conflicts.isEmpty)
        #expect(try isConsistent(merged))
    }

    @Test("skills inside groups are recognised, new ones follow")
    func skills() throws {
        let rules = try reading(.rules) {
            $0.skills = [.init(), .init()]
            $0.skills?[0].name = "Langages"
            $0.skills?[0].keywords = ["Java", "C++"]
            $0.skills?[1].name = "Rigueur"
        }
        let model = try reading(.model) { profile in
            profile.skills = ["C++", "Docker", "rigueur"].map { name in
                var skill = Profile.Skill()
                skill.name = name
                return skill
            }
        }
        let merged = ProfileMerge.merge(rules: rules, model: model)
        #expect(merged.profile.skills?.map(\.name) == ["Langages", "Rigueur", "Docker"])
        #expect(merged.evidence["/skills/0/keywords/1"]?.source == .both)
        #expect(merged.evidence["/skills/0/keywords/0"]?.source == .rules)
        #expect(merged.evidence["/skills/1/name"]?.source == .both)
        #expect(merged.evidence["/skills/2/name"]?.source == .model)
        #expect(try isConsistent(merged))
    }

    @Test("a position that goes on for the rules gets no end from the model")
    func currentPosition() throws {
        let rules = try reading(.rules) {
            $0.work = [work("Alpha", "Chef", "2020")]
            $0.work?[0].greffier = .init()
            $0.work?[0].greffier?.current = true
        }
        let model = try reading(.model) { $0.work = [work("Alpha", "Chef", "2020", "2021")] }
        let merged = ProfileMerge.merge(rules: rules, model: model)
        #expect(merged.profile.work?[0].endDate == nil)
        #expect(try isConsistent(merged))
    }

    @Test("with nothing on one side the other stands as it is")
    func emptySides() throws {
        let full = try reading(.rules) {
            $0.work = [work("Alpha", "Chef", "2020")]
            $0.skills = [.init()]
            $0.skills?[0].name = "Java"
        }
        let merged = ProfileMerge.merge(rules: full, model: (Profile(), [:]))
        #expect(merged.profile == full.0)
        #expect(merged.evidence == full.1)
        let other = ProfileMerge.merge(rules: (Profile(), [:]), model: full)
        #expect(other.profile == full.0)
        #expect(other.evidence == full.1)
    }
}
