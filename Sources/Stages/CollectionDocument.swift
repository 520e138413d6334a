// SPDX-License-Identifier: GPL-3.0-or-later
private import FoundationEssentials
private import JobModel
package import Matching
package import ProfileModel
package import Retrieval

/// What a collection keeps of one document: the structured value and the proof of each of its leaves.
package struct CollectionDocument<Value: Codable & Sendable>: Codable, Sendable {
    package var value: Value
    package var evidence: Evidence

    package init(value: Value, evidence: Evidence) {
        self.value = value
        self.evidence = evidence
    }
}

extension LibraryEntry {
    /// This entry as an offer; `nil` when it holds something else.
    package var offerEntry: OfferEntry? {
        guard let held = try? CanonicalJSON.decode(CollectionDocument<Offer>.self, from: data) else { return nil }
        return OfferEntry(
            reference: .init(id: id, source: source, title: held.value.title ?? title),
            offer: held.value,
            evidence: held.evidence
        )
    }

    /// This entry as a candidate; `nil` when it holds something else.
    package var candidateEntry: CandidateEntry? {
        guard let held = try? CanonicalJSON.decode(CollectionDocument<Profile>.self, from: data) else { return nil }
        return CandidateEntry(
            reference: .init(id: id, source: source, name: held.value.basics?.name ?? title),
            profile: held.value,
            evidence: held.evidence
        )
    }
}
