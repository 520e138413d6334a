// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import JSONSchemas
import JobModel
import ProfileModel

/// The JSON object in what a person wrote as a profile, JSON Resume or the flat JSON of French HR tools.
struct WrittenProfile {
    let text: String
    let value: JSONValue
    /// The value without what is empty or `null` in it; `nil` where nothing is left.
    let full: JSONValue?

    /// Throws `ProfileMistake`.
    init(_ data: Data) throws {
        guard let text = String(writtenByEditor: data) else {
            throw ProfileMistake(kind: .noText, words: ErrorDetail("it is no text", french: "ce n’est pas un texte"))
        }
        do {
            let written = try JSONValue(parsing: text)
            let resume = try FlatReading.resume(text)
            self.text = resume ?? text
            value = try resume.map { try JSONValue(parsing: $0) } ?? written
        } catch let error as JSONSyntaxError {
            let isBlank = text.allSatisfy(\.isWhitespace)
            throw ProfileMistake(kind: isBlank ? .blank : .notJSON, words: error.words(in: text))
        }
        guard value.object != nil else {
            throw ProfileMistake(
                kind: .notObject,
                words: ErrorDetail("it is no JSON object in { }", french: "ce n’est pas un objet JSON entre { et }")
            )
        }
        full = value.withoutEmpties
    }

    /// The profile that a JSON text is.
    ///
    /// Throws `ProfileMistake` for a value of the wrong kind.
    static func profile(_ json: String) throws -> Profile {
        do {
            return try CanonicalJSON.decode(Profile.self, from: Data(json.utf8))
        } catch let error as DecodingError {
            throw ProfileMistake(kind: .misfit, words: error.words)
        }
    }
}
