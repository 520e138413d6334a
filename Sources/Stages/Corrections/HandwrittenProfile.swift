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

    /// Why a text is no profile, with the line or the place.
    package struct Mistake: Error, Sendable {
        package var words: ErrorDetail
    }

    /// Throws `Mistake`.
    package init(_ data: Data) throws {
        guard let text = String(writtenByEditor: data) else {
            throw Mistake(words: ErrorDetail("it is no text", french: "ce n’est pas un texte"))
        }
        json = Data(text.utf8)
        do {
            let value = try JSONValue(parsing: text)
            guard value.object != nil else {
                throw Mistake(
                    words: ErrorDetail("it is no JSON object in { }", french: "ce n’est pas un objet JSON entre { et }")
                )
            }
            guard let full = value.withoutEmpties else {
                doubts = []
                return
            }
            _ = try CanonicalJSON.decode(Profile.self, from: json)
            let known = try CanonicalJSON.decode(Profile.self, from: Data(full.text.utf8))
            doubts =
                known.unknownNames(in: full).filter { !Self.isOwn($0) }.map {
                    ErrorDetail("\($0) is no name of a profile", french: "\($0) n’est pas un nom de profil")
                } + ProfileRules.wrongDates(in: value)
        } catch let error as JSONSyntaxError {
            throw Mistake(words: error.words(in: text))
        } catch let error as DecodingError {
            throw Mistake(words: error.words)
        }
    }

    private static func isOwn(_ place: String) -> Bool {
        place.split(separator: ".").contains { $0.hasPrefix("x-") || $0.hasPrefix("$") }
    }
}
