// SPDX-License-Identifier: GPL-3.0-or-later
import DurableFiles
import Foundation

/// A file that was taken in by copy, as it was then.
///
/// The device is left out: its number may be another after the next mount.
struct TakenFile: Codable, Sendable, Hashable {
    /// For people; exact where the name is UTF-8.
    let path: String
    /// The path's bytes where they are no UTF-8.
    private let raw: Data?
    let inode: UInt64
    let bytes: Int
    /// Nanoseconds since 1970.
    let modified: Int64
    let sha256: String
    /// When it was taken, as a `Timestamp`.
    let time: String

    init(_ path: FilePath, _ status: FileStatus, sha256: String, time: String) {
        self.path = path.text
        raw = FilePath(path.text) == path ? nil : Data(path.bytes)
        inode = status.inode
        bytes = status.bytes
        modified = status.modified
        self.sha256 = sha256
        self.time = time
    }

    var location: FilePath { raw.map { FilePath(bytes: $0) } ?? FilePath(path) }

    /// Whether the file is still as it was.
    func matches(_ status: FileStatus) -> Bool {
        status.kind == .file && status.inode == inode && status.bytes == bytes && status.modified == modified
    }
}
