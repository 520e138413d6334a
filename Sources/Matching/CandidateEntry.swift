// SPDX-License-Identifier: GPL-3.0-or-later
import JobModel
package import ProfileModel

/// A candidate to score, with how readers know them and where their words stand.
package struct CandidateEntry: Sendable {
    package var reference: Recommendations.CandidateReference
    package var profile: Profile
    package var evidence: Evidence

    package init(reference: Recommendations.CandidateReference, profile: Profile, evidence: Evidence) {
        self.reference = reference
        self.profile = profile
        self.evidence = evidence
    }

    /// Why it is compared with no offer; `nil` of a candidate.
    var leftOut: Recommendations.LeftOut? {
        guard !profile.isOfCandidate else { return nil }
        return .init(id: reference.id, source: reference.source, reason: WarningKind.notACV.reason)
    }
}

extension Profile {
    /// Whether it is of a person: what does not look like a CV proves nothing and disproves nothing, so that every demand
    /// would stand as not stated and earn half its points.
    ///
    /// A person who confirms or corrects the profile says that it is a CV.
    package var isOfCandidate: Bool { greffier?.review?.contains(WarningKind.notACV.reason) != true }
}
