// SPDX-License-Identifier: GPL-3.0-or-later
import DurableFiles
import Foundation

/// A folder of its own for one test, removed with it.
final class TemporaryFolder: Sendable {
    let path: FilePath

    init() throws {
        path = try Files.resolve(FilePath(NSTemporaryDirectory())) / "greffier-\(UUID().uuidString)"
        try Files.makeDirectory(path, mode: 0o755)
    }

    deinit { try? Files.removeTree(path) }

    /// Writes a file and returns its path.
    @discardableResult
    func write(_ text: String, to name: String) throws -> FilePath {
        let target = path / name
        try Files.makeDirectories(target.parent)
        try Files.writeAtomically(Data(text.utf8), to: target)
        return target
    }
}
