// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation

/// Turns a schema into nodes: node 0 is the root, a reference is the number of the node that it names.
struct SchemaCompiler {
    private let root: JSONValue
    private var nodes: [SchemaNode] = []
    private var numbers: [String: Int] = [:]
    private var pending: [String] = []

    init(root: JSONValue) { self.root = root }

    mutating func compile() throws -> [SchemaNode] {
        _ = number(of: "")
        while let pointer = pending.popLast() {
            guard let schema = root.value(at: pointer) else {
                throw InvalidSchema(
                    pointer: pointer,
                    reason: "the reference leads nowhere",
                    french: "la référence ne mène nulle part"
                )
            }
            let node = try node(for: schema, at: pointer)
            if let number = numbers[pointer] { nodes[number] = node }
        }
        var states = [Visit](repeating: .new, count: nodes.count)
        for number in nodes.indices { try refuseLoops(from: number, &states) }
        return nodes
    }

    private enum Visit { case new, open, done }

    /// A schema that applies itself to the same value would never come to an end.
    private func refuseLoops(from number: Int, _ states: inout [Visit]) throws {
        switch states[number] {
        case .done: return
        case .open:
            let pointer = numbers.first { $0.value == number }?.key ?? ""
            throw InvalidSchema(
                pointer: pointer,
                reason: "the schema refers to itself for the same value",
                french: "le schéma renvoie à lui-même pour la même valeur"
            )
        case .new:
            states[number] = .open
            for next in nodes[number].appliedInPlace { try refuseLoops(from: next, &states) }
            states[number] = .done
        }
    }

    /// The number of the node for the schema at `pointer`, to be compiled later if it is new.
    private mutating func number(of pointer: String) -> Int {
        if let number = numbers[pointer] { return number }
        numbers[pointer] = nodes.count
        nodes.append(SchemaNode())
        pending.append(pointer)
        return nodes.count - 1
    }

    private mutating func node(for schema: JSONValue, at pointer: String) throws -> SchemaNode {
        var node = SchemaNode()
        switch schema {
        case .bool(let verdict): node.verdict = verdict
        case .object(let object):
            for (keyword, value) in object.members {
                let place = JSONPointer.appending(keyword, to: pointer)
                let isKnown =
                    try readValueKeyword(keyword, value, at: place, into: &node)
                    || readNumericKeyword(keyword, value, at: place, into: &node)
                    || readObjectKeyword(keyword, value, at: place, into: &node)
                    || readArrayKeyword(keyword, value, at: place, into: &node)
                    || readCombiningKeyword(keyword, value, at: place, into: &node)
                if !isKnown, Self.unsupported.contains(keyword) {
                    throw InvalidSchema(
                        pointer: place,
                        reason: "this keyword is not supported",
                        french: "ce mot-clé n’est pas pris en charge"
                    )
                }
            }
        default:
            throw InvalidSchema(
                pointer: pointer,
                reason: "a schema is an object, true or false",
                french: "un schéma est un objet, true ou false"
            )
        }
        return node
    }

    private func readValueKeyword(
        _ keyword: String,
        _ value: JSONValue,
        at place: String,
        into node: inout SchemaNode
    ) throws -> Bool {
        switch keyword {
        case "type":
            let names = value.string.map { [$0] } ?? value.array?.compactMap(\.string) ?? []
            guard !names.isEmpty, names.allSatisfy(Self.types.contains) else {
                throw InvalidSchema(pointer: place, reason: "unknown type", french: "type inconnu")
            }
            node.types = Set(names)
        case "enum":
            guard let values = value.array, !values.isEmpty else {
                throw InvalidSchema(
                    pointer: place,
                    reason: "a list of values is expected",
                    french: "une liste de valeurs est attendue"
                )
            }
            node.allowed = values
        case "const": node.constant = value
        case "pattern": node.pattern = try pattern(value.string, at: place)
        case "minLength": node.length.minimum = try count(value, at: place)
        case "maxLength": node.length.maximum = try count(value, at: place)
        default: return false
        }
        return true
    }

    private func readNumericKeyword(
        _ keyword: String,
        _ value: JSONValue,
        at place: String,
        into node: inout SchemaNode
    ) throws -> Bool {
        let path: WritableKeyPath<SchemaNode, Double?>
        switch keyword {
        case "minimum": path = \.minimum
        case "maximum": path = \.maximum
        case "exclusiveMinimum": path = \.exclusiveMinimum
        case "exclusiveMaximum": path = \.exclusiveMaximum
        case "multipleOf": path = \.multipleOf
        default: return false
        }
        guard let number = value.number, keyword != "multipleOf" || number > 0 else {
            throw InvalidSchema(pointer: place, reason: "a number is expected", french: "un nombre est attendu")
        }
        node[keyPath: path] = number
        return true
    }

