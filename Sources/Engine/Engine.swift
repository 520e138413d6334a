// SPDX-License-Identifier: GPL-3.0-or-later
import FoundationEssentials
import JobModel
import JobStore
import Logging
import PipelineModel
import ServiceLifecycle

/// Runs jobs: claims what is ready, executes each as a row of steps, and writes its end under the lease.
///
/// The only one that changes the states of jobs, apart from what people ask for. One engine a store at a time. It works
/// while `run()` runs, and wakes by event: a submission or an end in this process, a due time, a write of another.
package actor Engine: Service {
    let parts: EngineParts
    private(set) var settings: EngineSettings
    /// Names this life of the engine in leases.
    package nonisolated let owner: String
    let pipelines: PinnedPipelines
    nonisolated let hub = Broadcast<EngineEvent>()
    let wakes: AsyncStream<Void>
    nonisolated let wake: AsyncStream<Void>.Continuation

    var running: [JobID: RunningJob] = [:]
    var breakers: [String: Breaker] = [:]
    var nextDue: Date?
    /// What the store's revision was when last looked at.
    var revision: Int?
    var mustLookAtControls = false
    /// Counts the turns of the loop, and the looks at clock and store between them: a number that stands still means that the
    /// engine is stuck.
    package internal(set) var turns: UInt64 = 0
    var isTurning = false
    /// Whether there has been nothing to do for a while, so that the engine waits to be told.
    package internal(set) var isResting = false
    var isClaiming = false
    var mustClaimAgain = false
    /// Whether the jobs of the engine before this one are its own: nothing is claimed earlier.
    var hasTakenOver = false
    var isStopping = false
    var isFinished = false
    private var idleWaiters: [CheckedContinuation<Void, Never>] = []

    /// A job under way in this process.
    struct RunningJob {
        var claimed: ClaimedJob
        var task: Task<Void, Never>
        var stop: StopReason?
        let began = ContinuousClock.now
    }

    /// Why a running job was told to stop.
    enum StopReason {
        case cancelled
        case shutdown
    }

    package init(_ parts: EngineParts, settings: EngineSettings = EngineSettings()) {
        self.parts = parts
        self.settings = settings
        owner = ULID(date: parts.clock.now()).text
        pipelines = PinnedPipelines(blobs: parts.blobs, parse: parts.parse)
        (wakes, wake) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))
    }

    /// Works until the graceful shutdown of the service group, `stop()` or the cancellation of the task.
    ///
    /// Jobs that a dead engine left running are ready again before anything else. While the machine keeps the store from
    /// that (a full disk), it is tried again and again. Throws when it is impossible.
    package func run() async throws {
        try await withGracefulShutdownHandler {
            try await withTaskCancellationHandler {
                try await takeOverPatiently()
                await work()
            } onCancel: {
                self.stop()
            }
        } onGracefulShutdown: {
            self.stop()
        }
        await windDown()
    }

    /// Asks the engine to stop: no more claims, then `run()` returns once running stages ended or were given back.
    package nonisolated func stop() {
        Task { await beginStopping() }
    }

    /// Works by these settings from now on; what runs goes on as it began.
    ///
    /// Throws where the rates cannot be written, and then works as before.
    package func adopt(_ new: EngineSettings) async throws {
        if let rates = new.rates, rates != settings.rates {
            try await parts.store.setRates(rates, now: parts.clock.now())
        }
        settings = new
        wake.yield()
    }

    /// What happens from now on, in order; ends with the engine.
    ///
    /// Subscribe before `run()` to miss nothing.
    package nonisolated func events() -> AsyncStream<EngineEvent> { hub.subscribe() }

    private func beginStopping() {
        isStopping = true
        wake.yield()
    }

    private func takeOverPatiently() async throws {
        var pause = settings.poll
        while !isStopping {
            do {
                try await takeOver()
                hasTakenOver = true
                return
            } catch {
                let failure = GreffierError.wrapping(error)
                guard failure.errorClass == .environment else {
                    isFinished = true
                    throw failure
                }
                parts.logger.error("the job store cannot be taken over yet", metadata: ["error": "\(failure)"])
            }
            turns &+= 1
            // Cancelled: `work()` ends at once, and the engine winds down as ever.
            guard (try? await Task.sleep(for: .seconds(pause))) != nil else { return }
            pause = min(1, pause * 2)
        }
    }

    private func takeOver() async throws {
        if let rates = settings.rates { try await parts.store.setRates(rates, now: parts.clock.now()) }
        let recovery = try await parts.store.recover(owner: owner, now: parts.clock.now())
        for queue in try await parts.store.queues() {
            // What was at fault may have been mended while nothing ran: the first look is now.
            if let row = queue.breaker { breakers[queue.name] = Breaker(row, probingAt: parts.clock.now()) }
        }
        if recovery != Recovery() {
            parts.logger.notice(
                "took over jobs of an engine that is gone",
                metadata: ["resumed": "\(recovery.resumed.count)", "set_aside": "\(recovery.quarantined.count)"]
            )
        }
    }

    // MARK: Running jobs

    func remove(_ job: JobID) {
        running[job] = nil
        wake.yield()
        guard running.isEmpty else { return }
        for waiter in idleWaiters { waiter.resume() }
        idleWaiters = []
    }

    /// Waits until no job runs, for at most `seconds`.
    func waitUntilIdle(seconds: Double) async {
        let limit = Task {
            try? await Task.sleep(for: .seconds(seconds))
            wakeIdleWaiters()
        }
        defer { limit.cancel() }
        if running.isEmpty { return }
        await withCheckedContinuation { idleWaiters.append($0) }
    }

    private func wakeIdleWaiters() {
        for waiter in idleWaiters { waiter.resume() }
        idleWaiters = []
    }
}
