// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation

/// Prints one object a line, keys sorted.
enum Output {
    static func line(_ values: some Encodable) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        FileHandle.standardOutput.write(try encoder.encode(values) + Data("\n".utf8))
    }
}
