// SPDX-License-Identifier: GPL-3.0-or-later
private import DurableFiles
package import FoundationEssentials
package import JobModel

/// Inputs that ended a worker by what they hold, with the error that each got: they end no second one.
///
/// The oldest are forgotten, and all after a while; one too whose work somebody has done again after it got that error.
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
        /// The work that got the error.
        var told: Set<String>
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
    ///
    /// It is forgotten where `attempt` is the first one at work that got the error before.
    package mutating func error(
        of key: Key,
        for attempt: WorkerAttempt? = nil,
        now: ContinuousClock.Instant
    ) -> GreffierError? {
        entries.removeAll { $0.end <= now }
        guard let index = entries.lastIndex(where: { $0.key == key }) else { return nil }
        if let attempt, !entries[index].told.insert(attempt.work).inserted, attempt.number == 1 {
            entries.remove(at: index)
            return nil
        }
        return entries[index].error
    }

    /// Remembers `key` with its `error`, which `attempt` got.
    package mutating func add(
        _ key: Key,
        error: GreffierError,
        for attempt: WorkerAttempt? = nil,
        now: ContinuousClock.Instant
    ) {
        entries.removeAll { $0.key == key || $0.end <= now }
        if entries.count >= capacity { entries.removeFirst(entries.count - capacity + 1) }
        let told = Set([attempt?.work].compactMap { $0 })
        entries.append(Entry(key: key, error: error, end: now + lifetime, told: told))
    }
}
