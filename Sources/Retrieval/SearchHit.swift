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
    /// Around the lines of the best place that match, `[x0, y0, x1, y1]` in points from the top left of that page; `nil`
    /// for formats without geometry.
    package var bbox: [Double]?
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

    private enum CodingKeys: String, CodingKey {
        case entry, collection, source, title, score, heading, snippet, highlights, page, bbox, line
    }

    /// Writes every key, with `null` where there is no value.
    package func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(entry, forKey: .entry)
        try container.encode(collection, forKey: .collection)
        try container.encode(source, forKey: .source)
        try container.encode(title, forKey: .title)
        try container.encode(score, forKey: .score)
        try container.encode(heading, forKey: .heading)
        try container.encode(snippet, forKey: .snippet)
        try container.encode(highlights, forKey: .highlights)
        try container.encode(page, forKey: .page)
        try container.encode(bbox, forKey: .bbox)
        try container.encode(line, forKey: .line)
    }
}
