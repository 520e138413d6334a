// SPDX-License-Identifier: GPL-3.0-or-later
package import FoundationEssentials
package import JobModel

/// One document of a collection: a candidate, an offer.
package struct LibraryEntry: Sendable, Equatable {
    /// A ULID, kept when the entry is updated.
    package var id: String
    /// The name of its collection.
    package var collection: String
    /// SHA-256 of the original file; one entry for each within a collection.
    package var inputSHA256: String
    /// The original file name.
    package var source: String
    /// The run that made the present contents.
    package var run: ULID
    /// `fr`, `en`, or `nil` where it is not known.
    package var language: String?
    /// SHA-256 of `data`.
    package var artifactSHA256: String
    /// The bytes of profile.json, offer.json or whatever the collection holds.
    package var data: Data
    /// How a reader knows it: the candidate's name, the offer's title.
    package var title: String
    package var addedAt: Date
    package var updatedAt: Date
    package var status = Status.open
    /// The last day on which it counts, `YYYY-MM-DD`; `nil` for no end.
    package var validUntil: String?
    /// The day that the document speaks of, `YYYY-MM-DD`; `nil` where nobody said.
    package var documentDate: String?
    /// Whose it is: entries with the same value are versions of one person; `nil` for what is of no person.
    package var person: String?

    /// Whether it takes part in what is matched.
    package enum Status: String, Codable, Sendable { case open, closed }

    /// Whether it takes part in what is matched on a day, `YYYY-MM-DD`.
    package func isOpen(on day: String) -> Bool { EntryFacts(status: status, validUntil: validUntil).isOpen(on: day) }
}
