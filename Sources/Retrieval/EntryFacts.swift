// SPDX-License-Identifier: GPL-3.0-or-later

/// What an entry stands for beyond its text.
package struct EntryFacts: Sendable, Equatable {
    package var status: LibraryEntry.Status
    /// The last day on which it counts, `YYYY-MM-DD`; `nil` for no end.
    package var validUntil: String?
    /// The day that the document speaks of, `YYYY-MM-DD`: of several of one person the latest counts.
    package var documentDate: String?
    /// What entries of one person may share, each with its kind before a colon; `nil` for what is of no person.
    package var identityKeys: [String]?

    package init(
        status: LibraryEntry.Status = .open,
        validUntil: String? = nil,
        documentDate: String? = nil,
        identityKeys: [String]? = nil
    ) {
        self.status = status
        self.validUntil = validUntil
        self.documentDate = documentDate
        self.identityKeys = identityKeys
    }

    /// Whether it takes part in what is matched on a day, `YYYY-MM-DD`.
    package func isOpen(on day: String) -> Bool { status == .open && (validUntil.map { day <= $0 } ?? true) }
}
