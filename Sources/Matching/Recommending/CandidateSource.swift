// SPDX-License-Identifier: GPL-3.0-or-later
package import ProfileModel

/// A candidate to recommend, whose profile is read only where it is needed.
package struct CandidateSource: Sendable {
    package var reference: Recommendations.CandidateReference
    /// Equal contents have equal fingerprints, other contents have others: a hash of the bytes kept.
    package var fingerprint: String
    /// Blocks; `nil` where it is no profile, or has gone meanwhile.
    package var read: @Sendable () throws -> CandidateEntry?

    package init(
        reference: Recommendations.CandidateReference,
        fingerprint: String,
        read: @escaping @Sendable () throws -> CandidateEntry?
    ) {
        self.reference = reference
        self.fingerprint = fingerprint
        self.read = read
    }
}
