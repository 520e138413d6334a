// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation

/// Prints one object a line, keys sorted, numbers with at most four decimals.
enum Output {
    static func line(_ values: [String: Any]) throws {
        let data = try JSONSerialization.data(withJSONObject: rounded(values), options: .sortedKeys)
        FileHandle.standardOutput.write(data + Data("\n".utf8))
    }

    private static func rounded(_ value: Any) -> Any {
        switch value {
        case let number as Double: NSDecimalNumber(string: String(format: "%.4f", number))
        case let list as [Any]: list.map(rounded)
        case let object as [String: Any]: object.mapValues(rounded)
        default: value
        }
    }
}
