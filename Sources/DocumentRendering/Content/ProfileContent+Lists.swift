// SPDX-License-Identifier: GPL-3.0-or-later
import JobModel
import ProfileModel

/// Sections of running text and of pairs.
extension ProfileContent {
    var summary: ContentSection? {
        wide(.summary, labels.summary, paragraphs(profile.basics?.summary))
    }

    /// Groups with their skills first, then all skills of no group together.
    var skills: ContentSection? {
        var groups = skillGroups.map { ContentSection.Pair(name: $0.name, text: $0.skills.joined(separator: ", ")) }
        let text = singleSkills.joined(separator: ", ")
        if groups.isEmpty { return wide(.skills, labels.skills, text.isEmpty ? [] : [text]) }
        if !text.isEmpty { groups.append(.init(name: labels.otherSkills, text: text)) }
        return pairs(.skills, labels.skills, groups)
    }

    /// Skills that have a group, which need not have a name.
    var skillGroups: [(name: String, skills: [String])] {
        (profile.skills ?? []).map { (name($0), texts($0.keywords ?? [])) }.filter { !$0.skills.isEmpty }
    }

    /// Skills of no group.
    var singleSkills: [String] {
        (profile.skills ?? []).filter { texts($0.keywords ?? []).isEmpty }.map(name).filter { !$0.isEmpty }
    }

    private func name(_ skill: Profile.Skill) -> String {
        texts([skill.name, skill.level.map { "(\($0))" }]).joined(separator: " ")
    }

    var certificates: ContentSection? {
        let items = (profile.certificates ?? []).filter { !texts([$0.name, $0.issuer]).isEmpty }
        return pairs(
            .certificates,
            labels.certificates,
            items.map { item in
                .init(
                    name: period(item.date, nil, isOpen: false)?.text ?? "",
                    text: texts([item.name]).first ?? "",
                    giver: texts([item.issuer]).first ?? "",
                    isNamed: false,
                    link: link(item.url)
                )
            }
        )
    }

    var languages: ContentSection? {
        let items = (profile.languages ?? []).map { item in
            let cefr = item.greffier?.cefr
            let level = cefr == "native" ? language.text("langue maternelle", "native") : cefr
            return ContentSection.Pair(
                name: texts([item.language]).first ?? "",
                text: texts([item.fluency]).first ?? level ?? ""
            )
        }
        return pairs(.languages, labels.languages, items.filter { !$0.name.isEmpty || !$0.text.isEmpty })
    }

    var interests: ContentSection? { wide(.interests, labels.interests, joined(pastimes)) }

    /// Interests, each with what belongs to it: `Musique (piano, chant)`.
    var pastimes: [String] {
        (profile.interests ?? []).map { item -> String in
            let keywords = texts(item.keywords ?? []).joined(separator: ", ")
            let name = texts([item.name]).first ?? ""
            if name.isEmpty || keywords.isEmpty { return name + keywords }
            return "\(name) (\(keywords))"
        }.filter { !$0.isEmpty }
    }

    var references: ContentSection? {
        let items = (profile.references ?? []).map { item in
            let name = texts([item.name]).first ?? ""
            let text = paragraphs(item.reference).joined(separator: " ")
            return ContentSection.Pair(name: name, text: ReferenceText.withoutName(text, name: name))
        }
        return pairs(.references, labels.references, items.filter { !$0.name.isEmpty || !$0.text.isEmpty })
    }

    var licences: ContentSection? { wide(.licences, labels.licences, joined(licenceClasses)) }

    /// Classes of driving licences.
    var licenceClasses: [String] { texts(profile.greffier?.licences ?? []) }

    /// Short texts as one; none where there are none.
    private func joined(_ texts: [String]) -> [String] { texts.isEmpty ? [] : [texts.joined(separator: ", ")] }

    private func wide(_ kind: ContentSection.Kind, _ title: String, _ texts: [String]) -> ContentSection? {
        texts.isEmpty ? nil : .init(kind: kind, title: title, body: .paragraphs(texts))
    }

    private func pairs(
        _ kind: ContentSection.Kind,
        _ title: String,
        _ pairs: [ContentSection.Pair]
    ) -> ContentSection? {
        pairs.isEmpty ? nil : .init(kind: kind, title: title, body: .pairs(pairs))
    }
}
