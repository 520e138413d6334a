// SPDX-License-Identifier: GPL-3.0-or-later
package import FoundationEssentials

/// The one way JSON is written to files: sorted keys, two-space indentation, slashes as they are, a final newline.
///
/// Sorted keys make the bytes a function of the value, which content addressing needs.
package enum CanonicalJSON {
    /// Encodes for files that people may open.
    package static func pretty(_ value: some Encodable) throws -> Data {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        var data = try encoder.encode(value)
        data.append(0x0A)
        return data
    }

    /// Encodes on one line, for frames, columns and `--json` streams.
    package static func compact(_ value: some Encodable) throws -> Data {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return try encoder.encode(value)
    }

    /// Decodes what either form wrote.
    package static func decode<Value: Decodable>(_ type: Value.Type, from data: Data) throws -> Value {
        try JSONDecoder().decode(type, from: data)
    }
}
