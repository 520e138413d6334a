// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import JSONSchemas
import JobModel

/// What a person corrected: the profile as it was published and as it was dropped.
///
/// Kept as JSON: `{"base":…,"profile":…,"schema":1}`. What differs between the two is the person's; all else is left to
/// whoever reads the document, now and later.
struct ProfileCorrection: Equatable {
    let base: JSONValue
    let profile: JSONValue

    /// `base` is the profile that was published, `dropped` what the person made of it.
    init(base: JSONValue, dropped: JSONValue) {
        self.base = base
        profile = dropped
    }

    /// Reads what `data` gives.
    ///
    /// Throws `store.corrupt`.
    init(_ data: Data) throws {
        guard let value = try? JSONValue(parsing: data), let base = value[key: "base"],
            let profile = value[key: "profile"]
        else { throw GreffierError(.storeCorrupt, detail: "a correction cannot be read") }
        self.init(base: base, dropped: profile)
    }

    var data: Data {
        let value: JSONValue = .object(JSONObject([("base", base), ("profile", profile), ("schema", 1)]))
        return Data((value.canonical.text + "\n").utf8)
    }

    /// What the person wants, without values that only followed from what was changed: those are counted anew.
    var wanted: JSONValue {
        guard let object = profile.object else { return profile }
        let members = object.members.map { key, section -> (String, JSONValue) in
            guard let rule = Self.following[key], let items = section.array else { return (key, section) }
            let before = base[key: key]?.array ?? []
            let pairing = ItemPairing(items, with: before)
            let current = zip(items, pairing.places).map { item, place in
                place.map { Self.current(item, before: before[$0], rule) } ?? item
            }
            return (key, .array(current))
        }
        return .object(JSONObject(members))
    }

    /// By section: values under `x-greffier` that follow from others of their item.
    private static let following: [String: (values: [String], from: [String])] = [
        "work": (["current"], ["endDate"]),
        "education": (["eqf"], ["studyType", "area"]),
        "languages": (["cefr"], ["fluency"]),
        "skills": (["canonical", "months"], ["name", "keywords"]),
    ]

    /// An item without what stands in it as before although that from which it followed was changed.
    private static func current(
        _ item: JSONValue,
        before: JSONValue,
        _ rule: (values: [String], from: [String])
    ) -> JSONValue {
        guard var object = item.object, var own = object["x-greffier"]?.object,
            rule.from.contains(where: { object[$0] != before[key: $0] })
        else { return item }
        for name in rule.values where own[name] == before[key: "x-greffier"]?[key: name] { own[name] = Optional.none }
        object["x-greffier"] = own.count == 0 ? Optional.none : .object(own)
        return .object(object)
    }
}
