// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation

/// One compiled schema; other schemas are named by their place in the schema's list.
struct SchemaNode: Sendable {
    /// A schema that is `true` or `false`.
    var verdict: Bool?
    var types: Set<String>?
    var allowed: [JSONValue]?
    var constant: JSONValue?
    var reference: Int?

    var properties: [(name: String, node: Int)] = []
    var patternProperties: [(pattern: Pattern, node: Int)] = []
    var additionalProperties: Int?
    var propertyNames: Int?
    var required: [String] = []
    var propertyCount = Bounds()

    var prefixItems: [Int] = []
    var items: Int?
    var contains: Int?
    var itemCount = Bounds()
    var uniqueItems = false

    var length = Bounds()
    var pattern: Pattern?

    var minimum: Double?
    var maximum: Double?
    var exclusiveMinimum: Double?
    var exclusiveMaximum: Double?
    var multipleOf: Double?

    var allOf: [Int] = []
    var anyOf: [Int] = []
    var oneOf: [Int] = []
    var not: Int?
    var condition: Int?
    var consequence: Int?
    var alternative: Int?

    /// The schemas that look at the same value as this one.
    var appliedInPlace: [Int] {
        allOf + anyOf + oneOf + [reference, not, condition, consequence, alternative].compactMap { $0 }
    }

    /// A lower and an upper limit of a count, both inclusive.
    struct Bounds: Sendable {
        var minimum: Int?
        var maximum: Int?
    }

    /// A regular expression that may match anywhere in a text.
    struct Pattern: Sendable {
        let source: String
        private let expression: NSRegularExpression

        init(_ source: String) throws {
            self.source = source
            expression = try NSRegularExpression(pattern: source)
        }

        func matches(_ text: String) -> Bool {
            expression.firstMatch(in: text, range: NSRange(text.startIndex..., in: text)) != nil
        }
    }
}
