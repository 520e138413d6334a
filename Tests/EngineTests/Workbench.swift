// SPDX-License-Identifier: GPL-3.0-or-later
import BlobStore
import Engine
import Foundation
import JobModel
import JobStore
import JobStoreSQLite
import Logging
import PipelineModel
import Synchronization

/// A store, blobs and an outbox in a temporary folder, and engines over them.
final class Workbench: Sendable {
    let folder: URL
    let blobs: BlobStore
    let store: any JobStore
    let outbox = RecordingOutbox()
    /// By name, which is the whole text of their snapshots.
    private let pipelines = Mutex<[String: Pipeline]>([:])

    /// Short waits, so that tests need no clock of their own.
    static let quick = EngineSettings(
        slots: ["cpu": 4, "model": 1],
        grace: 5,
        stopping: 0.2,
        poll: 0.01,
        breakerBase: 0.05,
        breakerCap: 0.2,
        defectPause: 0.01
    )

    init() throws {
        folder = FileManager.default.temporaryDirectory.appendingPathComponent("engine-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        blobs = BlobStore(directory: folder.appendingPathComponent("blobs").path)
        store = try SQLiteJobStore(path: folder.appendingPathComponent("jobs.sqlite").path, role: .engine)
    }

    deinit { try? FileManager.default.removeItem(at: folder) }

    /// The same file through another instance, as after a restart.
    func reopened() throws -> any JobStore {
        try SQLiteJobStore(path: folder.appendingPathComponent("jobs.sqlite").path, role: .engine)
    }

    func engine(
        _ stages: [any Stage],
        settings: EngineSettings = quick,
        store: (any JobStore)? = nil,
        outbox: (any RunDelivery)? = nil,
        clock: any WallClock = SystemClock(),
        logger: Logger = Logger(label: "test", factory: { _ in SwiftLogNoOpLogHandler() })
    ) -> Engine {
        let known = pipelines.withLock { $0 }
        let parts = EngineParts(
            store: store ?? self.store,
            blobs: blobs,
            stages: stages,
            delivery: outbox ?? self.outbox,
            parse: { snapshot in
                guard let pipeline = known[snapshot.text] else {
                    throw GreffierError(.pipelineInvalid, detail: snapshot.text)
                }
                return pipeline
            },
            clock: clock,
            logger: logger
        )
        return Engine(parts, settings: settings)
    }

    /// A pipeline of these stages, one after the other unless they say otherwise.
    ///
    /// No stage runs out of time unless a test wants it to: beside other tests a stage of milliseconds may wait for half a
    /// minute until it goes on.
    func pipeline(
        _ stages: [StageSpec],
        name: String = "cv",
        publish: [String] = [],
        attempts: Int = 3,
        timeout: Double = 3600
    ) async throws -> Pipeline {
        let pipeline = Pipeline(
            name: name,
            trigger: .inbox(folder: name),
            stages: stages,
            publish: publish,
            retry: RetryPolicy(attempts: attempts, base: 0.02, cap: 0.05),
            timeout: timeout
        )
        pipelines.withLock { $0[name] = pipeline }
        return pipeline
    }

    /// Stores the snapshot and submits a run with this text as its file.
    func submit(
        _ pipeline: Pipeline,
        text: String = "Jean",
        name: String = "jean.txt",
        usesMemo: Bool = true,
        kinds: [String: StageKindDescription] = [:],
        through store: (any JobStore)? = nil
    ) async throws -> ULID {
        let snapshot = try CanonicalJSON.pretty(PipelineSnapshot(text: pipeline.name, files: ["a.docx": "11"]))
        let sha256 = try await blobs.store(snapshot)
        let file = try await blobs.store(Data(text.utf8))
        let input = RunInput(name: name, sha256: file, bytes: text.utf8.count, mediaType: "text/plain")
        let run = NewRun(
            id: ULID(),
            pipeline: pipeline.name,
            pipelineSHA256: sha256,
            trigger: .inbox,
            tags: ["paris"],
            input: input,
            submittedAt: Date(),
            usesMemo: usesMemo,
            jobs: pipeline.jobs(kinds: kinds)
        )
        return try await (store ?? self.store).submit(run).run
    }

    /// Submits a run that has no file, as a schedule does.
    func submitWithoutFile(
        _ pipeline: Pipeline,
        payload: String? = nil,
        priority: Int = 0,
        at date: Date = Date(),
        kinds: [String: StageKindDescription] = [:]
    ) async throws -> ULID {
        let snapshot = try CanonicalJSON.pretty(PipelineSnapshot(text: pipeline.name, files: [:]))
        let run = NewRun(
            id: ULID(date: date),
            pipeline: pipeline.name,
            pipelineSHA256: try await blobs.store(snapshot),
            trigger: .cli,
            input: nil,
            submittedAt: date,
            priority: priority,
            payload: payload,
            jobs: pipeline.jobs(kinds: kinds)
        )
        return try await store.submit(run).run
    }

    /// The states of a run's jobs by stage.
    func states(_ run: ULID) async throws -> [String: JobState] {
        var filter = JobFilter()
        filter.run = run
        let jobs = try await store.jobs(filter)
        return Dictionary(uniqueKeysWithValues: jobs.map { ($0.stage, $0.state) })
    }

    /// Runs an engine while `body` runs, then stops it.
    func running(
        _ engine: Engine,
        _ body: (AsyncStream<EngineEvent>) async throws -> Void
    ) async throws {
        let events = engine.events()
        let task = Task { try await engine.run() }
        do { try await body(events) } catch {
            engine.stop()
            try await task.value
            throw error
        }
        engine.stop()
        try await task.value
    }
}

/// Remembers what was delivered, after asking whether it may.
final class RecordingOutbox: RunDelivery {
    private let kept = Mutex<[Delivery]>([])

