// SPDX-License-Identifier: GPL-3.0-or-later
import JSONValues

/// Any value of a profile, as templates see it.
indirect enum ProfileValue: Equatable {
    case missing
    case text(String)
    case number(Double)
    case flag(Bool)
    case list([ProfileValue])
    case object([String: ProfileValue])
    case picture(PictureFile)

    /// The value that `json` says, its texts made fit for a document.
    init(_ json: JSONValue) {
        switch json {
        case .null: self = .missing
        case .bool(let flag): self = .flag(flag)
        case .integer(let number): self = .number(Double(number))
        case .number(let number): self = .number(number)
        // A picture has no characters to be cleaned, and may have megabytes.
        case .string(let text): self = .text(text.hasPrefix("data:image/") ? text : CleanText.lines(text))
        case .array(let list): self = .list(list.map { ProfileValue($0) })
        case .object(let object):
            self = .object(Dictionary(uniqueKeysWithValues: object.members.map { ($0.key, ProfileValue($0.value)) }))
        }
    }

    /// The value at `path`; a list gives the values of all its entries, or of one where the step is a number.
    func value(at path: ArraySlice<String>) -> ProfileValue {
        guard let step = path.first else { return self }
        switch self {
        case .object(let object): return object[step]?.value(at: path.dropFirst()) ?? .missing
        case .list(let list):
            if let index = Int(step) {
                return list.indices.contains(index) ? list[index].value(at: path.dropFirst()) : .missing
            }
            return .list(list.map { $0.value(at: path) }.filter(\.isPresent))
        case .missing, .text, .number, .flag, .picture: return .missing
        }
    }

    /// Whether a condition on it holds: there, not blank, not empty, not `false`.
    var isPresent: Bool {
        switch self {
        case .missing: false
        case .text(let text): !text.allSatisfy(\.isWhitespace)
        case .number, .picture: true
        case .flag(let flag): flag
        case .list(let list): list.contains(where: \.isPresent)
        case .object(let object): object.values.contains(where: \.isPresent)
        }
    }

    /// The entries to repeat over: those of a list, or the one value.
    var entries: [ProfileValue] {
        switch self {
        case .list(let list): list.filter(\.isPresent)
        case .missing: []
        case .text, .number, .flag, .object, .picture: isPresent ? [self] : []
        }
    }

    /// The text of a key, where it is one.
    subscript(key: String) -> String? {
        if case .object(let object) = self, case .text(let text)? = object[key], !text.isEmpty { text } else { nil }
    }
}
