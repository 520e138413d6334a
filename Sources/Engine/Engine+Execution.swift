// SPDX-License-Identifier: GPL-3.0-or-later
import BlobStore
import DurableFiles
import Failpoints
import FoundationEssentials
import JobModel
import JobStore
import Logging
import PipelineModel

extension Engine {
    /// Executes one attempt.
    ///
    /// Never throws: how it ended is a value.
    nonisolated func execute(_ claimed: ClaimedJob) async -> Ending {
        do {
            try Failpoint.hit(.executeBegin) { FileError(.open, path: parts.blobs.directory, code: $0).report }
            let pinned = await pin(claimed.run.snapshotSHA256)
            if claimed.job.isDelivery {
                let delivery = DeliveryExecution(
                    claimed: claimed,
                    parts: parts,
                    pinned: pinned,
                    stopping: await settings.stopping
                )
                let (verdict, folder) = try await delivery.run()
                return .delivered(verdict, folder: folder)
            }
            if claimed.job.kind == CorrectionJob.kind, !parts.correctors.isEmpty {
                let execution = CorrectionExecution(claimed: claimed, parts: parts, pinned: try pinned.get())
                return .done(try await execution.run())
            }
            guard let stage = parts.stages[claimed.job.kind] else {
                throw GreffierError(.stageDefect, detail: "no stage of kind \(claimed.job.kind)")
            }
            return try await execute(claimed, stage, pinned: try pinned.get())
        } catch is CancellationError {
            return .interrupted
        } catch let snooze as StageSnooze {
            return .snoozed(until: snooze.until)
        } catch {
            return .failed(GreffierError.wrapping(error))
        }
    }

    /// One attempt of a stage: of the whole, of one item of its list, or of what comes before and after the items.
    private nonisolated func execute(
        _ claimed: ClaimedJob,
        _ stage: any Stage,
        pinned: PinnedPipelines.Pinned
    ) async throws -> Ending {
        if let passedOver = HandingOver(claimed).completion(version: stage.description.versionText) {
            return .done(passedOver)
        }
        // Whatever fails here, the stage asks to be done later.
        try Failpoint.hit(.executeLater) { _ in StageSnooze(until: parts.clock.now().addingTimeInterval(0.05)) }
        switch claimed.job.fan {
        case .unread(let list):
            let reading = ListReading(
                claimed: claimed,
                list: list,
                blobs: parts.blobs,
                stopping: await settings.stopping
            )
            return .listed(try await reading.run())
        case .read(_, let count):
            let version = stage.description.versionText
            let gathering = Gathering(job: claimed.job, count: count, jobs: claimed.jobs, version: version)
            return .done(try gathering.completion())
        case .item, nil:
            let execution = StageExecution(
                claimed: claimed,
                stage: stage,
                parts: parts,
                pinned: pinned,
                stopping: await settings.stopping
            )
            return .done(try await execution.run())
        }
    }

    private nonisolated func pin(_ sha256: String) async -> Result<PinnedPipelines.Pinned, GreffierError> {
        do {
            return .success(try await pipelines.pipeline(sha256))
        } catch {
            return .failure(GreffierError.wrapping(error))
        }
    }

    /// Writes the end of an attempt under its lease, and tells those who listen.
    func settle(_ claimed: ClaimedJob, _ ending: Ending) async {
        let committed: Committed?
        switch ending {
        case .done(let completion):
            let lease = claimed.lease
            committed = await commit(claimed) { try await $0.finish(lease, completion, now: $1) }
            // What was looked up or gathered says nothing of the machine.
            let isWork = !completion.isCached && !completion.result.isPassedOver
            if isWork, !claimed.job.isWholeList { await succeeded(claimed) }
        case .listed(let items):
            let lease = claimed.lease
            committed = await commit(claimed) { try await $0.expand(lease, items: items, now: $1) }
        case .delivered(let verdict, let folder):
            let lease = claimed.lease
            committed = await commit(claimed) {
                try await $0.finishRun(lease, verdict: verdict, folder: folder, now: $1)
            }
            await succeeded(claimed)
        case .failed(let error): committed = await fail(claimed, error)
        case .snoozed(let until):
            let lease = claimed.lease
            committed = await commit(claimed) { try await $0.snooze(lease, until: until, now: $1) }
        case .interrupted: committed = await interrupted(claimed)
        }
        announce(claimed, ending, committed)
        remove(claimed.job.id)
    }

    // MARK: Endings

    private func interrupted(_ claimed: ClaimedJob) async -> Committed? {
        let lease = claimed.lease
        switch running[claimed.job.id]?.stop {
        case .cancelled: return await commit(claimed) { try await $0.stopped(lease, now: $1) }
        case .shutdown: return await commit(claimed) { try await $0.release(lease, now: $1) }
        case nil:
            // The outbox says so when the lease was lost, and then this is refused. From a stage it is a bug.
            if claimed.job.isDelivery { return await commit(claimed) { try await $0.release(lease, now: $1) } }
            return await fail(claimed, GreffierError(.stageDefect, detail: "the stage stopped without being asked to"))
        }
    }

    private func fail(_ claimed: ClaimedJob, _ error: GreffierError) async -> Committed? {
        log(claimed, error)
        let retryAt = await nextTry(claimed, error)
        // What is told is this failure, even where the next one comes before it is written.
        let opened = error.errorClass == .environment ? breakers[claimed.job.queue]?.row : nil
        let lease = claimed.lease
        let committed = await commit(claimed) { try await $0.fail(lease, JobFailure(error, retryAt: retryAt), now: $1) }
        if let opened, committed != nil { await persistBreaker(claimed.job.queue, telling: opened) }
        return committed
    }

