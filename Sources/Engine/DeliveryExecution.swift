// SPDX-License-Identifier: GPL-3.0-or-later
import FoundationEssentials
import JobModel
import JobStore
import PipelineModel

/// The attempt to deliver a run: judge it, choose what is published, write the report, hand both to the outbox.
struct DeliveryExecution: Sendable {
    let claimed: ClaimedJob
    let parts: EngineParts
    /// What the run is pinned to, or why that cannot be read.
    let pinned: Result<PinnedPipelines.Pinned, GreffierError>
    let stopping: Double

    /// The verdict and the folder.
    ///
    /// Throws what went wrong.
    func run() async throws -> (RunVerdict, folder: String) {
        var verdict = judge()
        let report = RunReportBuilder(claimed: claimed, verdict: verdict, parts: parts).report(
            publishing: published(verdict)
        )
        verdict.review = verdict.status == .succeeded ? report.review : []
        let delivery = Delivery(report: report, artifacts: report.artifacts, submittedAt: claimed.run.submittedAt)
        let folder = try await hand(over: delivery)
        return (verdict, folder)
    }

    // MARK: Steps

    private func judge() -> RunVerdict {
        let verdict = RunVerdict(over: claimed.jobs)
        // Nobody can tell what to publish of a run whose pipeline is lost: it goes to the failed folder with that reason.
        guard verdict.status == .succeeded, case .failure(let error) = pinned else { return verdict }
        return RunVerdict(
            .failed,
            reason: .init(stage: claimed.job.stage, error: error, attempts: claimed.job.tries + 1)
        )
    }

    private func published(_ verdict: RunVerdict) -> [String]? {
        guard verdict.status == .succeeded, case .success(let pinned) = pinned else { return nil }
        return pinned.pipeline.publish
    }

    private func hand(over delivery: Delivery) async throws -> String {
        let (store, lease, outbox) = (parts.store, claimed.lease, parts.delivery)
        return try await Deadline.run(seconds: claimed.job.timeout, grace: stopping) {
            try await outbox.deliver(delivery) { try await store.leasesToStop([lease]).isEmpty }
        }
    }
}
