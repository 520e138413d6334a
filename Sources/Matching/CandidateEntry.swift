// SPDX-License-Identifier: GPL-3.0-or-later
package import JobModel
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
        profile.noCandidate.map { .init(id: reference.id, source: reference.source, reason: $0.reason) }
    }
}

extension Profile {
    /// Why it is of no candidate, and so is compared with no offer; `nil` of a candidate.
    ///
    /// What does not look like a CV proves nothing and disproves nothing, so that every demand would stand as not stated
    /// and earn half its points; and nobody can be invited of whom neither name nor contact data are known. A person who
    /// confirms or corrects the profile says that it is a CV.
    package var noCandidate: WarningKind? {
        let review = greffier?.review ?? []
        if review.contains(WarningKind.notACV.reason) { return .notACV }
        // A language model may have read a name where the rules read none.
        return review.contains(WarningKind.noPerson.reason) && !isReachable ? .noPerson : nil
    }

    private var isReachable: Bool { basics?.name != nil || basics?.email != nil || basics?.phone != nil }

    /// Whether there is anything of a candidate to put into a dossier.
    package var fillsDossier: Bool {
        guard noCandidate == nil else { return false }
        let lists = [
            work?.count, volunteer?.count, education?.count, awards?.count, certificates?.count, publications?.count,
            skills?.count, languages?.count, interests?.count, references?.count, projects?.count,
        ]
        return basics?.name != nil || lists.contains { ($0 ?? 0) > 0 }
    }
}
