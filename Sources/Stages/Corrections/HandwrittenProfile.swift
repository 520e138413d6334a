// SPDX-License-Identifier: GPL-3.0-or-later
package import Foundation
import JSONSchemas
package import JobModel
import ProfileModel

/// A profile that a person wrote as JSON Resume, with what is likely mistyped in it.
package struct HandwrittenProfile: Sendable {
    /// The same in UTF-8.
    package let json: Data
    /// Names that a profile does not have, and dates that are none, each as a sentence with its place.
    ///
    /// Names that begin with `x-` or `$` are the writer's own.
    package let doubts: [ErrorDetail]

    /// Throws `ProfileMistake`.
    package init(_ data: Data) throws {
        let written = try WrittenProfile(data)
        json = Data(written.text.utf8)
        guard let full = written.full else {
            doubts = []
            return
        }
        // What is empty has a kind as well.
        _ = try WrittenProfile.profile(written.text)
        doubts =
            try WrittenProfile.profile(full.text).unknownNames(in: full).filter { !Self.isOwn($0) }.map {
                ErrorDetail("\($0) is no name of a profile", french: "\($0) n’est pas un nom de profil")
            } + ProfileRules.wrongDates(in: written.value)
    }

    private static func isOwn(_ place: String) -> Bool {
        place.split(separator: ".").contains { $0.hasPrefix("x-") || $0.hasPrefix("$") }
    }
}
