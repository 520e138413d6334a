// SPDX-License-Identifier: GPL-3.0-or-later

/// What two entries of a collection have to do with each other as far as the person is concerned.
package struct PersonLink: Sendable, Equatable {
    /// The other entry's id.
    package var other: String
    package var verdict: Verdict
    /// Why, as a word for programs.
    package var reason: String

    package init(other: String, verdict: Verdict, reason: String) {
        self.other = other
        self.verdict = verdict
        self.reason = reason
    }

    /// `doubtful` waits for a person's yes.
    package enum Verdict: String, Codable, Sendable { case same, doubtful }
}

/// Two entries that may be of one person, which somebody has to decide.
package struct DoubtfulPair: Sendable, Equatable {
    package var first: LibraryEntry
    package var second: LibraryEntry
    /// Why they may be.
    package var reason: String
}

/// One person of a collection.
package struct LibraryPerson: Sendable, Equatable {
    package var id: String
    /// The documents, the newest, which stands for the person, first.
    package var versions: [LibraryEntry]
}

/// What somebody decided about two documents.
package enum PersonDecision: String, Codable, Sendable {
    /// They are of one person.
    case same
    /// They are of two.
    case apart
}
