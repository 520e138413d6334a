// SPDX-License-Identifier: GPL-3.0-or-later
import JobModel
import Synchronization

/// The thread that LibreOffice is started on, and ends with; begun by the first call.
final class OfficeThread: Sendable {
    private let thread = Mutex<WorkerThread?>(nil)

    /// Runs `body`, which may ask whether its caller was cancelled.
    ///
    /// Throws `worker.unavailable` where there is no thread or no process, and what `body` throws.
    func run<Value: Sendable>(
        _ body: @escaping @Sendable (_ isStopped: @escaping @Sendable () -> Bool) throws -> Value
    ) async throws -> Value {
        let mark = StopMark()
        do {
            let thread = try thread.withLock { thread in
                let known = try thread ?? WorkerThread()
                thread = known
                return known
            }
            return try await withTaskCancellationHandler {
                try await thread.run { try body { mark.isSet } }
            } onCancel: {
                mark.set()
            }
        } catch let failure as WorkerFailure {
            throw GreffierError(.workerUnavailable, detail: "LibreOffice: \(failure)")
        }
    }

    /// Runs `body` later, unwatched; never where nothing has run yet.
    func post(_ body: @escaping @Sendable () -> Void) { thread.withLock { $0 }?.post(body) }

    /// Runs `body` to its end; not at all where nothing has run yet.
    func finish(_ body: @escaping @Sendable () -> Void) async {
        guard let thread = thread.withLock({ $0 }) else { return }
        try? await thread.run(body)
    }

    /// Says across threads that nobody waits any more.
    private final class StopMark: Sendable {
        private let mark = Mutex(false)

        var isSet: Bool { mark.withLock { $0 } }
        func set() { mark.withLock { $0 = true } }
    }
}
