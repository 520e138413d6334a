// SPDX-License-Identifier: GPL-3.0-or-later
import TextFolding

extension ExactDraft {
    /// Whether nothing of a person stands in it.
    var isEmpty: Bool { name == nil && entries.work.isEmpty && entries.education.isEmpty && email == nil }

    /// The values that name entries of work and study: how many there are, and how many of them stand on no page.
    var unseen: (count: Int, all: Int) {
        let named = (entries.work + entries.education).flatMap { draft in
            [draft[.position], draft[.name], draft[.studyType], draft[.institution]].compactMap { $0 }
        }
        return (named.count { $0.place == nil }, named.count)
    }

    /// No person has more entries in a list; each of them is looked for in the data and on the pages.
    private static let mostEntries = 500

    /// Puts what the data say in the place of what was read; what they lack stays.
    func apply(to draft: inout ProfileDraft) {
        draft.isExact = true
        draft.name = name ?? draft.name
        // In a language that the rules do not know, what they took for a title is a guess.
        draft.label = label ?? (draft.isForeign ? nil : draft.label)
        draft.summary = summary ?? (draft.isForeign ? nil : draft.summary)
        draft.contact.email = email ?? draft.contact.email
        draft.contact.url = url ?? draft.contact.url
        draft.phone = phone ?? draft.phone
        let known = Set(networks.map(\.network.value))
        draft.contact.networks = networks + draft.contact.networks.filter { !known.contains($0.network.value) }
        applyPlace(to: &draft)
        for list in EntryLists.all where !entries[keyPath: list].isEmpty {
            draft.entries[keyPath: list] = Array(entries[keyPath: list].prefix(Self.mostEntries))
        }
        if !licences.isEmpty { draft.licences = licences }
        for kind in withheld where !draft.sensitive.contains(where: { $0.kind == kind }) {
            draft.sensitive.append(SensitiveReader.Finding(stated: kind))
        }
    }

    /// Parts of another town's address do not belong to this one.
    private func applyPlace(to draft: inout ProfileDraft) {
        if let city = place.city, draft.place.city.map({ Folding.key($0.value) != Folding.key(city.value) }) ?? true {
            draft.place = PlaceReader.Place()
        }
        draft.place.city = place.city ?? draft.place.city
        draft.place.postalCode = place.postalCode ?? draft.place.postalCode
        draft.place.address = place.address ?? draft.place.address
        draft.place.country = place.country ?? draft.place.country
    }
}
