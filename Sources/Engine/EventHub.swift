// SPDX-License-Identifier: GPL-3.0-or-later
import Synchronization

/// Sends each event to all who listen, in order.
///
/// Nothing is dropped: a listener that lags holds memory.
final class EventHub<Event: Sendable>: Sendable {
    private let listeners = Mutex<[Int: AsyncStream<Event>.Continuation]>([:])
    private let next = Mutex(0)

    func subscribe() -> AsyncStream<Event> {
        let (stream, continuation) = AsyncStream.makeStream(of: Event.self)
        let id = next.withLock { number in
            number += 1
            return number
        }
        listeners.withLock { $0[id] = continuation }
        continuation.onTermination = { [weak self] _ in _ = self?.listeners.withLock { $0.removeValue(forKey: id) } }
        return stream
    }

    func send(_ event: Event) {
        for listener in listeners.withLock({ Array($0.values) }) { listener.yield(event) }
    }

    func finish() {
        for listener in listeners.withLock({ Array($0.values) }) { listener.finish() }
    }
}