    var deliveries: [Delivery] { kept.withLock { $0 } }
    /// The report of the only delivery of a run.
    func report(_ run: ULID) -> RunReport? {
        let found = deliveries.filter { $0.report.run == run }
        return found.count == 1 ? found[0].report : nil
    }

    func deliver(_ delivery: Delivery, isCurrent: @Sendable () async throws -> Bool) async throws -> String {
        guard try await isCurrent() else { throw CancellationError() }
        kept.withLock { $0.append(delivery) }
        return "\(delivery.report.pipeline)/\(delivery.report.run.short)"
    }
}

/// A stage made of a closure, which counts its calls.
final class ScriptedStage: Stage {
    let description: StageKindDescription
    private let body: @Sendable (StageInput, Int) async throws -> StageOutput
    private let restsOn: @Sendable () -> [String]
    private let count = Mutex(0)

    var calls: Int { count.withLock { $0 } }

    /// `body` is given the number of the call, from 1; `restsOn` is what enters the memo key.
    init(
        _ kind: String,
        queue: String = "cpu",
        hasEffects: Bool = false,
        options: [String: OptionKind] = [:],
        tellsProgress: Bool = false,
        _ body: @escaping @Sendable (StageInput, Int) async throws -> StageOutput = { input, _ in
            .made(input.stage.name)
        },
        restsOn: @escaping @Sendable () -> [String] = { [] }
    ) {
        var description = StageKindDescription(
            kind: kind,
            version: 1,
            queue: queue,
            options: options,
            hasEffects: hasEffects
        )
        description.tellsProgress = tellsProgress
        self.description = description
        self.body = body
        self.restsOn = restsOn
    }

    func memoInputs(_ input: StageInput) async -> [String] { restsOn() }

    func run(_ input: StageInput) async throws -> StageOutput {
        let number = count.withLock { number in
            number += 1
            return number
        }
        return try await body(input, number)
    }
}

extension StageOutput {
    /// One small artifact named after the stage.
    static func made(_ stage: String, _ text: String = "{}") -> StageOutput {
        StageOutput(artifacts: [Made(name: "\(stage).json", mediaType: "application/json", data: Data(text.utf8))])
    }
}

extension AsyncStream<EngineEvent> {
    /// Reads on until this run ended; its verdict.
    func end(of run: ULID) async -> RunVerdict? {
        for await event in self {
            if case .runEnded(run, let verdict, _) = event { return verdict }
        }
        return nil
    }
}

/// Opens once; those who wait go on.
final class Gate: Sendable {
    private let stream: AsyncStream<Void>
    private let continuation: AsyncStream<Void>.Continuation

    init() { (stream, continuation) = AsyncStream.makeStream(of: Void.self) }

    func open() { continuation.finish() }
    func wait() async { for await _ in stream {} }
}
