// SPDX-License-Identifier: GPL-3.0-or-later

/// The members of a JSON object, in the order written.
package struct JSONObject: Sendable {
    /// Names in the order written.
    package private(set) var keys: [String] = []
    private var values: [String: JSONValue] = [:]

    package init() {}

    /// Of two members with the same name the later one counts, at the place of the first.
    package init(_ members: [(String, JSONValue)]) {
        for (key, value) in members { self[key] = value }
    }

    package var count: Int { keys.count }
    /// Names and values in the order written.
    package var members: [(key: String, value: JSONValue)] {
        keys.compactMap { key in values[key].map { (key, $0) } }
    }

    /// These members and those of `other`, of which the latter count where a name is in both.
    package func adding(_ other: JSONObject) -> JSONObject { JSONObject(members + other.members) }

    /// The value of this name; setting `nil` removes it.
    package subscript(key: String) -> JSONValue? {
        get { values[key] }
        set {
            if newValue == nil {
                keys.removeAll { $0 == key }
            } else if values[key] == nil {
                keys.append(key)
            }
            values[key] = newValue
        }
    }
}

extension JSONObject: Equatable {
    package static func == (left: JSONObject, right: JSONObject) -> Bool { left.values == right.values }
}
