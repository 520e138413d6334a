// SPDX-License-Identifier: GPL-3.0-or-later
package import FoundationEssentials

/// A collection and what it holds.
package struct CollectionInfo: Sendable, Equatable {
    package var name: String
    package var entries: Int
    package var chunks: Int
    /// Raised by every change of its contents.
    package var revision: Int
    /// The embedder whose vectors serve; empty before any was made.
    package var embedder: String
    /// Of these vectors; 0 before any was made.
    package var dimension: Int
    /// Chunks without such a vector: those that wait for one, and those that the embedder cannot take.
    package var withoutVector: Int
    /// Another embedder whose vectors are being made to take over; `nil` mostly.
    package var rebuilding: Rebuilding?
    package var createdAt: Date
    package var updatedAt: Date

    /// Vectors on their way.
    package struct Rebuilding: Sendable, Equatable {
        package var embedder: String
        package var dimension: Int
        /// Chunks that are embedded, or cannot be.
        package var done: Int

        package init(embedder: String, dimension: Int, done: Int) {
            self.embedder = embedder
            self.dimension = dimension
            self.done = done
        }
    }
}
