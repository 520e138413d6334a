// SPDX-License-Identifier: GPL-3.0-or-later
import JSONSchemas

extension JSONValue {
    /// Places of the names in it that `kept`, which was made of it, does not have.
    func names(missingIn kept: JSONValue) -> [String] {
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
        compare(self, kept, at: "")
        return found
    }
}
