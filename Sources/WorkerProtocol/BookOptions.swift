// SPDX-License-Identifier: GPL-3.0-or-later

/// What is known of a book beside its text.
package struct BookOptions: Codable, Sendable, Equatable {
    /// Its title; `nil` for the one that the text states.
    package var title: String?
    /// Its title where nobody states one.
    package var usualTitle: String
    package var author: String?
    /// BCP 47, as in `fr`.
    package var language: String
    /// RFC 3339 moment written to its metadata: equal inputs give equal bytes.
    package var date: String

    package init(title: String?, usualTitle: String, author: String?, language: String, date: String) {
        self.title = title
        self.usualTitle = usualTitle
        self.author = author
        self.language = language
        self.date = date
    }
}
