// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Lexicons

/// The lexicon files of the repository, read once.
enum ShippedLexicons {
    static let root = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    static func files() throws -> [String: String] {
        let folder = root.appendingPathComponent("pipelines/lexicons")
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.path).filter { $0.hasSuffix(".lex") }
        return try Dictionary(
            uniqueKeysWithValues: names.map {
                ($0, try String(contentsOf: folder.appendingPathComponent($0), encoding: .utf8))
            }
        )
    }

    static let shared = Result { try Lexicons(files: files()) }
}
