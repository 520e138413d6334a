// SPDX-License-Identifier: GPL-3.0-or-later
package import ProfileModel

/// Makes one profile of what the rules and a model read in the same CV.
///
/// Where both say the same, the rules' form stands with more confidence and the source `both`. What only one of them saw
/// is kept with its source. Where they disagree, the rules' contact data, dates and names stand, the model's title and
/// summary; each such case is listed, with both quotes, for a person to look at.
package enum ProfileMerge {
    /// Merges two readings, each with the evidence of its own profile.
    package static func merge(
        rules: (profile: Profile, evidence: Evidence),
        model: (profile: Profile, evidence: Evidence)
    ) -> MergedProfile {
        var merger = ProfileMerger(rules: rules, model: model)
        merger.mergeBasics()
        merger.mergeWork()
        merger.mergeEducation()
        merger.mergeCertificates()
        merger.mergeSkills()
        merger.mergeLanguages()
        merger.noteConflicts()
        return MergedProfile(profile: merger.profile, evidence: merger.evidence, conflicts: merger.conflicts)
    }
}
