// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation

/// A profile as a tree of named texts: what is done to all of its texts misses none that is added later.
indirect enum TextTree: Codable {
    case text(String)
    case whole(Int)
    case number(Double)
    case flag(Bool)
    case list([TextTree])
    case object([String: TextTree])

    init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if let flag = try? container.decode(Bool.self) {
            self = .flag(flag)
        } else if let text = try? container.decode(String.self) {
            self = .text(text)
        } else if let whole = try? container.decode(Int.self) {
            self = .whole(whole)
        } else if let number = try? container.decode(Double.self) {
            self = .number(number)
        } else if let list = try? container.decode([TextTree].self) {
            self = .list(list)
        } else {
            self = .object(try container.decode([String: TextTree].self))
        }
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        switch self {
        case .text(let text): try container.encode(text)
        case .whole(let whole): try container.encode(whole)
        case .number(let number): try container.encode(number)
        case .flag(let flag): try container.encode(flag)
        case .list(let list): try container.encode(list)
        case .object(let object): try container.encode(object)
        }
    }

    /// With `change` made in every text; its first argument names the keys that lead there.
    ///
    /// A text that becomes empty goes, and with it its place in a list.
    func mapping(_ path: [String] = [], _ change: ([String], String) -> String) -> TextTree? {
        switch self {
        case .text(let text):
            let changed = change(path, text)
            return changed.isEmpty ? nil : .text(changed)
        case .list(let list): return .list(list.compactMap { $0.mapping(path, change) })
        case .object(let object):
            return .object(
                object.reduce(into: [:]) { $0[$1.key] = $1.value.mapping(path + [$1.key], change) }
            )
        case .whole, .number, .flag: return self
        }
    }
}
