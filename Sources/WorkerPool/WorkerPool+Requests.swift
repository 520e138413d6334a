// SPDX-License-Identifier: GPL-3.0-or-later
import FoundationEssentials
import JobModel
import Logging
import WorkerProtocol

extension WorkerPool {
    /// Has one worker answer `request`; a stated failure is thrown.
    func request(
        _ request: WorkerRequest,
        attachments: [Data],
        for attempt: WorkerAttempt? = nil
    ) async throws -> (WorkerReply, [Data]) {
        let frame = try Frame(request, attachments: attachments)
        if !poisoned.isEmpty, let error = poisoned.error(of: .init(frame), for: attempt, now: .now) { throw error }
        try await takePlace()
        defer { leavePlace() }
        let worker = try await readyWorker()
        busy[ObjectIdentifier(worker)] = worker
        let bytes = attachments.reduce(0) { $0 + $1.count }
        let outcome = await exchange(frame, with: worker, budget: configuration.budget(request, bytes: bytes))
        busy[ObjectIdentifier(worker)] = nil
        counts.answered += 1
        switch outcome {
        case .success(let (reply, parts)):
            await settle(worker, after: reply)
            if case .failed(let code, let detail, let french, _) = reply {
                throw WorkerReply.error(code: code, detail: detail, french: french)
            }
            return (reply, parts)
        case .failure(let error):
            await worker.stop()
            let told = translated(error)
            if let told = told as? GreffierError, (error as? WorkerFailure)?.isOfInput == true {
                poisoned.add(.init(frame), error: told, for: attempt, now: .now)
            }
            throw told
        }
    }

    private func exchange(
        _ frame: Frame,
        with worker: WorkerProcess,
        budget: RequestBudget
    ) async -> Result<(WorkerReply, [Data]), any Error> {
        do {
            let answer = try await worker.ask(frame, budget: budget)
            let reply: WorkerReply
            do {
                reply = try answer.message(WorkerReply.self)
            } catch {
                throw WorkerFailure.garbled("no reply in the frame")
            }
            return .success((reply, answer.attachments))
        } catch {
            return .failure(error)
        }
    }

    /// Keeps a worker that may answer again, stops any other.
    private func settle(_ worker: WorkerProcess, after reply: WorkerReply) async {
        var isSpent = worker.answeredCount >= configuration.recycleAfter || isClosed
        if worker.residentBytes > configuration.recycleAbove { isSpent = true }
        if case .failed(_, _, _, true) = reply { isSpent = true }
        guard !isSpent else { return await worker.stop() }
        idle.append((worker, .now))
        startReaper()
    }

    /// Says once that workers are less confined than they should be.
    private func warn(ofMissing layers: [String]) {
        guard !layers.isEmpty, !hasWarned else { return }
        hasWarned = true
        logger.warning(
            "this system does not confine workers fully: a file built to harm meets fewer walls",
            metadata: ["missing": "\(layers.joined(separator: ", "))"]
        )
    }

    private func translated(_ error: any Error) -> any Error {
        if isClosed { return GreffierError(.workerUnavailable, detail: "the pool is closed") }
        switch error {
        case WorkerFailure.timedOut, WorkerFailure.spentProcessorTime:
            counts.timedOut += 1
            return GreffierError(.documentTimeout)
        case WorkerFailure.exhausted:
            return GreffierError(.documentTooLarge, detail: "it takes more memory than a worker may have")
        case WorkerFailure.ended(let status):
            counts.crashed += 1
            logger.warning("worker ended while it worked", metadata: ["status": "\(status)"])
            return GreffierError(.workerCrashed, detail: "\(status)")
        case WorkerFailure.garbled(let reason):
            counts.crashed += 1
            logger.warning("worker sent something that is no reply", metadata: ["reason": "\(reason)"])
            return GreffierError(.workerCrashed, detail: "unreadable reply")
        case WorkerFailure.notStarted(let reason):
            return GreffierError(.workerUnavailable, detail: reason)
        default: return error
        }
    }

    /// The worker that was idle for the shortest time and still lives, or a new one.
    private func readyWorker() async throws -> WorkerProcess {
        while let candidate = idle.popLast() {
            if candidate.worker.isAlive { return candidate.worker }
        }
        guard !isClosed else { throw GreffierError(.workerUnavailable, detail: "the pool is closed") }
        do {
            let worker = try await WorkerProcess.start(configuration)
            counts.started += 1
            lastHello = worker.hello
            warn(ofMissing: worker.hello.missingLayers)
            guard !isClosed else {
                await worker.stop()
                throw GreffierError(.workerUnavailable, detail: "the pool is closed")
            }
            return worker
        } catch {
            throw translated(error)
        }
    }
}

extension PoisonedInputs.Key {
    /// The key of a whole request.
    fileprivate init(_ frame: Frame) { self.init([frame.header] + frame.attachments) }
}
