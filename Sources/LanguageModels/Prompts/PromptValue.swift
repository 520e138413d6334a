// SPDX-License-Identifier: GPL-3.0-or-later
package import JSONSchemas

/// What a prompt can be filled with.
///
/// A value stands as its text where it is named alone; `list.0` and `record.member` look into it. Sections go through lists,
/// look into records, and are left out for empty texts, empty lists and `false`.
package indirect enum PromptValue: Sendable {
    case text(String)
    case truth(Bool)
    case list([PromptValue])
    /// Members by name, and what stands where the record is named alone.
    case record([String: PromptValue], text: String)

    /// A JSON value: objects and lists stand as compact JSON where they are named alone, numbers as they are written.
    ///
    /// `nil` for `null`, which is as good as nothing.
    package init?(_ value: JSONValue) {
        switch value {
        case .null: return nil
        case .bool(let truth): self = .truth(truth)
        case .integer, .number: self = .text(value.text)
        case .string(let text): self = .text(text)
        // `null` in a list keeps its place.
        case .array(let items): self = .list(items.map { Self($0) ?? .text("") })
        case .object(let object):
            var members: [String: PromptValue] = [:]
            for (name, member) in object.members { members[name] = Self(member) }
            self = .record(members, text: value.text)
        }
    }

    /// The value as it stands in a prompt.
    package var text: String {
        switch self {
        case .text(let text), .record(_, let text): text
        case .truth(let truth): truth ? "true" : "false"
        case .list: json
        }
    }

    /// A text in quotes, as JSON.
    private var json: String {
        switch self {
        case .text(let text): JSONValue.string(text).text
        case .truth, .record: text
        case .list(let items): "[" + items.map(\.json).joined(separator: ",") + "]"
        }
    }
}
