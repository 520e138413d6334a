// SPDX-License-Identifier: GPL-3.0-or-later
import DurableFiles
private import Foundation
private import JobModel

/// `manifest.json` of a backup: what it holds, and by which hashes to know it again.
package struct BackupManifest: Codable, Sendable, Equatable {
    package static let name = "manifest.json"

    package var schema = 1
    /// The version of the program that made it.
    package var greffier: String
    /// RFC 3339.
    package var madeAt: String
    /// Where the workspace was.
    package var workspace: String
    /// By path.
    package var files: [File]
    /// Blobs that the job table names and that were missing or broken when the backup was made.
    package var damaged: [String] = []

    /// One file of the backup.
    package struct File: Codable, Sendable, Equatable {
        /// Relative to the backup's folder.
        package var path: String
        package var bytes: Int
        package var sha256: String
    }

    private enum CodingKeys: String, CodingKey {
        case schema, greffier, workspace, files, damaged
        case madeAt = "made_at"
    }

    package var bytes: Int { files.reduce(0) { $0 + $1.bytes } }

    /// The manifest of the backup in `folder`; `nil` where there is none that can be read.
    ///
    /// Blocks.
    static func read(_ folder: FilePath) -> BackupManifest? {
        guard let data = try? Files.read(folder / name) else { return nil }
        return try? CanonicalJSON.decode(BackupManifest.self, from: data)
    }
}
