// SPDX-License-Identifier: GPL-3.0-or-later
package import FoundationEssentials

/// What is sent, in the form that each way takes its part of.
package struct Message: Sendable, Codable, Equatable {
    /// Sortable and never used twice; the same at each try, so that receivers can tell a repetition.
    package var id: String
    package var kind: NotificationKind
    package var at: Date
    /// One line.
    package var subject: String
    /// Lines; a person's names of files may be among them.
    package var text: String
    /// One line of at most 160 characters without names: it goes through somebody else's hands.
    package var short: String
    /// How many happenings it tells of.
    package var count: Int
    /// The first of them, at most `Message.most`.
    package var happenings: [Happening]

    /// So many happenings are told one by one to programs.
    package static let most = 100

    package init(
        id: String,
        kind: NotificationKind,
        at: Date,
        subject: String,
        text: String,
        short: String,
        count: Int,
        happenings: [Happening]
    ) {
        self.id = id
        self.kind = kind
        self.at = at
        self.subject = subject
        self.text = text
        self.short = short
        self.count = count
        self.happenings = happenings
    }
}
