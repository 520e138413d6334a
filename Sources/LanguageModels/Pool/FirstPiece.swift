// SPDX-License-Identifier: GPL-3.0-or-later
import Synchronization

/// When a server began to write.
final class FirstPiece: Sendable {
    private let first = Mutex<ContinuousClock.Instant?>(nil)

    /// `nil` until it did.
    var instant: ContinuousClock.Instant? { first.withLock { $0 } }

    func came() { first.withLock { $0 = $0 ?? .now } }
}
