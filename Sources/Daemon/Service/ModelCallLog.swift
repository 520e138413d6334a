// SPDX-License-Identifier: GPL-3.0-or-later
package import JobModel
package import JobStore
package import Logging
import Synchronization

/// Writes calls to models to the job store beside the work: whoever asked a model never waits for it.
///
/// While one write is under way, the calls that end meanwhile gather for the next. What cannot be written is left out, and
/// the log tells how many those were: no document fails for its bill.
package final class ModelCallLog: Sendable {
    private struct State {
        var pending: [ModelCall] = []
        /// Calls that found no room, since the log told of some last.
        var leftOut = 0
        var isWriting = false
        var waiting: [CheckedContinuation<Void, Never>] = []
    }

    private let store: any ModelCallStore
    private let logger: Logger
    private let mostPending: Int
    private let state = Mutex(State())

    /// More calls than `mostPending` wait only where the disk hangs; what comes then is left out.
    package init(_ store: any ModelCallStore, logger: Logger, mostPending: Int = 10_000) {
        self.store = store
        self.logger = logger
        self.mostPending = mostPending
    }

    package func add(_ call: ModelCall) {
        let isFirst = state.withLock { state in
            if state.pending.count < mostPending { state.pending.append(call) } else { state.leftOut += 1 }
            defer { state.isWriting = true }
            return !state.isWriting
        }
        if isFirst { Task { await write() } }
    }

    /// Returns once everything that was added before is written.
    package func flush() async {
        await withCheckedContinuation { continuation in
            let isIdle = state.withLock { state in
                if state.isWriting { state.waiting.append(continuation) }
                return !state.isWriting
            }
            if isIdle { continuation.resume() }
        }
    }

    private func write() async {
        while true {
            var calls: [ModelCall] = []
            var waiting: [CheckedContinuation<Void, Never>] = []
            var leftOut = 0
            state.withLock { state in
                swap(&calls, &state.pending)
                swap(&leftOut, &state.leftOut)
                guard calls.isEmpty else { return }
                state.isWriting = false
                swap(&waiting, &state.waiting)
            }
            if leftOut > 0 { warn(of: leftOut, "the disk is too slow for them") }
            for continuation in waiting { continuation.resume() }
            if calls.isEmpty { return }
            do {
                try await store.record(calls)
            } catch {
                warn(of: calls.count, "\(error)")
            }
        }
    }

    private func warn(of calls: Int, _ reason: String) {
        logger.warning("calls to models are not on record", metadata: ["calls": "\(calls)", "error": "\(reason)"])
    }
}
