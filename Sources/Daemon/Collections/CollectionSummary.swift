// SPDX-License-Identifier: GPL-3.0-or-later
import JobModel
import Retrieval

/// A collection as `greffier collections list` tells of it.
package struct CollectionSummary: Encodable, Sendable {
    package var name: String
    package var entries: Int
    /// Entries that take part in matching today.
    package var open: Int
    /// Persons whose documents these are; 0 for a collection that is of no people.
    package var people: Int
    /// Pairs of documents that may be of one person, and wait for a decision.
    package var doubtful: Int
    package var chunks: Int
    package var revision: Int
    package var embedder: String
    package var dimension: Int
    package var createdAt: String
    package var updatedAt: String

    init(_ info: CollectionInfo, open: Int, people: Int, doubtful: Int) {
        name = info.name
        entries = info.entries
        self.open = open
        self.people = people
        self.doubtful = doubtful
        chunks = info.chunks
        revision = info.revision
        embedder = info.embedder
        dimension = info.dimension
        createdAt = Timestamp.text(info.createdAt)
        updatedAt = Timestamp.text(info.updatedAt)
    }

    private enum CodingKeys: String, CodingKey {
        case name, entries, open, people, doubtful, chunks, revision, embedder, dimension
        case createdAt = "created_at"
        case updatedAt = "updated_at"
    }
}
