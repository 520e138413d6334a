// SPDX-License-Identifier: GPL-3.0-or-later
import Lexicons
import ProfileModel
import Retrieval
import TextFolding

/// What searches by field find a profile or an offer by.
struct FieldReader {
    private let lexicons: Lexicons
    private let skills: SkillNames

    init(_ lexicons: Lexicons) {
        self.lexicons = lexicons
        skills = SkillNames(lexicons: lexicons)
    }

    /// The fields of a profile, each value once.
    func fields(of profile: Profile, tags: [String]) -> [EntryField] {
        let work = profile.work ?? []
        var fields = Fields(tags: tags)
        fields.add(.name, [profile.basics?.name])
        titles([profile.basics?.label] + work.map(\.position), to: &fields)
        fields.add(.city, [profile.basics?.location?.city])
        fields.add(.employer, work.map(\.name))
        for study in profile.education ?? [] {
            fields.add(.school, [study.institution])
            degree([study.studyType, study.area], to: &fields)
        }
        for language in profile.languages ?? [] { self.language(language.language, to: &fields) }
        let listed = (profile.skills ?? []).flatMap { skill -> [String] in
            [skill.name].compactMap { $0 } + (skill.keywords ?? []) + (skill.greffier?.canonical ?? [])
        }
        let told = work.flatMap { position -> [String] in
            [position.summary, position.description].compactMap { $0 } + (position.highlights ?? [])
        }
        let projects = (profile.projects ?? []).flatMap { $0.keywords ?? [] }
        skills(listed: listed + projects, told: told, to: &fields)
        return fields.all
    }

    /// The fields of an offer, each value once.
    func fields(of offer: Offer, tags: [String]) -> [EntryField] {
        var fields = Fields(tags: tags)
        titles([offer.title], to: &fields)
        fields.add(.city, [offer.location?.city])
        fields.add(.employer, [offer.company])
        for language in offer.greffier?.languages ?? [] { self.language(language.language, to: &fields) }
        for qualification in offer.qualifications ?? [] { degree([qualification], to: &fields) }
        let asked = (offer.skills ?? []).flatMap { skill -> [String] in [skill.name] + (skill.keywords ?? []) }
        skills(listed: asked, told: offer.responsibilities ?? [], to: &fields)
        return fields.all
    }

    private func titles(_ titles: [String?], to fields: inout Fields) {
        for case let title? in titles { fields.add(.title, [title, lexicons.neutralTitle(title)]) }
    }

    /// By name and by code, since lexicons know languages by their names in several languages.
    private func language(_ name: String?, to fields: inout Fields) {
        guard let name else { return }
        let code = lexicons.languageCode(name)
        let other = code.flatMap { code in
            lexicons[.languages].entries.first { $0.attributes["iso"] == code }?.canonical
        }
        fields.add(.language, [name, code, other])
    }

    private func degree(_ parts: [String?], to fields: inout Fields) {
        let text = parts.compactMap { $0 }.joined(separator: " ")
        let names = lexicons[.diplomas].matches(in: Folding.words(text)).map(\.entry.canonical)
        fields.add(.degree, [text] + names)
    }

    private func skills(listed: [String], told: [String], to fields: inout Fields) {
        for skill in listed { fields.add(.skill, skills.indexed(skill)) }
        for text in told { fields.add(.skill, skills.named(in: text)) }
    }

    /// Collects values, each once and in order.
    private struct Fields {
        private(set) var all: [EntryField] = []
        private var seen: Set<EntryField> = []

        init(tags: [String]) { add(.tag, tags) }

        mutating func add(_ field: SearchField, _ values: [String?]) {
            for case let value? in values {
                guard let added = EntryField(field, value), seen.insert(added).inserted else { continue }
                all.append(added)
            }
        }
    }
}
