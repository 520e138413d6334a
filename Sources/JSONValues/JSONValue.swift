// SPDX-License-Identifier: GPL-3.0-or-later

/// Any JSON value, with integers kept apart from other numbers and the members of objects in the order written.
///
/// Equality is that of JSON Schema: `1` equals `1.0`, the order of members does not matter.
package indirect enum JSONValue: Sendable {
    case null
    case bool(Bool)
    case integer(Int)
    case number(Double)
    case string(String)
    case array([JSONValue])
    case object(JSONObject)

    /// The text, or `nil` for any other kind.
    package var string: String? { if case .string(let value) = self { value } else { nil } }
    /// The truth value, or `nil`.
    package var bool: Bool? { if case .bool(let value) = self { value } else { nil } }
    /// The items, or `nil`.
    package var array: [JSONValue]? { if case .array(let value) = self { value } else { nil } }
    /// The object, or `nil`.
    package var object: JSONObject? { if case .object(let value) = self { value } else { nil } }
    /// The integer, also when it was written as `3.0`; or `nil`.
    package var integer: Int? {
        switch self {
        case .integer(let value): value
        case .number(let value): Int(exactly: value)
        default: nil
        }
    }
    /// The number, integers included, or `nil`.
    package var number: Double? {
        switch self {
        case .integer(let value): Double(value)
        case .number(let value): value
        default: nil
        }
    }
    /// Whether it is `null`.
    package var isNull: Bool { if case .null = self { true } else { false } }

    /// The member of this name; `nil` for what is no object or has none of it.
    package subscript(key key: String) -> JSONValue? { object?[key] }
}

extension JSONValue: Equatable {
    package static func == (left: JSONValue, right: JSONValue) -> Bool {
        switch (left, right) {
        case (.null, .null): true
        case (.bool(let a), .bool(let b)): a == b
        case (.integer(let a), .integer(let b)): a == b
        case (.integer, .number), (.number, .integer), (.number, .number): left.number == right.number
        case (.string(let a), .string(let b)): Array(a.unicodeScalars) == Array(b.unicodeScalars)
        case (.array(let a), .array(let b)): a == b
        case (.object(let a), .object(let b)): a == b
        default: false
        }
    }
}

extension JSONValue: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral, ExpressibleByFloatLiteral,
    ExpressibleByBooleanLiteral, ExpressibleByNilLiteral, ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral
{
    package init(stringLiteral value: String) { self = .string(value) }
    package init(integerLiteral value: Int) { self = .integer(value) }
    package init(floatLiteral value: Double) { self = .number(value) }
    package init(booleanLiteral value: Bool) { self = .bool(value) }
    package init(nilLiteral: ()) { self = .null }
    package init(arrayLiteral elements: JSONValue...) { self = .array(elements) }
    package init(dictionaryLiteral elements: (String, JSONValue)...) { self = .object(JSONObject(elements)) }
}
