// SPDX-License-Identifier: GPL-3.0-or-later

/// What became of one value: found, expected or both, and whether what was found is right.
package struct Verdict: Sendable, Equatable {
    package var field: JudgedField
    /// `nil` where the truth has no such value.
    package var expected: String?
    /// `nil` where the profile has no such value.
    package var found: String?
    package var isRight: Bool
    /// JSON pointers into profile.json of what was found; none for what only the absence of a value says.
    package var pointers: [String] = []
}
