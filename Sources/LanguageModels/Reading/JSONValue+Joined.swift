// SPDX-License-Identifier: GPL-3.0-or-later
import JSONSchemas

extension JSONValue {
    /// Two answers about two parts of a document as one: lists follow each other, of single values the first counts.
    func joined(with other: JSONValue) -> JSONValue {
        switch (self, other) {
        case (.array(let first), .array(let second)): return .array(first + second.filter { !first.contains($0) })
        case (.object(var object), .object(let second)):
            for (key, value) in second.members {
                let own = object[key] ?? .null
                let isList = own.array != nil
                object[key] = own.isNull ? value : isList ? own.joined(with: value) : own
            }
            return .object(object)
        default: return isNull ? other : self
        }
    }
}
