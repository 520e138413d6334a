// SPDX-License-Identifier: GPL-3.0-or-later

/// An entry that answers a search, with the passage that answers best.
package struct SearchHit: Codable, Sendable, Equatable {
    /// The entry's id.
    package var entry: String
    package var collection: String
    /// The original file name.
    package var source: String
    /// The candidate's name, the offer's title.
    package var title: String
    /// From 0 to 1, comparable within one search alone.
    package var score: Double
    /// The headings above the passage, joined by ` › `; may be empty.
    package var heading: String
    /// Some words around the best place, on one line, `…` where something was left out.
    package var snippet: String
    /// What matched: `[start, end)` in characters of `snippet`.
    package var highlights: [Highlight]
    /// Page of the best place, from 1; `nil` for formats without pages.
    package var page: Int?
    /// Line of text.md of the best place, from 1.
    package var line: Int

    /// A range of characters.
    package struct Highlight: Codable, Sendable, Equatable {
        package var start: Int
        package var end: Int

        package init(start: Int, end: Int) {
            self.start = start
            self.end = end
        }
    }
}
