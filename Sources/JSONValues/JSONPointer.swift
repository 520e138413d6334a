// SPDX-License-Identifier: GPL-3.0-or-later

/// JSON Pointer (RFC 6901): naming a place inside a JSON value.
package enum JSONPointer {
    /// `pointer` with one more step, escaped.
    package static func appending(_ step: String, to pointer: String) -> String {
        pointer + "/" + step.replacing("~", with: "~0").replacing("/", with: "~1")
    }

    /// The steps of `pointer`, unescaped; `nil` when it is no pointer.
    package static func steps(_ pointer: String) -> [String]? {
        guard !pointer.isEmpty else { return [] }
        guard pointer.hasPrefix("/") else { return nil }
        let escapes = pointer.split(separator: "~", omittingEmptySubsequences: false).dropFirst()
        guard escapes.allSatisfy({ $0.hasPrefix("0") || $0.hasPrefix("1") }) else { return nil }
        return pointer.dropFirst().split(separator: "/", omittingEmptySubsequences: false)
            .map { String($0).replacing("~1", with: "/").replacing("~0", with: "~") }
    }
}

extension JSONValue {
    /// What `pointer` names, or `nil` when there is nothing.
    package func value(at pointer: String) -> JSONValue? {
        guard let steps = JSONPointer.steps(pointer) else { return nil }
        var current = self
        for step in steps {
            switch current {
            case .object(let object):
                guard let next = object[step] else { return nil }
                current = next
            case .array(let items):
                guard let index = Int(step), items.indices.contains(index), String(index) == step else { return nil }
                current = items[index]
            default: return nil
            }
        }
        return current
    }
}
