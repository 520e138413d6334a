// SPDX-License-Identifier: GPL-3.0-or-later
private import DurableFiles
package import FoundationEssentials
package import JobModel

/// Inputs that ended a worker by what they hold, with the error that each got: they end no second one.
///
/// The oldest are forgotten, and all after a while, so that somebody who tries again later gets a true answer.
package struct PoisonedInputs: Sendable {
    /// A request without what tells it apart from another with the same bytes.
    package struct Key: Hashable, Sendable {
        private let digest: String

        /// The key of a request of `parts`, in order.
        package init(_ parts: [Data]) {
            var hash = SHA256()
            for part in parts {
                // Lengths keep one part's end from passing for the next one's start.
                withUnsafeBytes(of: part.count.littleEndian) { hash.update($0) }
                part.withUnsafeBytes { hash.update($0) }
            }
            digest = hash.hex
        }
    }

    private struct Entry {
        let key: Key
        let error: GreffierError
        let end: ContinuousClock.Instant
    }

    private let capacity: Int
    private let lifetime: Duration
    /// Oldest first.
    private var entries: [Entry] = []

    /// Remembers `capacity` inputs at the most, each for `lifetime`.
    package init(capacity: Int = 256, lifetime: Duration = .seconds(600)) {
        self.capacity = max(1, capacity)
        self.lifetime = lifetime
    }

    /// Whether nothing is remembered: then no key need be computed.
    package var isEmpty: Bool { entries.isEmpty }

    /// The error that `key` got, if it is remembered at `now`.
    package mutating func error(of key: Key, now: ContinuousClock.Instant) -> GreffierError? {
        entries.removeAll { $0.end <= now }
        return entries.last { $0.key == key }?.error
    }

    /// Remembers `key` with its `error`.
    package mutating func add(_ key: Key, error: GreffierError, now: ContinuousClock.Instant) {
        entries.removeAll { $0.key == key || $0.end <= now }
        if entries.count >= capacity { entries.removeFirst(entries.count - capacity + 1) }
        entries.append(Entry(key: key, error: error, end: now + lifetime))
    }
}
