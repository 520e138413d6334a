// SPDX-License-Identifier: GPL-3.0-or-later

/// A model as its server lists it, for people who choose one.
///
/// What a server does not tell is `nil`.
package struct InstalledModel: Sendable, Equatable {
    package var name: String
    /// Of the weights.
    package var digest: String?
    /// Bytes on disk.
    package var size: Int?
    /// As in `7.2B`.
    package var parameters: String?
    /// As in `Q4_0`.
    package var quantization: String?
    /// Tokens: of the window that is loaded, else the largest that the model allows.
    package var context: Int?
    /// Whether it is in memory now.
    package var isLoaded: Bool?
    /// Whether it makes vectors and no text.
    package var isEmbedder = false
}
