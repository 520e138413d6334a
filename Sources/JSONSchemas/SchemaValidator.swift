// SPDX-License-Identifier: GPL-3.0-or-later

/// Walks a value along the nodes of a schema.
struct SchemaValidator {
    let nodes: [SchemaNode]

    func violations(of number: Int, in value: JSONValue, at place: String) -> [SchemaViolation] {
        let node = nodes[number]
        if let verdict = node.verdict {
            return verdict ? [] : [.init(pointer: place, message: "is not allowed")]
        }
        var found: [SchemaViolation] = []
        // What has the wrong type would only break every other rule as well.
        if let types = node.types, !types.contains(where: value.hasType) {
            return [.init(pointer: place, message: "is \(value.typeName) but must be \(Self.phrase(types))")]
        }
        if let reference = node.reference {
            found += violations(of: reference, in: value, at: place)
        }
        found += choiceViolations(node, value, place)
        switch value {
        case .string(let text): found += textViolations(node, text, place)
        case .integer, .number: found += numberViolations(node, value.number ?? 0, place)
        case .array(let items): found += arrayViolations(node, items, place)
        case .object(let object): found += objectViolations(node, object, place)
        case .null, .bool: break
        }
        return found + combinedViolations(node, value, place)
    }

    private func choiceViolations(_ node: SchemaNode, _ value: JSONValue, _ place: String) -> [SchemaViolation] {
        var found: [SchemaViolation] = []
        if let allowed = node.allowed, !allowed.contains(value) {
            let choices = allowed.prefix(12).map(\.text).joined(separator: ", ")
            found.append(.init(pointer: place, message: "must be one of \(choices)"))
        }
        if let constant = node.constant, constant != value {
            found.append(.init(pointer: place, message: "must be \(constant.text)"))
        }
        return found
    }

    private func textViolations(_ node: SchemaNode, _ text: String, _ place: String) -> [SchemaViolation] {
        var found = Self.countViolations(node.length, text.unicodeScalars.count, of: "characters", place)
        if let pattern = node.pattern, !pattern.matches(text) {
            found.append(.init(pointer: place, message: "does not match the pattern \(pattern.source)"))
        }
        return found
    }

    private func numberViolations(_ node: SchemaNode, _ number: Double, _ place: String) -> [SchemaViolation] {
        var messages: [String] = []
        if let minimum = node.minimum, number < minimum { messages.append("must be at least \(Self.short(minimum))") }
        if let maximum = node.maximum, number > maximum { messages.append("must be at most \(Self.short(maximum))") }
        if let bound = node.exclusiveMinimum, number <= bound { messages.append("must be above \(Self.short(bound))") }
        if let bound = node.exclusiveMaximum, number >= bound { messages.append("must be below \(Self.short(bound))") }
        if let factor = node.multipleOf {
            let quotient = number / factor
            if abs(quotient - quotient.rounded()) > 1e-9 {
                messages.append("must be a multiple of \(Self.short(factor))")
            }
        }
        return messages.map { .init(pointer: place, message: $0) }
    }

    private func arrayViolations(
        _ node: SchemaNode,
        _ items: [JSONValue],
        _ place: String
    ) -> [SchemaViolation] {
        var found = Self.countViolations(node.itemCount, items.count, of: "items", place)
        for (index, item) in items.enumerated() {
            let schema = index < node.prefixItems.count ? node.prefixItems[index] : node.items
            guard let schema else { break }
            let itemPlace = JSONPointer.appending(String(index), to: place)
            found += violations(of: schema, in: item, at: itemPlace)
        }
        if let contains = node.contains, !items.contains(where: { isValid(contains, $0) }) {
            found.append(.init(pointer: place, message: "lacks an item of the required form"))
        }
        if node.uniqueItems, items.indices.contains(where: { items[..<$0].contains(items[$0]) }) {
            found.append(.init(pointer: place, message: "holds the same item twice"))
        }
        return found
    }

