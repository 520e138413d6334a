// SPDX-License-Identifier: GPL-3.0-or-later
import FoundationEssentials

/// Any value of a profile, as templates see it.
indirect enum ProfileValue: Decodable, Equatable {
    case missing
    case text(String)
    case number(Double)
    case flag(Bool)
    case list([ProfileValue])
    case object([String: ProfileValue])
    case picture(PictureFile)

    init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if let text = try? container.decode(String.self) {
            self = .text(text.hasPrefix("data:image/") ? text : CleanText.lines(text))
        } else if container.decodeNil() {
            self = .missing
        } else if let object = try? container.decode([String: ProfileValue].self) {
            self = .object(object)
        } else if let list = try? container.decode([ProfileValue].self) {
            self = .list(list)
        } else if let flag = try? container.decode(Bool.self) {
            self = .flag(flag)
        } else {
            self = .number(try container.decode(Double.self))
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
