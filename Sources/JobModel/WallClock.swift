// SPDX-License-Identifier: GPL-3.0-or-later
package import FoundationEssentials
private import Synchronization

/// The time of day, injected so that tests need not wait.
package protocol WallClock: Sendable {
    /// The present moment.
    func now() -> Date
}

/// The machine's clock.
package struct SystemClock: WallClock {
    package init() {}
    package func now() -> Date { Date() }
}

/// A clock that stands still until it is moved.
package final class ManualClock: WallClock {
    private let date: Mutex<Date>

    package init(_ date: Date) { self.date = Mutex(date) }
    package func now() -> Date { date.withLock { $0 } }
    /// Moves the clock by `seconds`, backwards when negative.
    package func advance(by seconds: Double) { date.withLock { $0.addTimeInterval(seconds) } }
}
