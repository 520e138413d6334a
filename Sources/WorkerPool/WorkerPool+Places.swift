// SPDX-License-Identifier: GPL-3.0-or-later
import JobModel

extension WorkerPool {
    /// Waits for one of the places, first come first served.
    ///
    /// Throws `worker.unavailable` once the pool is closed, `CancellationError` when the task is cancelled first.
    func takePlace() async throws {
        guard !isClosed else { throw GreffierError(.workerUnavailable, detail: "the pool is closed") }
        try Task.checkCancellation()
        guard held >= configuration.processes else {
            held += 1
            return
        }
        let ticket = nextTicket
        nextTicket += 1
        let isGranted = await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                if Task.isCancelled {
                    continuation.resume(returning: false)
                } else {
                    waiting.append((ticket, continuation))
                }
            }
        } onCancel: {
            Task { await self.giveUp(ticket) }
        }
        guard isGranted else {
            try Task.checkCancellation()
            throw GreffierError(.workerUnavailable, detail: "the pool is closed")
        }
    }

    /// Hands the place to the request that waits longest.
    func leavePlace() {
        if waiting.isEmpty {
            held -= 1
        } else {
            waiting.removeFirst().continuation.resume(returning: true)
        }
    }

    private func giveUp(_ ticket: Int) {
        guard let index = waiting.firstIndex(where: { $0.id == ticket }) else { return }
        waiting.remove(at: index).continuation.resume(returning: false)
    }

    /// Stops workers that are idle for too long, for as long as there are any.
    func startReaper() {
        guard reaper == nil, !isClosed else { return }
        let timeout = configuration.idleTimeout
        reaper = Task { [weak self] in
            var isNeeded = true
            while isNeeded, !Task.isCancelled {
                try? await Task.sleep(for: timeout / 4 + .milliseconds(10))
                isNeeded = await self?.stopIdle() ?? false
            }
        }
    }

    /// Stops what has been idle too long; whether idle workers are left.
    private func stopIdle() async -> Bool {
        let limit = ContinuousClock.now - configuration.idleTimeout
        let expired = idle.filter { $0.since <= limit }
        idle.removeAll { $0.since <= limit }
        for entry in expired { await entry.worker.stop() }
        guard idle.isEmpty else { return true }
        reaper = nil
        return false
    }
}
