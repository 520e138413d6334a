// SPDX-License-Identifier: GPL-3.0-or-later
package import JobModel
package import ProfileModel

/// What the rules read from one document.
package struct ProfileReading: Sendable {
    package var profile: Profile
    package var evidence: Evidence
    package var warnings: [RunWarning]
    /// Whether the document looks like a CV at all.
    package var isCV: Bool
    /// Numbers of the lines in which sensitive data stands that was left out.
    package var withheldLines: Set<Int>
}
