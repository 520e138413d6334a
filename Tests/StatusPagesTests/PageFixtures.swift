// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import JobModel
import JobStore
import PipelineModel
import StatusPages

/// Runs and pipelines as pages show them.
enum PageFixtures {
    /// 2026-11-20, 09:15 UTC.
    static let now = Date(timeIntervalSince1970: 1_795_166_100)

    static func run(
        _ name: String?,
        _ status: RunStatus,
        error: ErrorCode? = nil,
        number: UInt64 = 1
    ) -> RunRow {
        RunRow(
            id: ULID(date: now.addingTimeInterval(-Double(number))),
            pipeline: "cv",
            snapshotSHA256: String(repeating: "a", count: 64),
            trigger: .inbox,
            tags: [],
            input: name.map {
                RunInput(name: $0, sha256: String(repeating: "b", count: 64), bytes: 10, mediaType: "application/pdf")
            },
            status: status,
            submittedAt: now.addingTimeInterval(-20),
            startedAt: status == .queued ? nil : now.addingTimeInterval(-15),
            finishedAt: status.isFinal ? now.addingTimeInterval(-5) : nil,
            priority: 0,
            usesMemo: true,
            payload: nil,
            duplicateOf: nil,
            folder: status == .succeeded ? "cv/2026/11/20" : nil,
            error: error.map { RunVerdict.Reason(stage: "extract", error: GreffierError($0), attempts: 1) }
        )
    }

    static func job(
        _ number: Int,
        _ stage: String,
        _ state: JobState,
        of run: RunRow,
        startedAt: Date? = nil
    ) -> JobRow {
        JobRow(
            id: JobID(Int64(number)),
            run: run.id,
            stage: stage,
            kind: stage,
            queue: "cpu",
            priority: 0,
            dependsOn: [],
            isOptional: false,
            timeout: 600,
            condition: JobCondition(state: state, attempts: state.isFinal ? 1 : 0, maxAttempts: 5),
            startedAt: startedAt,
            finishedAt: nil,
            durationMS: 2000,
            isCached: false,
            result: nil,
            error: nil
        )
    }

    static func attempt(
        _ job: JobRow,
        from start: Double,
        to end: Double,
        _ outcome: AttemptOutcome,
        code: ErrorCode? = nil
    ) -> AttemptRow {
        AttemptRow(
            run: job.run,
            job: job.id,
            stage: job.stage,
            number: 1,
            owner: "test",
            startedAt: now.addingTimeInterval(start),
            endedAt: now.addingTimeInterval(end),
            outcome: outcome,
            code: code?.name,
            detail: nil,
            cause: nil
        )
    }

    static func summary(queues: [QueueRow] = []) -> StoreSummary {
        StoreSummary(
            queued: 3,
            running: 2,
            succeeded: 41,
            failed: 1,
            cancelled: 0,
            review: 4,
            queues: queues,
            oldest: nil,
            nextDue: nil
        )
    }

    static func facts(queues: [QueueRow] = []) -> ServiceFacts {
        ServiceFacts(
            workspace: "Cabinet Morel",
            version: "1.2.3",
            now: now,
            timeZone: .gmt,
            summary: summary(queues: queues)
        )
    }

    static let pipeline = Pipeline(
        name: "cv",
        description: "CV vers profil",
        trigger: .inbox(folder: "cv"),
        stages: [
            StageSpec(name: "extract", kind: "extract"),
            StageSpec(name: "profile", kind: "profile", from: ["extract": "extract"]),
            StageSpec(name: "render", kind: "render", from: ["profile": "profile"], isOptional: true),
            StageSpec(name: "index", kind: "index", from: ["profile": "profile"]),
            StageSpec(name: "score", kind: "score", from: ["profile": "profile", "index": "index"]),
        ],
        publish: ["profile.json"]
    )
}
