// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
package import HTTPClient
import JobModel
package import Logging

/// A model of greffier.yaml behind its servers: shares the prompts among them, and goes on to the next one when one fails.
///
/// What goes where is decided by a `PoolSchedule`; here the servers are asked.
package actor ModelPool: ChatModel {
    package nonisolated let configuration: ModelConfiguration
    private let http: HTTPClient
    private let logger: Logger
    private let clock: @Sendable () -> ContinuousClock.Instant
    private let epoch: ContinuousClock.Instant
    private var known: [Int: ModelEndpoint] = [:]
    /// Servers that failed since they were last looked at: what is known of them may no longer hold.
    private var doubtful: Set<Int> = []
    /// Looks under way, so that all who need one wait for the same.
    private var looks: [Int: Task<ModelEndpoint, any Error>] = [:]
    private var schedule: PoolSchedule
    private var waiting: [Waiter] = []
    private var lastJob = 0
    /// Looks again when a moment comes for which some prompt waits.
    private var alarm: Task<Void, Never>?

    private struct Waiter {
        var job: PoolJob
        var continuation: CheckedContinuation<Int, any Error>
    }

    /// A server that cannot be used is asked again after `rest`, 10 s unless given; one that said so at once, sooner.
    ///
    /// `clock` is the continuous one unless a test sets it.
    package init(
        _ configuration: ModelConfiguration,
        http: HTTPClient,
        rest: Duration = .seconds(10),
        clock: @escaping @Sendable () -> ContinuousClock.Instant = { .now },
        logger: Logger = Logger(label: "greffier.models")
    ) {
        self.clock = clock
        epoch = clock()
        self.configuration = configuration
        self.http = http
        self.logger = logger
        schedule = PoolSchedule(configuration, rest: rest.inSeconds, now: Date(timeIntervalSinceReferenceDate: 0))
    }

    /// Monotonic: a clock that is set moves nothing here.
    private var now: Date { moment(clock()) }

    private func moment(_ instant: ContinuousClock.Instant) -> Date {
        Date(timeIntervalSinceReferenceDate: (instant - epoch).inSeconds)
    }

    // MARK: Prompts

    package func complete(_ request: ChatRequest) async throws -> ChatReply {
        try requireEndpoint()
        lastJob += 1
        var job = PoolJob(id: lastJob, request)
        var failures: [GreffierError] = []
        while job.excluded.count < configuration.endpoints.count {
            let index: Int
            do {
                index = try await turn(of: job)
            } catch let refusal as Refusal {
                throw PoolSchedule.summary(of: failures + refusal.reasons)
            }
            do {
                return try await answer(request, of: job, at: index)
            } catch let error as GreffierError {
                failures.append(error)
                job.excluded.insert(index)
            }
        }
        throw PoolSchedule.summary(of: failures)
    }

    /// Asks the server that was chosen, and tells the schedule what came of it.
    private func answer(_ request: ChatRequest, of job: PoolJob, at index: Int) async throws -> ChatReply {
        try await booked(job, at: index) { endpoint, watch, clocks in
            var watched = request
            let onProgress = request.onProgress
            watched.onProgress = { progress in
                if case .text = progress { watch.wrote() }
                onProgress?(progress)
            }
            return try await endpoint.complete(watched, clocks: clocks)
        }
    }

    /// Has the server do what is booked there, and tells the schedule what came of it.
    private func booked(
        _ job: PoolJob,
        at index: Int,
        _ work: @Sendable (ModelEndpoint, PromptWatch, AnswerClocks) async throws -> ChatReply
    ) async throws -> ChatReply {
        let watch = PromptWatch()
        do {
            let endpoint = try await discovered(index)
            // After a failure the server may not be as fast as it was.
            let speed = doubtful.contains(index) ? EndpointSpeed() : schedule.loads[index].speed
            watch.send()
            let reply = try await work(endpoint, watch, AnswerClocks(limit: configuration.timeout, speed: speed))
            doubtful.remove(index)
            end(job, at: index, .answered(reply), watch)
            return reply
        } catch let error as GreffierError {
            if error.isOfServer { doubtful.insert(index) }
            log(error)
            end(job, at: index, .failed(error), watch)
            throw error
        } catch {
            end(job, at: index, .cancelled, watch)
            throw error
        }
    }

    private func end(_ job: PoolJob, at index: Int, _ end: PoolSchedule.End, _ watch: PromptWatch) {
        let progress: PoolSchedule.Progress =
            switch watch.stage {
            case .unsent: .unsent
            case .reading: .reading
            case .writing(let since): .writing(since: moment(since))
            }
        schedule.end(job.id, at: index, end, progress, now: now)
        plan()
    }

    private func log(_ error: GreffierError) {
        let metadata: Logger.Metadata = ["code": "\(error.code.name)", "detail": "\(error.detail)"]
        logger.debug("model endpoint failed", metadata: metadata.filter { $0.value != "" })
    }

    // MARK: Turns

    /// No server can have the prompt.
    private struct Refusal: Error {
        var reasons: [GreffierError]
    }

    /// Waits for the server that has the answer first; it is booked then.
    private func turn(of job: PoolJob) async throws -> Int {
        try await withTaskCancellationHandler {
            try Task.checkCancellation()
            return try await withCheckedThrowingContinuation { continuation in
                waiting.append(Waiter(job: job, continuation: continuation))
                plan()
            }
        } onCancel: {
            Task { await self.leave(job.id) }
        }
    }

    private func leave(_ job: Int) {
        guard let place = waiting.firstIndex(where: { $0.job.id == job }) else { return }
        waiting.remove(at: place).continuation.resume(throwing: CancellationError())
        plan()
    }

    /// Has the schedule decide for all who wait.
    private func plan() {
        alarm?.cancel()
        alarm = nil
        guard !waiting.isEmpty else { return }
        let now = now
        let plan = schedule.plan(waiting.map(\.job), now: now)
        for start in plan.starts { take(start.job)?.continuation.resume(returning: start.endpoint) }
        for id in plan.refused {
            guard let waiter = take(id) else { continue }
            waiter.continuation.resume(throwing: Refusal(reasons: schedule.reasons(for: waiter.job, now: now)))
        }
        guard let wakeAt = plan.wakeAt else { return }
        let pause = Duration.seconds(max(0.001, wakeAt.timeIntervalSince(now)))
        alarm = Task { [weak self] in
            guard (try? await Task.sleep(for: pause)) != nil else { return }
            await self?.plan()
        }
    }

    private func take(_ job: Int) -> Waiter? {
        waiting.firstIndex { $0.job.id == job }.map { waiting.remove(at: $0) }
    }

    // MARK: Servers

    /// The first server in the order of the settings that can be used says who it is.
    ///
    /// Not the one that answered last: keys of memos and caches must not depend on who happened to be free.
    package func identity() async throws -> ModelIdentity {
        try requireEndpoint()
        var failures: [GreffierError] = []
        for index in configuration.endpoints.indices {
            do {
                return try await endpoint(index).identity
            } catch let error as GreffierError {
                failures.append(error)
            }
        }
        throw PoolSchedule.summary(of: failures)
    }

    /// Finds out what all servers are, and has those load the model that should do so early.
    ///
    /// Failures are kept as reasons to leave a server in peace for a while, and none is thrown.
    package func start() async {
        await withDiscardingTaskGroup { group in
            for index in configuration.endpoints.indices {
                group.addTask { await self.start(index) }
            }
        }
    }

    private func start(_ index: Int) async {
        do {
            let endpoint = try await endpoint(index)
            let identity = endpoint.identity
            let metadata: Logger.Metadata = [
                "model": "\(configuration.name)", "endpoint": "\(identity.endpoint)", "serves": "\(identity.model)",
                "slots": "\(endpoint.slots)",
            ]
            logger.info("model endpoint", metadata: metadata)
            try await warmUp(index)
        } catch let error as GreffierError {
            let metadata: Logger.Metadata = [
                "model": "\(configuration.name)", "code": "\(error.code.name)", "detail": "\(error.detail)",
            ]
            logger.notice("model endpoint cannot be used", metadata: metadata)
        } catch {
            // Cancelled: the daemon stops.
        }
    }

    /// Asks what has to be known or loaded before the first document, in a turn of its own: some servers break off an answer
    /// when another prompt comes.
    private func warmUp(_ index: Int) async throws {
        let warmsUp = configuration.warmUp
        guard let endpoint = known[index] else { return }
        let asksForms = await endpoint.knowsNoForms
        guard warmsUp || asksForms else { return }
        lastJob += 1
        var job = PoolJob(id: lastJob, ModelEndpoint.warmingUp)
        job.excluded = Set(configuration.endpoints.indices).subtracting([index])
        do {
            _ = try await turn(of: job)
        } catch is Refusal {
            // It failed meanwhile.
            return
        }
        _ = try await booked(job, at: index) { endpoint, _, clocks in
            await endpoint.learnForms()
            return try await endpoint.warmUp(clocks)
        }
    }

    private func requireEndpoint() throws {
        if configuration.endpoints.isEmpty { throw configuration.withoutEndpoint }
    }

    /// The server of this number, unless it rests after a failure.
    private func endpoint(_ index: Int) async throws -> ModelEndpoint {
        if let error = schedule.loads[index].breaker.reason(now: now) { throw error }
        let start = now
        do {
            return try await discovered(index)
        } catch let error as GreffierError {
            schedule.fail(error, at: index, after: now.timeIntervalSince(start), now: now)
            plan()
            throw error
        }
    }

    /// The server of this number, asked what it is unless that was done a moment ago.
    private func discovered(_ index: Int) async throws -> ModelEndpoint {
        if !doubtful.contains(index), let endpoint = known[index], await endpoint.isFresh { return endpoint }
        let look = looks[index] ?? Task { try await self.look(index) }
        looks[index] = look
        // Who is cancelled leaves at once; the look ends by itself after some seconds, and is good for the next one.
        return try await look.valueUnlessCancelled()
    }

    private func look(_ index: Int) async throws -> ModelEndpoint {
        defer { looks[index] = nil }
        let narrowed = configuration.narrowed(to: configuration.endpoints[index])
        let found = try await ModelEndpoint.discover(ModelServer(narrowed, http: http), for: narrowed)
        let endpoint: ModelEndpoint
        if let old = known[index], old.isSame(as: found) {
            // What was learnt of the same model stays: the window that is loaded, and how it is asked for JSON.
            await old.renew()
            endpoint = old
        } else {
            endpoint = found
        }
        known[index] = endpoint
        doubtful.remove(index)
        schedule.learn(slots: endpoint.slots, context: endpoint.identity.context, at: index)
        plan()
        return endpoint
    }
}
