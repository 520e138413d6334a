// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation

/// Where results go.
enum Output {
    /// Prints one object a line, keys sorted.
    static func line(_ values: some Encodable) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        FileHandle.standardOutput.write(try encoder.encode(values) + Data("\n".utf8))
    }

    /// Writes a file, whose folder is made; nothing without one.
    static func write(_ data: Data, to folder: String?, as name: String) throws {
        guard let folder else { return }
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        try data.write(to: URL(fileURLWithPath: folder).appending(path: name))
    }
}
