// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation

/// The shape of JSON as docs/cli.md writes it: `{a, b?: [{c}], d: word}`.
indirect enum JSONShape {
    /// With whether a key may be absent.
    case object([String: (isOptional: Bool, shape: JSONShape)])
    case list(JSONShape)
    /// What is not told further.
    case anything

    init(_ text: some StringProtocol) {
        let text = text.drop { $0 == " " }
        if text.hasPrefix("{"), let inner = Self.inner(text) {
            var keys: [String: (isOptional: Bool, shape: JSONShape)] = [:]
            for part in Self.parts(inner) {
                let key = part.prefix { $0 != ":" && $0 != "?" }.filter { $0 != " " }
                // A name in capitals stands for many keys, and three points for what is told elsewhere.
                guard key.allSatisfy({ $0.isLowercase || $0 == "_" || $0.isNumber }), !key.isEmpty else {
                    self = .anything
                    return
                }
                let rest = part.drop { $0 != ":" }.dropFirst()
                keys[key] = (part.drop { $0 != "?" && $0 != ":" }.first == "?", JSONShape(rest))
            }
            self = keys.isEmpty ? .anything : .object(keys)
        } else if text.hasPrefix("["), let inner = Self.inner(text) {
            self = .list(JSONShape(inner))
        } else {
            self = .anything
        }
    }

    /// What a value has that the shape does not tell of, and what it lacks; by their paths.
    func complaints(about value: Any, at path: String = "") -> [String] {
        switch self {
        case .anything: return []
        case .list(let shape):
            guard let values = value as? [Any] else { return ["\(path) is no list"] }
            return values.flatMap { shape.complaints(about: $0, at: path + "[]") }
        case .object(let keys):
            guard let object = value as? [String: Any] else { return ["\(path) is no object"] }
            let unknown = object.keys.filter { keys[$0] == nil }.map { "\(path).\($0) is not told of" }
            let missing = keys.filter { !$0.value.isOptional && object[$0.key] == nil }.map {
                "\(path).\($0.key) lacks"
            }
            let below = object.flatMap { key, value -> [String] in
                value is NSNull ? [] : keys[key]?.shape.complaints(about: value, at: "\(path).\(key)") ?? []
            }
            return unknown + missing + below
        }
    }

    /// What stands between the first bracket and the one that closes it.
    private static func inner(_ text: some StringProtocol) -> String? {
        var depth = 0
        for index in text.indices {
            if "{[".contains(text[index]) { depth += 1 }
            if "}]".contains(text[index]) { depth -= 1 }
            if depth == 0 { return String(text[text.index(after: text.startIndex)..<index]) }
        }
        return nil
    }

    /// What commas outside of inner brackets part.
    private static func parts(_ text: String) -> [Substring] {
        var (depth, parts, start) = (0, [Substring](), text.startIndex)
        for index in text.indices {
            if "{[".contains(text[index]) { depth += 1 }
            if "}]".contains(text[index]) { depth -= 1 }
            if depth == 0, text[index] == "," {
                parts.append(text[start..<index])
                start = text.index(after: index)
            }
        }
        return parts + [text[start...]]
    }
}
