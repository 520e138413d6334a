// SPDX-License-Identifier: GPL-3.0-or-later
package import Lexicons
package import ProfileModel

/// Compares a profile with the truth, value by value (docs/evaluation.md).
package struct Judge: Sendable {
    let lexicons: Lexicons

    /// `lexicons` name languages and their levels.
    package init(lexicons: Lexicons) { self.lexicons = lexicons }

    /// One verdict for each value that was found, expected, or both.
    ///
    /// A document without profile misses all its values.
    package func verdicts(of profile: Profile?, against truth: Profile) -> [Verdict] {
        let profile = profile ?? Profile()
        return basics(profile.basics ?? .init(), truth.basics ?? .init())
            + entries(JudgedEntry.work(profile), JudgedEntry.work(truth))
            + entries(JudgedEntry.education(profile), JudgedEntry.education(truth))
            + skills(profile, truth) + languages(profile, truth) + certificates(profile, truth)
    }

    private func basics(_ found: Profile.Basics, _ expected: Profile.Basics) -> [Verdict] {
        [
            Self.verdict(.name, found.name, expected.name, at: "/basics/name"),
            Self.verdict(.label, found.label, expected.label, at: "/basics/label"),
            Self.verdict(.email, found.email, expected.email, at: "/basics/email"),
            Self.verdict(.phone, found.phone, expected.phone, at: "/basics/phone"),
            Self.verdict(.city, found.location?.city, expected.location?.city, at: "/basics/location/city"),
            Self.verdict(.url, found.url, expected.url, at: "/basics/url"),
        ].compactMap { $0 }
    }

    private static func verdict(
        _ field: JudgedField,
        _ found: String?,
        _ expected: String?,
        at pointer: String
    ) -> Verdict? {
        JudgedValue(field, found, at: pointer).verdict(against: JudgedValue(field, expected))
    }
}
