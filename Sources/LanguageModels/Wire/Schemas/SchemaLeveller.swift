// SPDX-License-Identifier: GPL-3.0-or-later
import JSONSchemas

/// Rewrites a schema so that a server's grammar enforces what it can and trips over nothing.
///
/// What is left out only widens it: the answer is checked against the schema itself afterwards. What would make a grammar
/// wrong is rewritten: lists of types, tuples, `allOf`, names by pattern.
struct SchemaLeveller {
    let dialect: SchemaDialect
    let root: JSONValue

    /// `schema` as a server of this dialect understands it.
    static func level(_ schema: JSONValue, for dialect: SchemaDialect) -> JSONValue {
        SchemaLeveller(dialect: dialect, root: schema).level(schema, inside: [])
    }

    /// `inside` are the references that led here.
    func level(_ schema: JSONValue, inside references: [String]) -> JSONValue {
        guard var object = schema.object else { return [:] }
        if let reference = object["$ref"]?.string {
            return followed(reference, beside: object, inside: references)
        }
        mergeParts(into: &object)
        if object["enum"]?.array != nil || object["const"] != nil {
            return .object(kept(object, ["enum", "const"], inside: references))
        }
        if let types = object["type"]?.array { return union(of: types, object, inside: references) }
        replaceTuple(in: &object)
        replaceNamePatterns(in: &object)
        let hasMembers = object["properties"] != nil
        if hasMembers {
            // The grammar would leave out the members of an object that is also a choice.
            for keyword in ["anyOf", "oneOf", "allOf"] { object[keyword] = nil }
            if object["additionalProperties"] == nil { object["additionalProperties"] = false }
        }
        return .object(kept(object, Self.enforced, inside: references))
    }

    // MARK: Keywords

    private static let enforced: Set<String> = [
        "type", "properties", "required", "additionalProperties", "items", "minItems", "maxItems", "minLength",
        "maxLength", "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "pattern", "format", "anyOf",
        "oneOf",
        "allOf", "$defs", "definitions",
    ]
    private static let annotations: Set<String> = ["title", "description"]
    private static let formats: Set<String> = ["date", "time", "date-time"]

    private func kept(_ object: JSONObject, _ keywords: Set<String>, inside references: [String]) -> JSONObject {
        var result = JSONObject()
        for (keyword, value) in object.members {
            let isAnnotation = dialect.showsAnnotations && Self.annotations.contains(keyword)
            guard keywords.contains(keyword) || isAnnotation || keyword == "$defs" || keyword == "definitions" else {
                continue
            }
            result[keyword] = rewritten(keyword, value, inside: references)
        }
        return result
    }

    private func rewritten(_ keyword: String, _ value: JSONValue, inside references: [String]) -> JSONValue? {
        switch keyword {
        case "properties": return .object(members(value, inside: references))
        case "$defs", "definitions":
            // Written out where they were named, unless one leads back into itself.
            return dialect.takesReferences || hasCircles ? .object(members(value, inside: references)) : JSONValue?.none
        case "items": return level(value, inside: references)
        case "additionalProperties": return value.object == nil ? value : level(value, inside: references)
        case "anyOf", "oneOf", "allOf":
            return value.array.map { .array($0.map { level($0, inside: references) }) }
        case "minLength", "maxLength", "minItems", "maxItems":
            return (value.integer ?? 0) <= SchemaDialect.maximumRepetition ? value : JSONValue?.none
        case "pattern": return value.string.flatMap { GrammarPattern.rewritten($0) }.map { .string($0) }
        case "format": return value.string.map(Self.formats.contains) == true ? value : JSONValue?.none
        default: return value
        }
    }

    private func members(_ value: JSONValue, inside references: [String]) -> JSONObject {
        JSONObject(
            (value.object?.members ?? []).filter { $0.value.bool != false }
                .map { ($0.key, level($0.value, inside: references)) }
        )
    }
}
