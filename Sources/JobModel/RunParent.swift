// SPDX-License-Identifier: GPL-3.0-or-later

/// Where the file of a run was found, when it lay in the file of another run: in a message, in an archive.
package struct RunParent: Codable, Sendable, Hashable {
    package var run: ULID
    /// The name of that run's file.
    package var name: String
    /// 1 for what lay in a dropped file, 2 for what lay in that.
    package var depth: Int

    package init(run: ULID, name: String, depth: Int) {
        self.run = run
        self.name = name
        self.depth = depth
    }
}

/// A run that was made of a file found in this run's file.
package struct ChildRun: Codable, Sendable, Hashable {
    package var run: ULID
    /// Without folders.
    package var name: String
    package var sha256: String
    package var bytes: Int
    package var mediaType: String
    /// The folders that it lay in, inside an archive.
    package var tags: [String]

    package init(run: ULID, name: String, sha256: String, bytes: Int, mediaType: String, tags: [String]) {
        self.run = run
        self.name = name
        self.sha256 = sha256
        self.bytes = bytes
        self.mediaType = mediaType
        self.tags = tags
    }

    private enum CodingKeys: String, CodingKey {
        case run, name, sha256, bytes, tags
        case mediaType = "media_type"
    }
}
