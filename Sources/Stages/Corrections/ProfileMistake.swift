// SPDX-License-Identifier: GPL-3.0-or-later
package import JobModel

/// Why what a person wrote is no profile.
package struct ProfileMistake: Error, Sendable {
    let kind: Kind
    /// A sentence with the line or the place.
    package let words: ErrorDetail

    enum Kind: Sendable {
        /// Bytes that are no text, and a text of nothing but white space.
        case noText, blank
        case notJSON, notObject
        /// A value of the wrong kind.
        case misfit
    }
}
