// SPDX-License-Identifier: GPL-3.0-or-later

/// A named, content-addressed output of a job, as listed in run.json.
package struct Artifact: Codable, Sendable, Hashable {
    /// The file name it is published under, as in `profile.json`.
    package var name: String
    /// Lower-case hexadecimal SHA-256 of the bytes, which is also the key in the blob store.
    package var sha256: String
    package var bytes: Int
    /// The name of the stage that made it.
    package var stage: String
    package var mediaType: String

    package init(name: String, sha256: String, bytes: Int, stage: String, mediaType: String) {
        self.name = name
        self.sha256 = sha256
        self.bytes = bytes
        self.stage = stage
        self.mediaType = mediaType
    }

    private enum CodingKeys: String, CodingKey {
        case name, sha256, bytes, stage
        case mediaType = "media_type"
    }
}
