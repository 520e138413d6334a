// SPDX-License-Identifier: GPL-3.0-or-later
package import DocumentModel
package import FoundationEssentials
package import JobModel

/// What is to stand in a collection for one original file.
package struct NewLibraryEntry: Sendable {
    /// SHA-256 of the original file: the entry's identity within the collection.
    package var inputSHA256: String
    /// The original file name.
    package var source: String
    package var run: ULID
    /// BCP 47; `nil` to guess from the text.
    package var language: String?
    /// SHA-256 of `data`.
    package var artifactSHA256: String
    /// The bytes of profile.json, offer.json or whatever the collection holds.
    package var data: Data
    /// How a reader knows it: the candidate's name, the offer's title.
    package var title: String
    /// The text to search in, from `Document.rendering.lines`; hidden text is no part of it.
    package var lines: [TextLine]
    /// What searches may ask for by field; the name of the file is found by `source` without standing here.
    package var fields: [EntryField]

    package init(
        inputSHA256: String,
        source: String,
        run: ULID,
        language: String?,
        artifactSHA256: String,
        data: Data,
        title: String,
        lines: [TextLine],
        fields: [EntryField] = []
    ) {
        self.inputSHA256 = inputSHA256
        self.source = source
        self.run = run
        self.language = language
        self.artifactSHA256 = artifactSHA256
        self.data = data
        self.title = title
        self.lines = lines
        self.fields = fields
    }
}
