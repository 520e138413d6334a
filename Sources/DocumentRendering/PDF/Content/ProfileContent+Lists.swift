// SPDX-License-Identifier: GPL-3.0-or-later
import ProfileModel

/// Sections of running text and of pairs.
extension ProfileContent {
    var summary: ContentSection? {
        wide(.summary, labels.summary, paragraphs(profile.basics?.summary))
    }

    /// Groups with their skills first, then all skills of no group together.
    var skills: ContentSection? {
        var groups: [ContentSection.Pair] = []
        var single: [String] = []
        for skill in profile.skills ?? [] {
            let name = texts([skill.name, skill.level.map { "(\($0))" }]).joined(separator: " ")
            let keywords = texts(skill.keywords ?? [])
            if keywords.isEmpty {
                single.append(name)
            } else {
                groups.append(.init(name: name, text: keywords.joined(separator: ", ")))
            }
        }
        let text = single.filter { !$0.isEmpty }.joined(separator: ", ")
        if groups.isEmpty { return wide(.skills, labels.skills, text.isEmpty ? [] : [text]) }
        if !text.isEmpty { groups.append(.init(name: labels.otherSkills, text: text)) }
        return pairs(.skills, labels.skills, groups)
    }

    /// Skills where none has a group.
    var singleSkills: [String] {
        (profile.skills ?? []).filter { texts($0.keywords ?? []).isEmpty }
            .map { texts([$0.name, $0.level.map { "(\($0))" }]).joined(separator: " ") }.filter { !$0.isEmpty }
    }

    var certificates: ContentSection? {
        let items = (profile.certificates ?? []).filter { !texts([$0.name, $0.issuer]).isEmpty }
        return pairs(
            .certificates,
            labels.certificates,
            items.map { item in
                .init(
                    name: period(item.date, nil, isOpen: false),
                    text: texts([item.name]).first ?? "",
                    giver: texts([item.issuer]).first ?? "",
                    isNamed: false,
                    link: texts([item.url]).first.flatMap(PDFLink.web)
                )
            }
        )
    }

    var languages: ContentSection? {
        let items = (profile.languages ?? []).map { item in
            ContentSection.Pair(
                name: texts([item.language]).first ?? "",
                text: texts([item.fluency]).first ?? item.greffier?.cefr ?? ""
            )
        }
        return pairs(.languages, labels.languages, items.filter { !$0.name.isEmpty || !$0.text.isEmpty })
    }

    var interests: ContentSection? {
        let items = (profile.interests ?? []).map { item -> String in
            let keywords = texts(item.keywords ?? []).joined(separator: ", ")
            let name = texts([item.name]).first ?? ""
            if name.isEmpty || keywords.isEmpty { return name + keywords }
            return "\(name) (\(keywords))"
        }.filter { !$0.isEmpty }
        return wide(.interests, labels.interests, items.isEmpty ? [] : [items.joined(separator: ", ")])
    }

    var references: ContentSection? {
        let items = (profile.references ?? []).map { item in
            let name = texts([item.name]).first ?? ""
            let text = paragraphs(item.reference).joined(separator: " ")
            return ContentSection.Pair(name: name, text: ReferenceText.withoutName(text, name: name))
        }
        return pairs(.references, labels.references, items.filter { !$0.name.isEmpty || !$0.text.isEmpty })
    }

    var licences: ContentSection? {
        let classes = texts(profile.greffier?.licences ?? [])
        return wide(.licences, labels.licences, classes.isEmpty ? [] : [classes.joined(separator: ", ")])
    }

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
