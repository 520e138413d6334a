// SPDX-License-Identifier: GPL-3.0-or-later

/// What names a document of a collection for good: the id of its entry is another one when the entry is made anew.
package struct DocumentKey: Sendable, Hashable, Codable {
    package var collection: String
    /// SHA-256 of the original file.
    package var sha256: String

    package init(collection: String, sha256: String) {
        self.collection = collection
        self.sha256 = sha256
    }

    package init(_ entry: LibraryEntry) { self.init(collection: entry.collection, sha256: entry.inputSHA256) }
}
