// SPDX-License-Identifier: GPL-3.0-or-later
package import Foundation
package import Lexicons

/// The lexicon files of the repository, read once.
package enum ShippedLexicons {
    /// The checkout.
    package static let root = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    /// Their texts by name.
    package static func files() throws -> [String: String] {
        let folder = root.appendingPathComponent("pipelines/lexicons")
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.path).filter { $0.hasSuffix(".lex") }
        return try Dictionary(
            uniqueKeysWithValues: names.map {
                ($0, try String(contentsOf: folder.appendingPathComponent($0), encoding: .utf8))
            }
        )
    }

    package static let shared = Result { try Lexicons(files: files()) }
}
