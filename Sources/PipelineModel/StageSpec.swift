// SPDX-License-Identifier: GPL-3.0-or-later
package import JobModel

/// One stage of a pipeline as its file asks for it.
package struct StageSpec: Sendable, Equatable {
    package var name: String
    /// The stage kind (`use:`).
    package var kind: String
    /// Where its input comes from: role → stage name.
    ///
    /// A lone `from: text` has the role of that stage's name. Empty: the run's own input.
    package var from: [String: String]
    /// Whether the run may succeed without it.
    package var isOptional: Bool
    /// Seconds for one attempt; `nil` takes the pipeline's.
    package var timeout: Double?
    /// The list that it is done for each item of; `nil` is done once.
    package var forEach: ForEach?
    /// How many of one key run at a time; `nil` bounds nothing.
    package var concurrency: ConcurrencyLimit?
    /// The rate of the settings that its starts are taken from.
    package var rate: String?
    /// The kind's own options.
    package var options: [String: OptionValue]

    package init(
        name: String,
        kind: String,
        from: [String: String] = [:],
        isOptional: Bool = false,
        timeout: Double? = nil,
        forEach: ForEach? = nil,
        concurrency: ConcurrencyLimit? = nil,
        rate: String? = nil,
        options: [String: OptionValue] = [:]
    ) {
        self.name = name
        self.kind = kind
        self.from = from
        self.isOptional = isOptional
        self.timeout = timeout
        self.forEach = forEach
        self.concurrency = concurrency
        self.rate = rate
        self.options = options
    }

    /// Names of the stages that it takes from, sorted, each once.
    package var sources: [String] { Set(from.values).sorted() }
}

/// A value of a stage option: what YAML can hold.
package indirect enum OptionValue: Sendable, Hashable, Codable {
    case null
    case bool(Bool)
    case int(Int)
    case double(Double)
    case string(String)
    case list([OptionValue])
    case map([String: OptionValue])

    /// The string, or `nil` for any other kind of value.
    package var string: String? { if case .string(let value) = self { value } else { nil } }
    /// The integer, or `nil`.
    package var int: Int? { if case .int(let value) = self { value } else { nil } }
    /// The number, integers included, or `nil`.
    package var double: Double? {
        switch self {
        case .double(let value): value
        case .int(let value): Double(value)
        default: nil
        }
    }
    /// The truth value, or `nil`.
    package var bool: Bool? { if case .bool(let value) = self { value } else { nil } }
    /// The list of strings; a lone string is a list of one; `nil` when any item is no string.
    package var strings: [String]? {
        switch self {
        case .string(let value): return [value]
        case .list(let items):
            let strings = items.compactMap(\.string)
            return strings.count == items.count ? strings : nil
        default: return nil
        }
    }
    /// The map, or `nil`.
    package var map: [String: OptionValue]? { if case .map(let value) = self { value } else { nil } }
}
