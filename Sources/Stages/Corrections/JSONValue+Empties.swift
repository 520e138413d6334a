// SPDX-License-Identifier: GPL-3.0-or-later
import JSONSchemas

extension JSONValue {
    /// Without members and items that are `null`, blank or empty themselves; `nil` where nothing is left.
    var withoutEmpties: JSONValue? {
        switch self {
        case .null: return Optional.none
        case .string(let text): return text.allSatisfy(\.isWhitespace) ? Optional.none : self
        case .bool, .integer, .number: return self
        case .array(let items):
            let kept = items.compactMap(\.withoutEmpties)
            return kept.isEmpty ? Optional.none : .array(kept)
        case .object(let object):
            let kept = object.members.compactMap { key, value in value.withoutEmpties.map { (key, $0) } }
            return kept.isEmpty ? Optional.none : .object(JSONObject(kept))
        }
    }
}
