// SPDX-License-Identifier: GPL-3.0-or-later
package import FoundationEssentials

/// An entry of a collection with all that was indexed for it, as it leaves one library for another.
package struct ExportedEntry: Codable, Sendable, Equatable {
    package var id: String
    package var inputSHA256: String
    package var source: String
    package var run: String
    package var language: String?
    package var artifactSHA256: String
    package var title: String
    package var addedAt: String
    package var updatedAt: String
    package var status: String
    package var validUntil: String?
    package var documentDate: String?
    /// The profile or offer with its evidence, in Base64.
    package var data: Data
    package var fields: [Field]
    package var identityKeys: [String]
    package var passages: [Passage]

    package struct Field: Codable, Sendable, Equatable {
        package var field: String
        package var value: String
    }

    package struct Passage: Codable, Sendable, Equatable {
        package var id: String
        package var heading: String
        package var text: String
        package var tokens: Int
        /// `line@page` of each line, separated by spaces.
        package var places: String
        /// In the space that the file names, in Base64; missing where there is none.
        package var vector: Data?
    }

    private enum CodingKeys: String, CodingKey {
        case id, source, run, language, title, status, data, fields, passages
        case inputSHA256 = "input_sha256"
        case artifactSHA256 = "artifact_sha256"
        case addedAt = "added_at"
        case updatedAt = "updated_at"
        case validUntil = "valid_until"
        case documentDate = "document_date"
        case identityKeys = "identity_keys"
    }
}