    private func objectViolations(
        _ node: SchemaNode,
        _ object: JSONObject,
        _ place: String
    ) -> [SchemaViolation] {
        var found = Self.countViolations(node.propertyCount, object.count, of: "members", place)
        for name in node.required where object[name] == nil {
            found.append(.init(pointer: place, message: "is missing the member \"\(name)\""))
        }
        for (name, value) in object.members {
            let memberPlace = JSONPointer.appending(name, to: place)
            if let names = node.propertyNames, !isValid(names, .string(name)) {
                found.append(.init(pointer: memberPlace, message: "has a name that is not allowed"))
            }
            var schemas = node.properties.filter { $0.name == name }.map(\.node)
            schemas += node.patternProperties.filter { $0.pattern.matches(name) }.map(\.node)
            if schemas.isEmpty, let additional = node.additionalProperties { schemas = [additional] }
            for schema in schemas {
                found += violations(of: schema, in: value, at: memberPlace)
            }
        }
        return found
    }

    private func combinedViolations(
        _ node: SchemaNode,
        _ value: JSONValue,
        _ place: String
    ) -> [SchemaViolation] {
        var found: [SchemaViolation] = []
        for schema in node.allOf { found += violations(of: schema, in: value, at: place) }
        if !node.anyOf.isEmpty { found += nearest(node.anyOf, value, place).violations }
        if !node.oneOf.isEmpty {
            let nearest = nearest(node.oneOf, value, place)
            found += nearest.violations
            if nearest.matches > 1 {
                found.append(.init(pointer: place, message: "fits \(nearest.matches) forms of which only one may fit"))
            }
        }
        if let not = node.not, isValid(not, value) {
            found.append(.init(pointer: place, message: "has a form that is excluded"))
        }
        if let condition = node.condition {
            let branch = isValid(condition, value) ? node.consequence : node.alternative
            if let branch { found += violations(of: branch, in: value, at: place) }
        }
        return found
    }

    /// How many of the alternatives fit and, when none does, what breaks the one that comes nearest: of those
    /// that have the right type the one with the fewest mistakes.
    private func nearest(
        _ alternatives: [Int],
        _ value: JSONValue,
        _ place: String
    ) -> (matches: Int, violations: [SchemaViolation]) {
        let tried = alternatives.map { violations(of: $0, in: value, at: place) }
        let matches = tried.count(where: \.isEmpty)
        guard matches == 0 else { return (matches, []) }
        let fitting = zip(alternatives, tried).filter { hasFittingType($0.0, value) }.map(\.1)
        if let best = fitting.min(by: { $0.count < $1.count }) { return (0, best) }
        let messages = tried.flatMap { $0 }.map(\.message)
        return (0, [.init(pointer: place, message: messages.joined(separator: ", or "))])
    }

    private func hasFittingType(_ number: Int, _ value: JSONValue) -> Bool {
        let node = nodes[number]
        guard node.verdict != false, node.types?.contains(where: value.hasType) ?? true else { return false }
        return node.reference.map { hasFittingType($0, value) } ?? true
    }

    private func isValid(_ number: Int, _ value: JSONValue) -> Bool {
        violations(of: number, in: value, at: "").isEmpty
    }

    private static func countViolations(
        _ bounds: SchemaNode.Bounds,
        _ count: Int,
        of what: String,
        _ place: String
    ) -> [SchemaViolation] {
        if let minimum = bounds.minimum, count < minimum {
            return [.init(pointer: place, message: "has \(count) \(what), fewer than \(minimum)")]
        }
        if let maximum = bounds.maximum, count > maximum {
            return [.init(pointer: place, message: "has \(count) \(what), more than \(maximum)")]
        }
        return []
    }

    private static func phrase(_ types: Set<String>) -> String { types.sorted().joined(separator: " or ") }

    private static func short(_ number: Double) -> String { Int(exactly: number).map(String.init) ?? String(number) }
}

extension JSONValue {
    /// The name of its type in messages.
    var typeName: String {
        switch self {
        case .null: "null"
        case .bool: "a boolean"
        case .integer: "an integer"
        case .number: "a number"
        case .string: "a string"
        case .array: "an array"
        case .object: "an object"
        }
    }

    func hasType(_ name: String) -> Bool {
        switch self {
        case .null: name == "null"
        case .bool: name == "boolean"
        case .integer: name == "integer" || name == "number"
        case .number(let value): name == "number" || name == "integer" && value.rounded() == value
        case .string: name == "string"
        case .array: name == "array"
        case .object: name == "object"
        }
    }
}
