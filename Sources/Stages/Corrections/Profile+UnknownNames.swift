// SPDX-License-Identifier: GPL-3.0-or-later
import JSONSchemas
import JobModel
import ProfileModel

extension Profile {
    /// Places of names that `value` has and the profile read from it has not, as in `basics.nmae`.
    func unknownNames(in value: JSONValue) -> [String] {
        guard let kept = try? JSONValue(parsing: CanonicalJSON.compact(self)) else { return [] }
        return value.names(missingIn: kept)
    }
}