    private func nextTry(_ claimed: ClaimedJob, _ error: GreffierError) async -> Date {
        let now = parts.clock.now()
        switch error.errorClass {
        case .permanent: return now
        case .defect: return now.addingTimeInterval(settings.defectPause)
        case .transient:
            let pinned = await pin(claimed.run.snapshotSHA256)
            let policy = (try? pinned.get().pipeline.retry) ?? RetryPolicy()
            let delay = BackOff.delay(
                policy,
                failures: claimed.job.condition.attempts + 1,
                retryAfter: error.retryAfter,
                unit: Double.random(in: 0..<1)
            )
            return now.addingTimeInterval(delay)
        case .environment:
            let queue = claimed.job.queue
            let work = await work(of: claimed)
            let breaker = Breaker(after: breakers[queue], error, kind: work, now: now, settings)
            breakers[queue] = breaker
            return breaker.row.until
        }
    }

    // MARK: Breakers

    private func persistBreaker(_ queue: String, telling row: BreakerRow) async {
        guard let latest = breakers[queue]?.row else { return }
        do {
            try await parts.store.setBreaker(latest, queue: queue)
            if breakers[queue]?.row == latest { breakers[queue]?.isKept = true }
        } catch {
            parts.logger.debug("a breaker was not written", metadata: ["queue": "\(queue)", "error": "\(error)"])
        }
        hub.send(.queueWaits(queue: queue, row))
        parts.logger.warning(
            "a queue waits for the machine or a server",
            metadata: ["queue": "\(queue)", "code": "\(row.code)", "failures": "\(row.failures)"]
        )
    }

    /// What a failure or a success says something of: the kind of the job, and the model that it asks, where it asks one.
    private func work(of claimed: ClaimedJob) async -> String {
        let kind = claimed.job.kind
        guard let description = parts.stages[kind]?.description, description.asksModel,
            let pinned = try? await pin(claimed.run.snapshotSHA256).get(),
            let stage = pinned.pipeline.stage(claimed.job.pipelineStage),
            let model = description.model(with: stage.options)
        else { return kind }
        return "\(kind) \(model)"
    }

    private func succeeded(_ claimed: ClaimedJob) async {
        let queue = claimed.job.queue
        guard breakers[queue] != nil else { return }
        let work = await work(of: claimed)
        guard let breaker = breakers[queue] else { return }
        let now = parts.clock.now()
        // Work that was under way before the pause began says nothing about what came after.
        guard !breaker.isOpen(at: now) || breaker.isTrusted else { return }
        breakers[queue] = breaker.after(successOf: work)
        guard !breaker.isTrusted else { return }
        try? await parts.store.setBreaker(nil, queue: queue)
        hub.send(.queueGoesOn(queue: queue))
        parts.logger.notice("a queue goes on", metadata: ["queue": "\(queue)"])
    }

    // MARK: Telling

    private func announce(_ claimed: ClaimedJob, _ ending: Ending, _ committed: Committed?) {
        guard let committed else {
            parts.logger.notice(
                "a late end was refused",
                metadata: ["job": "\(claimed.job.id)", "lease": "\(claimed.lease.number)"]
            )
            return
        }
        // The list was read: the stage ends with its items.
        if case .listed = ending, committed.state == .waiting { return }
        var (isCached, error) = (false, GreffierError?.none)
        if case .done(let completion) = ending { isCached = completion.isCached }
        if case .failed(let failure) = ending { error = failure }
        hub.send(.attemptEnded(attempt(claimed, committed, isCached: isCached, error)))
        hub.send(
            .stageEnded(
                run: claimed.run.id,
                stage: claimed.job.stage,
                state: committed.state,
                isCached: isCached,
                error: error
            )
        )
        guard claimed.job.isDelivery, committed.run.isFinal else { return }
        if case .delivered(let verdict, let folder) = ending {
            log(theEndOf: claimed.run, verdict)
            hub.send(.runEnded(run: claimed.run.id, verdict: verdict, folder: folder))
        } else {
            let reason = RunVerdict.Reason(
                stage: claimed.job.stage,
                error: error ?? GreffierError(.stageDefect),
                attempts: claimed.job.tries + 1
            )
            let verdict = RunVerdict(committed.run, reason: reason)
            log(theEndOf: claimed.run, verdict)
            hub.send(.runEnded(run: claimed.run.id, verdict: verdict, folder: nil))
        }
    }

    private func attempt(
        _ claimed: ClaimedJob,
        _ committed: Committed,
        isCached: Bool,
        _ error: GreffierError?
    ) -> AttemptEnd {
        let began = running[claimed.job.id]?.began ?? .now
        let seconds = (ContinuousClock.now - began) / .seconds(1)
        let now = parts.clock.now()
        return AttemptEnd(
            pipeline: claimed.run.pipeline,
            stage: claimed.job.pipelineStage,
            state: committed.state,
            isCached: isCached,
            error: error,
            seconds: seconds,
            waited: claimed.isFirst ? max(0, now.timeIntervalSince(claimed.run.submittedAt) - seconds) : nil,
            ended: committed.run.isFinal && claimed.job.isDelivery ? committed.run : nil
        )
    }
}
