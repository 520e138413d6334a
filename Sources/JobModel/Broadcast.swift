// SPDX-License-Identifier: GPL-3.0-or-later
private import Synchronization

/// Sends each event to all who listen, in order.
///
/// What a listener that lags misses is for the buffering policy to say: nothing, unless told otherwise. The streams end
/// with `finish()` and with this object.
package final class Broadcast<Event: Sendable>: Sendable {
    private struct State {
        var listeners: [Int: AsyncStream<Event>.Continuation] = [:]
        var next = 0
        var isFinished = false
    }

    private let state = Mutex(State())
    private let policy: AsyncStream<Event>.Continuation.BufferingPolicy

    package init(buffering policy: AsyncStream<Event>.Continuation.BufferingPolicy = .unbounded) {
        self.policy = policy
    }

    deinit { finish() }

    /// The events from now on; ends at once after `finish()`.
    package func subscribe() -> AsyncStream<Event> {
        let (stream, continuation) = AsyncStream.makeStream(of: Event.self, bufferingPolicy: policy)
        let id: Int? = state.withLock { state in
            if state.isFinished { return nil }
            state.next += 1
            state.listeners[state.next] = continuation
            return state.next
        }
        guard let id else {
            continuation.finish()
            return stream
        }
        continuation.onTermination = { [weak self] _ in
            _ = self?.state.withLock { $0.listeners.removeValue(forKey: id) }
        }
        return stream
    }

    package func send(_ event: Event) {
        for listener in state.withLock({ Array($0.listeners.values) }) { listener.yield(event) }
    }

    /// Ends all streams; later events reach nobody.
    package func finish() {
        let listeners = state.withLock { state in
            state.isFinished = true
            defer { state.listeners = [:] }
            return Array(state.listeners.values)
        }
        for listener in listeners { listener.finish() }
    }
}
