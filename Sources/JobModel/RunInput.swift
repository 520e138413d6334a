// SPDX-License-Identifier: GPL-3.0-or-later

/// The file that a run is about: its name as dropped and its bytes by hash.
package struct RunInput: Codable, Sendable, Hashable {
    /// The original file name, as dropped; may hold any character but `/` and NUL.
    package var name: String
    package var sha256: String
    package var bytes: Int
    /// Found by content where possible, else by the extension.
    ///
    /// `inode/symlink`, `inode/fifo` and the like where a link, a pipe or a device was dropped: the bytes are then a note
    /// that says so, and stages must not take them for the document.
    package var mediaType: String

    /// Whether the bytes are a note that stands for something which is no document.
    package var isNote: Bool { mediaType.hasPrefix("inode/") }

    package init(name: String, sha256: String, bytes: Int, mediaType: String) {
        self.name = name
        self.sha256 = sha256
        self.bytes = bytes
        self.mediaType = mediaType
    }

    private enum CodingKeys: String, CodingKey {
        case name, sha256, bytes
        case mediaType = "media_type"
    }
}
