// SPDX-License-Identifier: GPL-3.0-or-later
import JobModel
import JobStore

/// Whether an earlier stage handed the run's file over to runs of their own, so that this one has nothing to do.
struct HandingOver {
    private let isPassedOver: Bool

    init(_ claimed: ClaimedJob) {
        let graph = RunGraph(claimed.jobs.map(\.node))
        isPassedOver = claimed.jobs.contains { job in
            job.id != claimed.job.id && job.result?.isHandedOver == true
                && graph.descendants(of: job.stage).contains(claimed.job.pipelineStage)
        }
    }

    /// What a stage that has nothing to do ends with; `nil` where it has.
    func completion(version: String) -> StageCompletion? {
        guard isPassedOver else { return nil }
        var result = StageResult(version: version)
        result.isPassedOver = true
        return StageCompletion(result)
    }
}
