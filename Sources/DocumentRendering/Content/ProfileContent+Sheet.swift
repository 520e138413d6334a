// SPDX-License-Identifier: GPL-3.0-or-later

extension ProfileContent {
    /// The sections of a sheet, those without content left out.
    var sheetSections: [ProfileSheet.Section] {
        sections.map { .init(name: $0.kind.rawValue, heading: $0.title, content: items(of: $0)) }
            .filter { !$0.content.isEmpty }
    }

    private func items(of section: ContentSection) -> [ProfileSheet.Item] {
        switch (section.kind, section.body) {
        case (.skills, _): return skillItems
        case (.interests, _): return [.words(pastimes)]
        case (.licences, _): return [.words(licenceClasses)]
        case (_, .paragraphs(let texts)): return texts.map(ProfileSheet.Item.paragraph)
        case (_, .pairs(let pairs)): return pairs.map { item($0, of: section.kind) }
        case (_, .entries(let entries)):
            return entries.map(entry).filter { $0 != .init() }.map(ProfileSheet.Item.entry)
        }
    }

    /// Groups under their names, then the skills that stand alone.
    private var skillItems: [ProfileSheet.Item] {
        let groups = skillGroups.map { group -> ProfileSheet.Item in
            group.name.isEmpty ? .words(group.skills) : .pair(group.name, group.skills.joined(separator: ", "))
        }
        let single = singleSkills
        if single.isEmpty { return groups }
        return groups.isEmpty ? [.words(single)] : groups + [.pair(labels.otherSkills, single.joined(separator: ", "))]
    }

    private func item(_ pair: ContentSection.Pair, of kind: ContentSection.Kind) -> ProfileSheet.Item {
        switch kind {
        // On a line, so that a certificate without a date is not taken for the issuer of the one before.
        case .certificates:
            .line(texts([pair.text, pair.giver, pair.name]).joined(separator: ", "), link: pair.link)
        case .references where pair.name.isEmpty || pair.text.isEmpty: .paragraph(pair.name + pair.text)
        default: .pair(pair.name, pair.text)
        }
    }

    private func entry(_ entry: ContentSection.Entry) -> ProfileSheet.Entry {
        .init(
            title: entry.title,
            body: entry.names.joined(separator: " · "),
            place: entry.details.joined(separator: ", "),
            period: entry.period,
            link: entry.link,
            paragraphs: entry.about + entry.notes,
            points: entry.bullets,
            keywords: entry.keywords
        )
    }
}
