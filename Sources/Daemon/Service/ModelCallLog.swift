// SPDX-License-Identifier: GPL-3.0-or-later
import JobModel
import JobStore
import Logging
import Synchronization

/// Writes calls to models to the job store beside the work: whoever asked a model never waits for it.
///
/// While one write is under way, the calls that end meanwhile gather for the next. What cannot be written is left out with
/// a line in the log: no document fails for its bill.
final class ModelCallLog: Sendable {
    private struct State {
        var pending: [ModelCall] = []
        var isWriting = false
        var waiting: [CheckedContinuation<Void, Never>] = []
    }

    /// More than this many wait only where the disk hangs.
    private static let mostPending = 10_000

    private let store: any ModelCallStore
    private let logger: Logger
    private let state = Mutex(State())

    init(_ store: any ModelCallStore, logger: Logger) {
        self.store = store
        self.logger = logger
    }

    func add(_ call: ModelCall) {
        let isFirst = state.withLock { state in
            if state.pending.count < Self.mostPending { state.pending.append(call) }
            defer { state.isWriting = true }
            return !state.isWriting
        }
        if isFirst { Task { await write() } }
    }

    /// Returns once everything that was added before is written.
    func flush() async {
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
            state.withLock { state in
                swap(&calls, &state.pending)
                guard calls.isEmpty else { return }
                state.isWriting = false
                swap(&waiting, &state.waiting)
            }
            for continuation in waiting { continuation.resume() }
            if calls.isEmpty { return }
            do {
                try await store.record(calls)
            } catch {
                logger.warning(
                    "calls to models are not on record",
                    metadata: ["calls": "\(calls.count)", "error": "\(error)"]
                )
            }
        }
    }
}
