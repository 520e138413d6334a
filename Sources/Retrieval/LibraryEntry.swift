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
}
