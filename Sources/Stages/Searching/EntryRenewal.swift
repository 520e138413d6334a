// SPDX-License-Identifier: GPL-3.0-or-later
private import Foundation
private import JobModel
package import Lexicons
private import Matching
private import ProfileModel
package import Retrieval

/// Gives entries that an earlier version of this program wrote what it did not keep yet: the fields by which they are
/// found, whether an offer is open, and whose a CV is.
///
/// All of it follows from the profile or offer that an entry holds.
package struct EntryRenewal: Sendable {
    private let library: Library
    private let reader: FieldReader

    package init(_ library: Library, lexicons: Lexicons) {
        self.library = library
        reader = FieldReader(lexicons)
    }

    /// Renews the entries of a collection that lack something; returns how many these were.
    package func renew(_ collection: String) async throws -> Int {
        var renewed: Set<String> = []
        for entry in try await library.entriesWithoutFields(in: collection) {
            guard let held = Held(entry.data) else { continue }
            let fields: [EntryField]
            switch held {
            case .offer(let offer):
                fields = reader.fields(of: offer, tags: [])
                try await library.describe(entry.id, as: EntryFacts(offer))
            case .profile(let profile): fields = reader.fields(of: profile, tags: [])
            }
            // There are documents that say nothing of what is searched by field.
            guard !fields.isEmpty else { continue }
            try await library.keep(fields, of: entry.id)
            renewed.insert(entry.id)
        }
        for entry in try await library.unidentified(in: collection) {
            guard case .profile(let profile) = Held(entry.data), profile.noCandidate == nil else { continue }
            try await PersonRegister(library).renew(entry)
            renewed.insert(entry.id)
        }
        return renewed.count
    }

    /// What an entry is of, by the names that only profiles or only offers have.
    private enum Held {
        case profile(Profile)
        case offer(Offer)

        init?(_ data: Data) {
            let document = try? JSONSerialization.jsonObject(with: data) as? [String: Any]
            let keys = Set((document?["value"] as? [String: Any] ?? [:]).keys)
            if !keys.isDisjoint(with: ["basics", "work", "education", "languages", "projects"]) {
                guard let held = try? CanonicalJSON.decode(CollectionDocument<Profile>.self, from: data) else {
                    return nil
                }
                self = .profile(held.value)
            } else if !keys.isDisjoint(with: ["title", "company", "type", "responsibilities", "qualifications"]) {
                guard let held = try? CanonicalJSON.decode(CollectionDocument<Offer>.self, from: data) else {
                    return nil
                }
                self = .offer(held.value)
            } else {
                return nil
            }
        }
    }
}
