// SPDX-License-Identifier: GPL-3.0-or-later

/// A passage that answers a question, whole, with where it stands.
package struct FoundPassage: Sendable, Equatable {
    /// The entry's id.
    package var entry: String
    /// The original file name.
    package var source: String
    /// The candidate's name, the offer's title.
    package var title: String
    /// The headings above it, joined by ` › `; may be empty.
    package var heading: String
    package var text: String
    /// Page of its first line, from 1; `nil` for formats without pages.
    package var page: Int?
    /// Line of text.md at which it begins, from 1.
    package var line: Int
    /// From 0 to 1, comparable within one search alone.
    package var score: Double
}
