// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import JSONSchemas

extension SchemaLeveller {
    /// A list of types as a choice between schemas of one type each, of which each takes the keywords that are about it.
    func union(of types: [JSONValue], _ object: JSONObject, inside references: [String]) -> JSONValue {
        let choices: [JSONValue] = types.map { type in
            guard type.string != "null", type.string != "boolean" else { return ["type": type] }
            var choice = object
            choice["type"] = type
            return level(.object(choice), inside: references)
        }
        return choices.count == 1 ? choices[0] : ["anyOf": .array(choices)]
    }

    /// A tuple as a list of any of its forms: llama.cpp answers 400 to tuples.
    func replaceTuple(in object: inout JSONObject) {
        guard var forms = object["prefixItems"]?.array ?? object["items"]?.array else { return }
        let rest = object["prefixItems"] == nil ? object["additionalItems"] : object["items"]
        if rest?.bool == false {
            object["maxItems"] = .integer(min(object["maxItems"]?.integer ?? .max, forms.count))
        } else if let rest, rest.object != nil {
            forms.append(rest)
        } else {
            forms = [[:]]
        }
        object["items"] = forms.count == 1 ? forms[0] : ["anyOf": .array(forms)]
    }

    /// Names that must match a pattern become any name: the values keep their forms.
    func replaceNamePatterns(in object: inout JSONObject) {
        guard let forms = object["patternProperties"]?.object?.members.map(\.value), !forms.isEmpty else { return }
        guard object["additionalProperties"]?.bool == false else {
            object["additionalProperties"] = true
            return
        }
        object["additionalProperties"] = forms.count == 1 ? forms[0] : ["anyOf": .array(forms)]
    }

    /// Objects of which all must hold become one; a single form of a choice is the form itself.
    func mergeParts(into object: inout JSONObject) {
        for keyword in ["anyOf", "oneOf"] where object[keyword]?.array?.count == 1 && object["properties"] == nil {
            if let only = object[keyword]?.array?.first?.object, object["$ref"] == nil {
                object[keyword] = nil
                for (key, value) in only.members where object[key] == nil { object[key] = value }
            }
        }
        guard let parts = object["allOf"]?.array else { return }
        let resolved = parts.compactMap { part in
            part[key: "$ref"]?.string.flatMap { target(of: $0) }?.object ?? part.object
        }
        guard resolved.allSatisfy({ $0["properties"] != nil || parts.count == 1 }) else { return }
        object["allOf"] = nil
        for part in resolved {
            for (key, value) in part.members { merge(key, value, into: &object) }
        }
    }

    private func merge(_ key: String, _ value: JSONValue, into object: inout JSONObject) {
        switch (key, object[key], value) {
        case ("properties", .object(var own)?, .object(let more)):
            for (name, form) in more.members where own[name] == nil { own[name] = form }
            object[key] = .object(own)
        case ("required", .array(let own)?, .array(let more)):
            object[key] = .array(own + more.filter { !own.contains($0) })
        // Each part alone would forbid the members of the others.
        case ("additionalProperties", _, _): break
        case (_, nil, _): object[key] = value
        default: break
        }
    }

    // MARK: References

    /// What a reference names, written out where the dialect needs it.
    func followed(_ reference: String, beside object: JSONObject, inside references: [String]) -> JSONValue {
        let isCircle = references.contains(reference) || references.count > 16
        guard !dialect.takesReferences, !isCircle, !leadsBack(reference, []), let target = target(of: reference) else {
            var result: JSONObject = JSONObject([("$ref", .string(reference))])
            for key in ["$defs", "definitions"] {
                guard let forms = object[key]?.object else { continue }
                let levelled = forms.members.map { ($0.key, level($0.value, inside: references)) }
                result[key] = .object(JSONObject(levelled))
            }
            return .object(result)
        }
        return level(target, inside: references + [reference])
    }

    func target(of reference: String) -> JSONValue? {
        guard reference.hasPrefix("#") else { return nil }
        let pointer = String(reference.dropFirst())
        return root.value(at: pointer.removingPercentEncoding ?? pointer)
    }

    /// Whether some reference of the schema leads back into itself, so that it cannot be written out.
    var hasCircles: Bool { Self.references(in: root).contains { leadsBack($0, []) } }

    private func leadsBack(_ reference: String, _ seen: [String]) -> Bool {
        if seen.contains(reference) { return true }
        guard seen.count <= 16, let target = target(of: reference) else { return true }
        return Self.references(in: target).contains { leadsBack($0, seen + [reference]) }
    }

    private static func references(in value: JSONValue) -> [String] {
        switch value {
        case .array(let items): items.flatMap(references)
        case .object(let object):
            [object["$ref"]?.string].compactMap { $0 }
                + object.members.filter { $0.key != "$defs" && $0.key != "definitions" }.flatMap {
                    references(in: $0.value)
                }
        default: []
        }
    }
}
