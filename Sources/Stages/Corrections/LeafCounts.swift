// SPDX-License-Identifier: GPL-3.0-or-later
import JSONSchemas

/// How often each value stands at each place of a tree, places in lists being one: what two trees share.
struct LeafCounts {
    private var counts: [String: Int] = [:]

    init(_ value: JSONValue) { count(value, at: "") }

    /// Values at places that differ.
    var places: Int { counts.count }
    /// Values in all.
    var all: Int { counts.values.reduce(0, +) }

    /// Values that stand at the same places of both.
    func shared(with other: LeafCounts) -> Int {
        counts.reduce(0) { $0 + min($1.value, other.counts[$1.key] ?? 0) }
    }

    private mutating func count(_ value: JSONValue, at place: String) {
        switch value {
        case .object(let object):
            for (key, member) in object.members { count(member, at: "\(place)/\(key)") }
        case .array(let items): for item in items { count(item, at: place + "/") }
        case .null, .bool, .integer, .number, .string: counts["\(place)=\(value.text)", default: 0] += 1
        }
    }
}
