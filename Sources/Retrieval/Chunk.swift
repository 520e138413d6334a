// SPDX-License-Identifier: GPL-3.0-or-later

package import DocumentModel

/// A passage of a document, of a size that an index and an embedding can work on.
package struct Chunk: Sendable, Equatable {
    /// Equal for equal headings and text within one document, whatever stands before them.
    package var id: String
    /// The headings above the passage, outermost first, joined by ` › `; empty where there are none.
    package var heading: String
    /// The passage, a line for each line of the document that it takes from.
    package var text: String
    /// Where each line of `text` stands in the document.
    package var places: [Place]
    /// By `TokenEstimate`.
    package var tokens: Int

    /// A line of text.md and the page that it is on.
    package struct Place: Sendable, Equatable {
        /// From 1.
        package var line: Int
        /// From 1; `nil` for formats without pages.
        package var page: Int?
        /// Around what the line holds; `nil` for formats without geometry.
        package var box: Box?
    }

    /// First and last line of text.md that the passage takes from.
    package var lineRange: ClosedRange<Int> {
        let numbers = places.map(\.line)
        return (numbers.min() ?? 1)...(numbers.max() ?? 1)
    }

    /// First and last page; `nil` for formats without pages.
    package var pageRange: ClosedRange<Int>? {
        let pages = places.compactMap(\.page)
        guard let first = pages.min(), let last = pages.max() else { return nil }
        return first...last
    }
}
