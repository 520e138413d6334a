// SPDX-License-Identifier: GPL-3.0-or-later
import Retrieval

/// Whose the documents of a collection are, as `greffier collections people` tells it.
package struct CollectionPeople: Encodable, Sendable {
    package var collection: String
    package var people: [Person]
    /// What waits for a decision.
    package var doubtful: [Pair]

    package struct Person: Encodable, Sendable {
        package var id: String
        package var name: String
        /// The newest, which stands for the person, first.
        package var versions: [Document]

        init(_ person: LibraryPerson) {
            id = person.id
            name = person.versions.first?.title ?? ""
            versions = person.versions.map(Document.init)
        }
    }

    package struct Pair: Encodable, Sendable {
        package var first: Document
        package var second: Document
        /// `same_name`, `same_phone_other_name`, `same_email_other_name`, or what else speaks for one person.
        package var reason: String

        init(_ pair: DoubtfulPair) {
            first = Document(pair.first)
            second = Document(pair.second)
            reason = pair.reason
        }
    }

    package struct Document: Encodable, Sendable {
        package var id: String
        package var source: String
        package var title: String
        package var documentDate: String?

        package var shortID: String { String(id.suffix(8)).lowercased() }

        init(_ entry: LibraryEntry) {
            id = entry.id
            source = entry.source
            title = entry.title
            documentDate = entry.documentDate
        }

        private enum CodingKeys: String, CodingKey {
            case id, source, title
            case documentDate = "document_date"
        }
    }
}

/// What was decided about documents, and whose they are now.
package struct CollectionDecision: Encodable, Sendable {
    package var collection: String
    /// Whether it was not so before.
    package var changed: Bool
    package var people: [CollectionPeople.Person]
}

/// What was taken out of a collection.
package struct CollectionRemoval: Encodable, Sendable {
    package var collection: String
    package var removed: [CollectionPeople.Document]
}
