// SPDX-License-Identifier: GPL-3.0-or-later
import FoundationEssentials
import GRDB
import JobModel
import JobStore

/// How values that SQL does not know are written in columns.
enum Columns {
    static func json(_ value: some Encodable) throws -> String {
        String(decoding: try CanonicalJSON.compact(value), as: UTF8.self)
    }

    static func decode<Value: Decodable>(_ type: Value.Type, _ text: String) throws -> Value {
        try CanonicalJSON.decode(type, from: Data(text.utf8))
    }

    /// Stage names hold no line ends, so that lists of them need no JSON.
    static func names(_ names: [String]) -> String { names.joined(separator: "\n") }
    static func names(_ text: String) -> [String] { text.split(separator: "\n").map(String.init) }

    static func ulid(_ text: String) throws -> ULID {
        guard let value = ULID(text) else { throw GreffierError(.storeCorrupt, detail: "jobs.sqlite: run \(text)") }
        return value
    }

    /// A word of one of our enumerations.
    static func word<Value: RawRepresentable>(_ type: Value.Type, _ text: String) throws -> Value
    where Value.RawValue == String {
        guard let value = Value(rawValue: text) else {
            throw GreffierError(.storeCorrupt, detail: "jobs.sqlite: \(Value.self) \(text)")
        }
        return value
    }

    static func date(_ milliseconds: Int64?) -> Date? { milliseconds.map(Date.init(milliseconds:)) }

    /// The error of these columns; a code of a newer or older version reads as a defect that names it.
    static func error(code: String?, detail: String?, french: String?) -> GreffierError? {
        guard let code else { return nil }
        if let known = ErrorCode.named(code) { return GreffierError(known, detail: detail ?? "", french: french) }
        return GreffierError(.stageDefect, detail: "\(code) \(detail ?? "")")
    }
}
