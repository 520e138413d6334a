// SPDX-License-Identifier: GPL-3.0-or-later
import FoundationEssentials
import JobModel
import JobStore
import Logging

extension Engine {
    /// Writes an end until the store takes it: the end of work is never lost to a full disk or a locked file.
    ///
    /// An end that the store cannot take for what it is (a bug of ours) becomes a defect of the job. Gives up when the
    /// engine stops: the job is then taken over at the next start. `nil` when the lease is void.
    func commit(
        _ claimed: ClaimedJob,
        _ write: @escaping @Sendable (any JobStore, Date) async throws -> Committed?
    ) async -> Committed? {
        let lease = claimed.lease
        var write = write
        var isFallback = false
        var pause = 0.1
        while true {
            do {
                return try await write(parts.store, parts.clock.now())
            } catch {
                let failure = GreffierError.wrapping(error)
                parts.logger.error(
                    "the end of a job could not be written",
                    metadata: ["job": "\(claimed.job.id)", "error": "\(failure)"]
                )
                if failure.errorClass == .defect {
                    if isFallback { return nil }
                    isFallback = true
                    write = { try await $0.fail(lease, JobFailure(failure, retryAt: $1), now: $1) }
                    continue
                }
            }
            if isStopping { return nil }
            // In a task of its own: this one may be cancelled, and would not wait at all.
            await Task { [pause] in try? await Task.sleep(for: .seconds(pause)) }.value
            pause = min(5, pause * 2)
        }
    }

    /// Lets running stages end, then tells them to stop, then gives back what is left.
    ///
    /// Burns no attempt.
    func windDown() async {
        isStopping = true
        await waitUntilIdle(seconds: settings.grace)
        for job in running.keys {
            if running[job]?.stop == nil { running[job]?.stop = .shutdown }
            running[job]?.task.cancel()
        }
        await waitUntilIdle(seconds: settings.stopping + 1)
        for job in running.values {
            // The fence keeps its late end out.
            _ = try? await parts.store.release(job.claimed.lease, now: parts.clock.now())
            parts.logger.error("a stage did not stop", metadata: ["stage": "\(job.claimed.job.stage)"])
        }
        isFinished = true
        wake.yield()
        hub.finish()
    }
}