    private mutating func readObjectKeyword(
        _ keyword: String,
        _ value: JSONValue,
        at place: String,
        into node: inout SchemaNode
    ) throws -> Bool {
        switch keyword {
        case "properties":
            node.properties = try members(value, at: place).map {
                ($0, number(of: JSONPointer.appending($0, to: place)))
            }
        case "patternProperties":
            node.patternProperties = try members(value, at: place).map {
                (try pattern($0, at: place), number(of: JSONPointer.appending($0, to: place)))
            }
        case "additionalProperties": node.additionalProperties = number(of: place)
        case "propertyNames": node.propertyNames = number(of: place)
        case "required":
            guard let names = value.array, names.allSatisfy({ $0.string != nil }) else {
                throw InvalidSchema(
                    pointer: place,
                    reason: "a list of names is expected",
                    french: "une liste de noms est attendue"
                )
            }
            node.required = names.compactMap(\.string)
        case "minProperties": node.propertyCount.minimum = try count(value, at: place)
        case "maxProperties": node.propertyCount.maximum = try count(value, at: place)
        default: return false
        }
        return true
    }

    private mutating func readArrayKeyword(
        _ keyword: String,
        _ value: JSONValue,
        at place: String,
        into node: inout SchemaNode
    ) throws -> Bool {
        switch keyword {
        case "prefixItems": node.prefixItems = try list(value, at: place)
        case "items":
            if value.array != nil {
                node.prefixItems = try list(value, at: place)
            } else {
                node.items = number(of: place)
            }
        case "additionalItems": if node.items == nil { node.items = number(of: place) }
        case "contains": node.contains = number(of: place)
        case "minItems": node.itemCount.minimum = try count(value, at: place)
        case "maxItems": node.itemCount.maximum = try count(value, at: place)
        case "uniqueItems": node.uniqueItems = value.bool ?? false
        default: return false
        }
        return true
    }

    private mutating func readCombiningKeyword(
        _ keyword: String,
        _ value: JSONValue,
        at place: String,
        into node: inout SchemaNode
    ) throws -> Bool {
        switch keyword {
        case "$ref":
            guard let target = value.string, target.hasPrefix("#") else {
                throw InvalidSchema(
                    pointer: place,
                    reason: "only references into the same schema are supported",
                    french: "seules les références dans le même schéma sont prises en charge"
                )
            }
            node.reference = number(of: target.dropFirst().removingPercentEncoding ?? String(target.dropFirst()))
        case "allOf": node.allOf = try list(value, at: place)
        case "anyOf": node.anyOf = try list(value, at: place)
        case "oneOf": node.oneOf = try list(value, at: place)
        case "not": node.not = number(of: place)
        case "if": node.condition = number(of: place)
        case "then": node.consequence = number(of: place)
        case "else": node.alternative = number(of: place)
        default: return false
        }
        return true
    }

    // MARK: Operands

    private func members(_ value: JSONValue, at place: String) throws -> [String] {
        guard let object = value.object else {
            throw InvalidSchema(pointer: place, reason: "an object is expected", french: "un objet est attendu")
        }
        return object.keys
    }

    private mutating func list(_ value: JSONValue, at place: String) throws -> [Int] {
        guard let items = value.array, !items.isEmpty else {
            throw InvalidSchema(
                pointer: place,
                reason: "a list of schemas is expected",
                french: "une liste de schémas est attendue"
            )
        }
        return items.indices.map { number(of: JSONPointer.appending(String($0), to: place)) }
    }

    private func count(_ value: JSONValue, at place: String) throws -> Int {
        guard let count = value.integer, count >= 0 else {
            throw InvalidSchema(
                pointer: place,
                reason: "an integer from 0 is expected",
                french: "un entier à partir de 0 est attendu"
            )
        }
        return count
    }

    private func pattern(_ source: String?, at place: String) throws -> SchemaNode.Pattern {
        guard let source, let pattern = try? SchemaNode.Pattern(source) else {
            throw InvalidSchema(
                pointer: place,
                reason: "not a regular expression",
                french: "ce n’est pas une expression rationnelle"
            )
        }
        return pattern
    }

    private static let types: Set<String> = ["null", "boolean", "integer", "number", "string", "array", "object"]
    private static let unsupported: Set<String> = [
        "dependencies", "dependentRequired", "dependentSchemas", "minContains", "maxContains", "unevaluatedItems",
        "unevaluatedProperties", "$dynamicRef", "$recursiveRef",
    ]
}
