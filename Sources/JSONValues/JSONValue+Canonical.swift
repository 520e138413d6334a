// SPDX-License-Identifier: GPL-3.0-or-later

extension JSONValue {
    /// The same value with the members of all objects sorted by the bytes of their names: its text is a function of the
    /// value alone, whoever wrote it in which order.
    package var canonical: JSONValue {
        switch self {
        case .array(let items): .array(items.map(\.canonical))
        case .object(let object):
            .object(
                JSONObject(
                    object.members.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
                        .map { ($0.key, $0.value.canonical) }
                )
            )
        case .null, .bool, .integer, .number, .string: self
        }
    }
}
