// SPDX-License-Identifier: GPL-3.0-or-later
import JobModel
import ServiceLifecycle
import Synchronization

/// The heart of a service that looks, works and waits: passes that never overlap, and a bell that starts the next.
final class PassLoop: Sendable {
    private struct State {
        var last: Task<Void, Never>?
        var isStopping = false
    }

    private let bell = WakeUp()
    private let state = Mutex(State())

    /// Whether the service is about to end: a long pass stops at the next whole step.
    var isStopping: Bool { state.withLock { $0.isStopping } }

    /// Ends the wait for the next pass, or takes it away where a pass is under way.
    func ring() { bell.ring() }

    /// Runs `pass` when the one before has ended; returns when it is done.
    ///
    /// A pass that has begun ends, whatever is cancelled.
    func once(_ pass: @escaping @Sendable () async -> Void) async {
        let task = state.withLock { state in
            let previous = state.last
            // A task of its own: cancelling the caller must not stop the work between two writes.
            let task = Task {
                await previous?.value
                await pass()
            }
            state.last = task
            return task
        }
        await task.value
    }

    /// Runs passes until graceful shutdown or cancellation; each says how long to wait for the bell before the next.
    func run(_ pass: @escaping @Sendable () async -> Duration) async {
        defer { state.withLock { $0.isStopping = false } }
        let pause = Mutex(Duration.zero)
        await withTaskCancellationOrGracefulShutdownHandler {
            while !Task.isCancelled, !Task.isShuttingDownGracefully {
                await once {
                    let next = await pass()
                    pause.withLock { $0 = next }
                }
                await bell.wait(atMost: pause.withLock { $0 })
            }
        } onCancelOrGracefulShutdown: { [self] in
            state.withLock { $0.isStopping = true }
            bell.ring()
        }
    }
}
