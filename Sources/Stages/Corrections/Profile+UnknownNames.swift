// SPDX-License-Identifier: GPL-3.0-or-later
import JSONSchemas
import JobModel
import ProfileModel

extension Profile {
    /// Places of names that `value` has and the profile read from it has not, as in `basics.nmae`.
    func unknownNames(in value: JSONValue) -> [String] {
        guard let kept = try? JSONValue(parsing: CanonicalJSON.compact(self)) else { return [] }
        var found: [String] = []
        func compare(_ value: JSONValue, _ kept: JSONValue?, at place: String) {
            for (key, member) in value.object?.members ?? [] where !(place.isEmpty && key == "$schema") {
                let inner = place.isEmpty ? key : "\(place).\(key)"
                if let other = kept?[key: key] { compare(member, other, at: inner) } else { found.append(inner) }
            }
            for (index, item) in (value.array ?? []).enumerated() {
                compare(
                    item,
                    kept?.array.flatMap { $0.indices.contains(index) ? $0[index] : nil },
                    at: "\(place)[\(index)]"
                )
            }
        }
        compare(value, kept, at: "")
        return found
    }
}
