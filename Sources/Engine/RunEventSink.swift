// SPDX-License-Identifier: GPL-3.0-or-later
import FoundationEssentials
import JobModel
import JobStore
import Logging
import Synchronization

/// Writes what one attempt tells, a few times a second however fast it talks.
///
/// Who tells never waits. What cannot be written (a full disk, a lease that is void) is dropped: events are for those who
/// watch, and no work depends on them.
final class RunEventSink: Sendable {
    private struct State {
        var batch = RunEventBatch()
        var isRefused = false
    }

    private let lease: Lease
    private let store: any JobStore
    private let clock: any WallClock
    private let logger: Logger
    private let state = Mutex(State())
    private let wake: AsyncStream<Void>.Continuation
    private let writing = Mutex<Task<Void, Never>?>(nil)

    /// Events are written so long after the first of them came, unless the attempt ends before.
    private static let pause = Duration.milliseconds(100)

    init(_ lease: Lease, _ parts: EngineParts) {
        self.lease = lease
        store = parts.store
        clock = parts.clock
        logger = parts.logger
        let (wakes, wake) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))
        self.wake = wake
        let task = Task { [self] in
            for await _ in wakes {
                try? await Task.sleep(for: Self.pause)
                await write()
            }
        }
        writing.withLock { $0 = task }
    }

    /// Notes an event, to be written soon.
    func tell(_ event: RunEvent) {
        let isWanted = state.withLock { state in
            if !state.isRefused { state.batch.add(event) }
            return !state.isRefused
        }
        if isWanted { wake.yield() }
    }

    /// Writes what is left and ends.
    func finish() async {
        wake.finish()
        let task = writing.withLock { task in
            defer { task = nil }
            return task
        }
        // Cuts the pause short; a write that has begun is finished.
        task?.cancel()
        await task?.value
        await write()
        // A stage that did not stop when it was told to may go on telling.
        state.withLock { $0.isRefused = true }
    }

    private func write() async {
        let events = state.withLock { $0.batch.take() }
        if events.isEmpty { return }
        do {
            if try await store.tell(lease, events, now: clock.now()) { return }
        } catch {
            logger.debug("events of a run could not be written", metadata: ["error": "\(error)"])
        }
        state.withLock { $0.isRefused = true }
    }
}
