// SPDX-License-Identifier: GPL-3.0-or-later
import ProfileModel
import TextFolding

extension ProfileAnalysis {
    /// Takes the country out that belonged to a town which a person replaced: of the new one it is not known.
    ///
    /// It stays where the person stated it, where the postcode beside it stayed, and where the town is but spelt anew.
    static func followPlace(_ outcome: inout Outcome, _ changes: Set<String>, before: Profile) {
        let at = "/basics/location/"
        guard changes.contains(at + "city"), !changes.contains(at + "countryCode"),
            outcome.profile.basics?.location?.countryCode != nil,
            let old = before.basics?.location?.city, let new = outcome.profile.basics?.location?.city,
            Similarity.tokenSort(old, new) < leastAlike
        else { return }
        let hasItsCode = outcome.profile.basics?.location?.postalCode != nil && !changes.contains(at + "postalCode")
        guard !hasItsCode else { return }
        outcome.profile.basics?.location?.countryCode = nil
        outcome.evidence[at + "countryCode"] = nil
    }

    /// `Nante` and `Nantes` are one town, `Nantes` and `Nancy` are not.
    private static let leastAlike = 0.85
}
