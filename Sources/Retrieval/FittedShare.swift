// SPDX-License-Identifier: GPL-3.0-or-later

/// How much the words count in searches of one collection in one language, as fitted to judged queries.
package struct FittedShare: Sendable, Equatable, Codable {
    /// `fr` or `en`.
    package var language: String
    /// The share of the words, from 0 to 1; the vectors have the rest.
    package var share: Double
    /// How many judged queries it comes from.
    package var queries: Int

    package init(language: String, share: Double, queries: Int) {
        self.language = language
        self.share = share
        self.queries = queries
    }
}
