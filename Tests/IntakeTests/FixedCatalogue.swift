// SPDX-License-Identifier: GPL-3.0-or-later
import JobModel
import PipelineModel
import Synchronization

/// Pipelines without files: `cv` and `offers` with inboxes, `nightly` on a schedule.
final class FixedCatalogue: PipelineCatalogue {
    private let all: Mutex<[PipelinePlan]>

    init() { all = Mutex(Self.standard) }

    static let standard = [
        plan("cv", .inbox(folder: "cv")), plan("offers", .inbox(folder: "offers")),
        plan("nightly", .schedule(cron: "0 2 * * *", timeZone: nil)),
    ]

    func replace(_ plans: [PipelinePlan]) { all.withLock { $0 = plans } }

    func plan(_ name: String) async -> PipelinePlan? { all.withLock { $0 }.first { $0.pipeline.name == name } }
    func plans() async -> [PipelinePlan] { all.withLock { $0 } }

    private static func plan(_ name: String, _ trigger: PipelineTrigger) -> PipelinePlan {
        let job = NewJob(
            stage: "text",
            kind: "extract",
            queue: "cpu",
            dependsOn: [],
            isOptional: false,
            maxAttempts: 5,
            timeout: 600
        )
        let pipeline = Pipeline(name: name, trigger: trigger, stages: [], publish: [])
        return PipelinePlan(pipeline: pipeline, snapshotSHA256: String(repeating: "a", count: 64), jobs: [job])
    }
}
