// SPDX-License-Identifier: GPL-3.0-or-later
import ProfileModel

extension ProfileComposer {
    func addCertificates() {
        let items = (profile.certificates ?? []).filter { !texts([$0.name, $0.issuer]).isEmpty }
        guard !items.isEmpty else { return }
        addSection(labels.certificates)
        for (index, item) in items.enumerated() {
            let text = texts([item.name, item.issuer]).joined(separator: " · ")
            let link = texts([item.url]).first.flatMap(PDFLink.web)
            addPair(period(item.date, nil, isOpen: false), text, isFirst: index == 0, isStrong: false, link: link)
        }
    }

    func addLanguages() {
        let items = profile.languages ?? []
        let pairs = items.map { item in
            (texts([item.language]).first ?? "", texts([item.fluency]).first ?? item.greffier?.cefr ?? "")
        }.filter { !$0.0.isEmpty || !$0.1.isEmpty }
        guard !pairs.isEmpty else { return }
        addSection(labels.languages)
        for (index, pair) in pairs.enumerated() { addPair(pair.0, pair.1, isFirst: index == 0) }
    }

    func addPublications() {
        let items = profile.publications ?? []
        guard !items.isEmpty else { return }
        addSection(labels.publications)
        for (index, item) in items.enumerated() {
            var entry = Entry()
            entry.side = period(item.releaseDate, nil, isOpen: false)
            entry.title = texts([item.name]).first ?? ""
            entry.subtitle = subtitle(texts([item.publisher]), [])
            entry.notes = paragraphs(item.summary)
            entry.link = texts([item.url]).first.flatMap(PDFLink.web)
            add(entry, isFirst: index == 0)
        }
    }

    func addAwards() {
        let items = profile.awards ?? []
        guard !items.isEmpty else { return }
        addSection(labels.awards)
        for (index, item) in items.enumerated() {
            var entry = Entry()
            entry.side = period(item.date, nil, isOpen: false)
            entry.title = texts([item.title]).first ?? ""
            entry.subtitle = subtitle(texts([item.awarder]), [])
            entry.notes = paragraphs(item.summary)
            add(entry, isFirst: index == 0)
        }
    }

    func addInterests() {
        let items = (profile.interests ?? []).map { item -> String in
            let keywords = texts(item.keywords ?? []).joined(separator: ", ")
            let name = texts([item.name]).first ?? ""
            if name.isEmpty || keywords.isEmpty { return name + keywords }
            return "\(name) (\(keywords))"
        }.filter { !$0.isEmpty }
        guard !items.isEmpty else { return }
        addSection(labels.interests)
        addWide(items.joined(separator: ", "))
    }

    func addReferences() {
        let items = (profile.references ?? []).map { (texts([$0.name]).first ?? "", paragraphs($0.reference)) }
            .filter { !$0.0.isEmpty || !$0.1.isEmpty }
        guard !items.isEmpty else { return }
        addSection(labels.references)
        for (index, item) in items.enumerated() {
            let text = ReferenceText.withoutName(item.1.joined(separator: " "), name: item.0)
            if text.isEmpty || item.0.isEmpty {
                addWide(item.0 + text, isFirst: index == 0)
            } else {
                addPair(item.0, text, isFirst: index == 0)
            }
        }
    }

    func addLicences() {
        let classes = texts(profile.greffier?.licences ?? [])
        guard !classes.isEmpty else { return }
        addSection(labels.licences)
        addWide(classes.joined(separator: ", "))
    }
}
