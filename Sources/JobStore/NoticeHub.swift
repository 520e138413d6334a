// SPDX-License-Identifier: GPL-3.0-or-later
import Synchronization

/// Tells all who listen that something changed.
///
/// A listener that lags gets one notice of each kind.
package final class NoticeHub: Sendable {
    private struct State {
        var listeners: [Int: AsyncStream<StoreNotice>.Continuation] = [:]
        var next = 0
        var isFinished = false
    }

    private let state = Mutex(State())

    package init() {}

    package func subscribe() -> AsyncStream<StoreNotice> {
        let (stream, continuation) = AsyncStream.makeStream(of: StoreNotice.self, bufferingPolicy: .bufferingNewest(16))
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

    package func send(_ notice: StoreNotice) {
        for listener in state.withLock({ Array($0.listeners.values) }) { listener.yield(notice) }
    }

    package func finish() {
        let listeners = state.withLock { state in
            state.isFinished = true
            defer { state.listeners = [:] }
            return Array(state.listeners.values)
        }
        for listener in listeners { listener.finish() }
    }

    deinit { finish() }
}
