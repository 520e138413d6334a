// SPDX-License-Identifier: GPL-3.0-or-later
package import JobModel
package import ProfileModel

/// One profile out of two readings of the same CV.
package struct MergedProfile: Sendable, Equatable {
    package var profile: Profile
    package var evidence: Evidence
    /// Where the readings disagree; each is also a line of the profile's `review`.
    package var conflicts: [MergeConflict]
}

/// A value that the two readers read differently.
package struct MergeConflict: Sendable, Equatable {
    /// The place in the merged profile.
    package var pointer: String
    /// The document's words for the rules' value.
    package var rulesQuote: String
    /// The document's words for the model's value.
    package var modelQuote: String
    /// Whose value stands in the profile.
    package var kept: EvidenceEntry.Source

    /// For the profile's `review`.
    package var reviewText: String { "\(pointer): “\(rulesQuote)” (rules) or “\(modelQuote)” (model)" }

    /// For the run's report; without the quotes, which are the candidate's.
    package var warning: RunWarning { RunWarning(.conflict, detail: pointer) }
}
