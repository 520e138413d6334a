// SPDX-License-Identifier: GPL-3.0-or-later
import JobModel
import Matching
import ProfileModel
package import Retrieval

/// Joins the rules about people with the collections that hold them.
package struct PersonRegister: Sendable {
    private let library: Library

    package init(_ library: Library) { self.library = library }

    /// Finds out whose an entry is; before that, whose those are that an earlier version of this program wrote.
    func identify(_ entry: String, in collection: String) async throws {
        for old in try await library.unidentified(in: collection) where old.id != entry { try await renew(old) }
        try await library.identify(entry, by: Self.judge)
    }

    /// Finds out whose an entry is that an earlier version of this program wrote.
    func renew(_ old: LibraryEntry) async throws {
        guard let profile = old.profile else { return }
        let day = old.documentDate ?? profile.greffier?.referenceDate ?? String(Timestamp.text(old.addedAt).prefix(10))
        try await library.describe(old.id, as: .init(profile, day: day))
        try await library.identify(old.id, by: Self.judge)
    }

    private static let judge: Library.PersonJudge = { own, others in
        guard let identity = own.identity else { return [] }
        return others.compactMap { other in
            guard let match = other.identity.flatMap(identity.match) else { return nil }
            return PersonLink(other: other.id, verdict: match.isDoubtful ? .doubtful : .same, reason: match.rawValue)
        }
    }
}

extension EntryFacts {
    /// What the entry of an offer stands for.
    init(_ offer: Offer) {
        let status = offer.greffier?.status.flatMap(LibraryEntry.Status.init) ?? .open
        self.init(status: status, validUntil: offer.greffier?.validUntil)
    }

    /// What the entry of a profile stands for; `day` is that of its run.
    init(_ profile: Profile, day: String) {
        let date = profile.greffier?.referenceDate ?? day
        // What is of no candidate is nobody's other version.
        let keys = profile.noCandidate == nil ? PersonIdentity(profile, asOf: date).keys : []
        self.init(documentDate: date, identityKeys: keys)
    }
}

extension LibraryEntry {
    fileprivate var profile: Profile? {
        try? CanonicalJSON.decode(CollectionDocument<Profile>.self, from: data).value
    }

    fileprivate var identity: PersonIdentity? {
        profile.map { PersonIdentity($0, asOf: documentDate ?? String(Timestamp.text(addedAt).prefix(10))) }
    }
}
