// SPDX-License-Identifier: GPL-3.0-or-later

/// An offer to recommend for, with a name for its contents.
package struct OfferSource: Sendable {
    package var entry: OfferEntry
    /// Equal contents have equal fingerprints, other contents have others: a hash of the bytes kept.
    package var fingerprint: String
    /// Why nobody is recommended for it: `closed`, `expired`, or `nil` for an open offer.
    package var closed: String?

    package init(entry: OfferEntry, fingerprint: String, closed: String? = nil) {
        self.entry = entry
        self.fingerprint = fingerprint
        self.closed = closed
    }
}
