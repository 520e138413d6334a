// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import JobModel
import ProfileModel

/// A profile in the flat JSON that French HR tools exchange, read as the profile that it is.
enum FlatReading {
    /// `json` as JSON Resume; `nil` where it is not the flat form.
    ///
    /// Parts that it leaves out are empty. Throws `ProfileMistake` for a value of the wrong kind.
    static func resume(_ json: String) throws -> String? {
        guard var object = try? JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any],
            object["basics"] == nil,
            object["identite"] != nil || object["experiences"] != nil && object["formations"] != nil
        else { return nil }
        for (name, empty) in parts where object[name] == nil || object[name] is NSNull { object[name] = empty }
        do {
            let flat = try CanonicalJSON.decode(
                FlatProfile.self,
                from: try JSONSerialization.data(withJSONObject: object)
            )
            return String(decoding: try CanonicalJSON.compact(Profile(flat)), as: UTF8.self)
        } catch let error as DecodingError {
            throw ProfileMistake(kind: .misfit, words: error.words)
        }
    }

    /// What is always there in what Greffier writes, and not in what others do.
    private static var parts: [(String, Any)] {
        let lists = ["experiences", "formations", "competences", "langues", "certifications"]
        return [("schema", 1), ("identite", [String: Any]()), ("contact", [String: Any]())]
            + lists.map { ($0, [Any]()) }
    }
}
