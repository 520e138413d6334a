// SPDX-License-Identifier: GPL-3.0-or-later

/// What a person decided about a candidate for an offer, as a line of a file said it.
package struct StoredJudgement: Sendable, Equatable, Codable {
    /// The run that took the file.
    package var run: String
    /// From 1, with the line of column names.
    package var line: Int
    /// The file's name.
    package var file: String
    /// Ids of entries.
    package var offer: String
    package var candidate: String
    /// `shortlisted`, `interviewed`, `hired` or `rejected`.
    package var outcome: String
    package var reason: String?
    /// The documents of these entries; `nil` where an entry was gone before they were kept.
    package var offerDocument: DocumentKey?
    package var candidateDocument: DocumentKey?

    package init(
        run: String,
        line: Int,
        file: String,
        offer: String,
        candidate: String,
        outcome: String,
        reason: String?,
        offerDocument: DocumentKey? = nil,
        candidateDocument: DocumentKey? = nil
    ) {
        self.run = run
        self.line = line
        self.file = file
        self.offer = offer
        self.candidate = candidate
        self.outcome = outcome
        self.reason = reason
        self.offerDocument = offerDocument
        self.candidateDocument = candidateDocument
    }

    private enum CodingKeys: String, CodingKey {
        case run, line, file, offer, candidate, outcome, reason
        case offerDocument = "offer_document"
        case candidateDocument = "candidate_document"
    }
}
