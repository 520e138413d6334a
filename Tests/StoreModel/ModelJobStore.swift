// SPDX-License-Identifier: GPL-3.0-or-later
import JobModel
package import JobStore
import Synchronization

/// A job store in memory: a `StoreModel` behind a lock.
///
/// Instances on the same `Shared` see each other's work as processes on the same file do.
package final class ModelJobStore: JobStore {
    /// What several instances work on.
    package final class Shared: Sendable {
        struct State: Sendable {
            var model: StoreModel
            /// Writes by all instances.
            var writes = 0
        }

        let state: Mutex<State>

        package init(_ model: StoreModel = StoreModel()) { state = Mutex(State(model: model)) }

        /// The value as it stands.
        package var model: StoreModel { state.withLock(\.model) }
    }

    /// The value as it stands.
    package var model: StoreModel { shared.model }

    private struct Own: Sendable {
        var writes = 0
        var isClosed = false
    }

    private let shared: Shared
    private let own = Mutex(Own())
    /// A listener that lags gets the latest: there are two kinds of notice, and each says only to look.
    private let notices = Broadcast<StoreNotice>(buffering: .bufferingNewest(16))

    package init(_ shared: Shared = Shared()) { self.shared = shared }

    package func changes() -> AsyncStream<StoreNotice> { notices.subscribe() }

    package func foreignRevision() async throws -> Int {
        try check()
        return shared.state.withLock(\.writes) - own.withLock(\.writes)
    }

    package func close() async throws {
        own.withLock { $0.isClosed = true }
        notices.finish()
    }

    // MARK: For the extensions

    /// Changes the value whole or, where `body` throws, not at all.
    func write<Value: Sendable>(
        _ notice: StoreNotice? = nil,
        _ body: (inout StoreModel) throws -> Value
    ) throws -> Value {
        try check()
        let value = try shared.state.withLock { state in
            var next = state.model
            let value = try body(&next)
            state.model = next
            state.writes += 1
            own.withLock { $0.writes += 1 }
            return value
        }
        if let notice { notices.send(notice) }
        return value
    }

    func read<Value: Sendable>(_ body: (StoreModel) throws -> Value) throws -> Value {
        try check()
        return try body(shared.model)
    }

    private func check() throws {
        if own.withLock(\.isClosed) { throw GreffierError(.storeUnavailable, detail: "closed") }
    }
}
