// SPDX-License-Identifier: GPL-3.0-or-later
package import FoundationEssentials

/// A collection and what it holds.
package struct CollectionInfo: Sendable, Equatable {
    package var name: String
    package var entries: Int
    package var chunks: Int
    /// Raised by every change of its contents.
    package var revision: Int
    /// The embedder that its vectors come from.
    package var embedder: String
    package var dimension: Int
    package var createdAt: Date
    package var updatedAt: Date
}
