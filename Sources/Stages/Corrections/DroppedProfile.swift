// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import JSONSchemas
import JobModel
import ProfileModel

/// A profile that a person corrected and dropped, checked.
///
/// What is empty or `null` in it counts as taken out. Names that a profile does not have are left out and told.
struct DroppedProfile {
    /// All that a profile holds, without the reasons for a look, which the drop ends.
    let tree: JSONValue
    /// Places of names that a profile does not have, as in `basics.nmae`.
    let unknownNames: [String]
    /// Kinds of sensitive data that stood in it and may not be kept.
    let sensitive: [String]

    /// `keepsSensitive` is the setting `privacy.keep_sensitive`; without it sensitive data are left out.
    ///
    /// Throws `correction.empty`, `correction.not_json` and `correction.invalid`.
    init(_ data: Data, keepsSensitive: Bool = false) throws {
        let text = try Self.text(data)
        let value: JSONValue
        do {
            value = try JSONValue(parsing: text)
        } catch let error as JSONSyntaxError {
            throw GreffierError(.correctionNotJSON, Self.words(error, in: text))
        }
        guard value.object != nil else {
            throw GreffierError(
                .correctionInvalid,
                ErrorDetail("it is no JSON object in { }", french: "ce n’est pas un objet JSON entre { et }")
            )
        }
        guard let full = value.withoutEmpties else { throw GreffierError(.correctionEmpty) }
        if let objection = ProfileRules.objection(to: full) {
            throw GreffierError(.correctionInvalid, objection)
        }
        var known = try Self.profile(full)
        unknownNames = Self.names(in: full, beyond: known)
        sensitive = keepsSensitive ? [] : (known.greffier?.sensitive ?? [:]).keys.sorted()
        if !keepsSensitive { known.greffier?.sensitive = nil }
        tree = try Self.tree(of: known)
        if tree.object?.count == 0 {
            throw GreffierError(
                .correctionInvalid,
                ErrorDetail("it has no part of a profile", french: "il ne contient aucune partie d’un profil")
            )
        }
    }

    /// The tree of a profile that Greffier wrote, to compare a dropped one with.
    static func tree(of profile: Profile) throws -> JSONValue {
        var profile = profile
        profile.greffier?.review = nil
        let tree = try JSONValue(parsing: CanonicalJSON.compact(profile)).withoutEmpties
        return (tree ?? .object(JSONObject())).canonical
    }

    // MARK: Text

    /// UTF-8, UTF-16 with its mark, or what old editors on Windows write.
    private static func text(_ data: Data) throws -> String {
        let isWide = data.starts(with: [0xFF, 0xFE]) || data.starts(with: [0xFE, 0xFF])
        let bytes = data.starts(with: [0xEF, 0xBB, 0xBF]) ? data.dropFirst(3) : data
        let text =
            isWide
            ? String(data: data, encoding: .utf16)
            : String(validating: bytes, as: UTF8.self) ?? String(data: bytes, encoding: .windowsCP1252)
        guard let text else {
            throw GreffierError(.correctionNotJSON, ErrorDetail("it is no text", french: "ce n’est pas un texte"))
        }
        if text.allSatisfy(\.isWhitespace) { throw GreffierError(.correctionEmpty) }
        return text
    }

    /// `line 12, column 5: …`: editors count lines, not bytes.
    private static func words(_ error: JSONSyntaxError, in text: String) -> ErrorDetail {
        let before = text.utf8.prefix(error.offset).split(separator: 0x0A, omittingEmptySubsequences: false)
        let column = String(decoding: before.last.map(Array.init) ?? [], as: UTF8.self).count + 1
        let line = max(1, before.count)
        return ErrorDetail(
            "line \(line), column \(column): \(error.reason)",
            french: "ligne \(line), colonne \(column) : \(error.reasonFR)"
        )
    }

    // MARK: Profile

    private static func profile(_ value: JSONValue) throws -> Profile {
        do {
            return try CanonicalJSON.decode(Profile.self, from: Data(value.text.utf8))
        } catch let error as DecodingError {
            throw GreffierError(.correctionInvalid, words(error))
        }
    }

    private static func words(_ error: DecodingError) -> ErrorDetail {
        switch error {
        case .typeMismatch(let type, let context), .valueNotFound(let type, let context):
            let (place, kind) = (pointer(context), words(type))
            return ErrorDetail("\(place) is not \(kind.english)", french: "\(place) n’est pas \(kind.french)")
        case .keyNotFound(let key, let context):
            let place = pointer(context)
            return ErrorDetail("\(place) has no \(key.stringValue)", french: "\(key.stringValue) manque dans \(place)")
        case .dataCorrupted(let context):
            let place = pointer(context)
            return ErrorDetail(
                "\(place) holds a value of the wrong kind",
                french: "\(place) contient une valeur d’un autre genre"
            )
        @unknown default:
            return ErrorDetail(
                "it holds a value of the wrong kind",
                french: "il contient une valeur d’un autre genre"
            )
        }
    }

    private static func pointer(_ context: DecodingError.Context) -> String {
        let steps = context.codingPath.map { $0.intValue.map(String.init) ?? $0.stringValue }
        return steps.reduce(into: "") { $0 = JSONPointer.appending($1, to: $0) }
    }

    private static func words(_ type: any Any.Type) -> ErrorDetail {
        switch type {
        case is String.Type: ErrorDetail("a text", french: "un texte")
        case is Bool.Type: ErrorDetail("true or false", french: "true ou false")
        case is Int.Type: ErrorDetail("a whole number", french: "un nombre entier")
        case is [Any].Type: ErrorDetail("a list", french: "une liste")
        default: ErrorDetail("an object", french: "un objet")
        }
    }

    /// Names that `value` has and the profile read from it has not.
    private static func names(in value: JSONValue, beyond profile: Profile) -> [String] {
        guard let kept = try? JSONValue(parsing: CanonicalJSON.compact(profile)) else { return [] }
        var found: [String] = []
        func compare(_ value: JSONValue, _ kept: JSONValue?, at place: String) {
            for (key, member) in value.object?.members ?? [] where !(place.isEmpty && key == "$schema") {
                let inner = place.isEmpty ? key : "\(place).\(key)"
                if let other = kept?[key: key] { compare(member, other, at: inner) } else { found.append(inner) }
            }
            for (index, item) in (value.array ?? []).enumerated() {
                compare(
                    item,
                    kept?.array.flatMap { $0.indices.contains(index) ? $0[index] : nil },
                    at: "\(place)[\(index)]"
                )
            }
        }
        compare(value, kept, at: "")
        return found
    }
}

extension JSONValue {
    /// Without members and items that are `null`, blank or empty themselves; `nil` where nothing is left.
    fileprivate var withoutEmpties: JSONValue? {
        switch self {
        case .null: return Optional.none
        case .string(let text): return text.allSatisfy(\.isWhitespace) ? Optional.none : self
        case .bool, .integer, .number: return self
        case .array(let items):
            let kept = items.compactMap(\.withoutEmpties)
            return kept.isEmpty ? Optional.none : .array(kept)
        case .object(let object):
            let kept = object.members.compactMap { key, value in value.withoutEmpties.map { (key, $0) } }
            return kept.isEmpty ? Optional.none : .object(JSONObject(kept))
        }
    }
}
