// SPDX-License-Identifier: GPL-3.0-or-later
package import JobModel
import Retrieval

/// What a collection holds, as `greffier collections show` tells it.
package struct CollectionContents: Encodable, Sendable {
    package var collection: String
    package var entries: [Entry]
    package var doubtful: [CollectionPeople.Pair]

    package struct Entry: Encodable, Sendable {
        package var id: String
        package var source: String
        package var title: String
        package var run: ULID
        package var language: String?
        /// `open` or `closed`, as somebody said.
        package var status: String
        package var validUntil: String?
        /// Whether it takes part in matching today, by status and last day.
        package var open: Bool
        package var documentDate: String?
        package var person: String?
        /// Whether it is open and the newest of its person's documents.
        package var current: Bool
        package var addedAt: String
        package var updatedAt: String

        package var shortID: String { String(id.suffix(8)).lowercased() }

        init(_ entry: LibraryEntry, open: Bool, current: Bool) {
            id = entry.id
            source = entry.source
            title = entry.title
            run = entry.run
            language = entry.language
            status = entry.status.rawValue
            validUntil = entry.validUntil
            self.open = open
            documentDate = entry.documentDate
            person = entry.person
            self.current = current
            addedAt = Timestamp.text(entry.addedAt)
            updatedAt = Timestamp.text(entry.updatedAt)
        }

        private enum CodingKeys: String, CodingKey {
            case id, source, title, run, language, status, open, person, current
            case validUntil = "valid_until"
            case documentDate = "document_date"
            case addedAt = "added_at"
            case updatedAt = "updated_at"
        }
    }
}
