// SPDX-License-Identifier: GPL-3.0-or-later

/// What a text sent to an embedding model showed.
package struct VectorTrial: Sendable, Equatable {
    /// From the text to its vector.
    package var duration: Duration
    /// Numbers of a vector.
    package var dimension: Int
}
