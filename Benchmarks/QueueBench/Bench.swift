// SPDX-License-Identifier: GPL-3.0-or-later
import BlobStore
import Engine
import Foundation
import JobModel
import JobStore
import JobStoreSQLite
import Logging
import PipelineModel

/// A real store and real blobs in a scratch folder, and engines over them.
struct Bench: Sendable {
    let folder: URL
    let store: SQLiteJobStore
    let blobs: BlobStore
    /// Where the snapshot of the one pipeline is.
    let snapshot: String

    private static let pipeline = Pipeline(
        name: "nothing",
        trigger: .submission,
        stages: [StageSpec(name: "nothing", kind: "nothing")],
        publish: []
    )

    /// Makes a folder of its own in `scratch`.
    init(scratch: String, submissions: Durability = .durable) async throws {
        folder = URL(fileURLWithPath: scratch).appendingPathComponent("queue-bench-\(ULID().short)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        blobs = BlobStore(directory: folder.appendingPathComponent("blobs").path)
        store = try SQLiteJobStore(path: Self.database(folder), role: .engine, submissions: submissions)
        snapshot = try await blobs.store(CanonicalJSON.pretty(PipelineSnapshot(text: "nothing", files: [:])))
    }

    var database: String { Self.database(folder) }

    private static func database(_ folder: URL) -> String { folder.appendingPathComponent("jobs.sqlite").path }

    func remove() async {
        try? await store.close()
        try? FileManager.default.removeItem(at: folder)
    }

    /// A run of one stage without delivery.
    func newRun() -> NewRun {
        let now = Date()
        return NewRun(
            id: ULID(date: now),
            pipeline: "nothing",
            pipelineSHA256: snapshot,
            trigger: .cli,
            input: nil,
            submittedAt: now,
            jobs: [Self.job]
        )
    }

    static let job = NewJob(
        stage: "nothing",
        kind: "nothing",
        queue: "cpu",
        dependsOn: [],
        isOptional: false,
        maxAttempts: 5,
        timeout: 600
    )

    /// A line for each run would be measured too.
    private static var logger: Logger {
        var logger = Logger(label: "queue-bench")
        logger.logLevel = .warning
        return logger
    }

    func engine(slots: Int, started: @escaping @Sendable (ULID) -> Void = { _ in }) -> Engine {
        let parts = EngineParts(
            store: store,
            blobs: blobs,
            stages: [NoOpStage(started: started)],
            delivery: NoDelivery(),
            parse: { _ in Self.pipeline },
            logger: Self.logger
        )
        return Engine(parts, settings: EngineSettings(slots: ["cpu": slots]))
    }

    /// Runs `engine` while `body` runs; its events are counted from before it starts.
    func running<Value: Sendable>(
        _ engine: Engine,
        _ body: (AsyncStream<EngineEvent>) async throws -> Value
    ) async throws -> Value {
        let events = engine.events()
        let task = Task { try await engine.run() }
        // The take-over is part of the start, not of what is measured.
        try await Task.sleep(for: .milliseconds(200))
        let value: Value
        do { value = try await body(events) } catch {
            engine.stop()
            try await task.value
            throw error
        }
        engine.stop()
        try await task.value
        return value
    }
}

/// Never called: the measured runs have no delivery.
struct NoDelivery: RunDelivery {
    func deliver(_ delivery: Delivery, isCurrent: @Sendable () async throws -> Bool) async throws -> String { "" }
}
