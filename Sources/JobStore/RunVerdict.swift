// SPDX-License-Identifier: GPL-3.0-or-later
package import JobModel

/// How a run ends, and why.
package struct RunVerdict: Sendable, Hashable {
    package var status: RunStatus
    package var reason: Reason?
    /// Why a person should look at the results.
    package var review: [String] = []

    package init(_ status: RunStatus, reason: Reason? = nil) {
        self.status = status
        self.reason = reason
    }

    /// What stood in the way.
    package struct Reason: Sendable, Hashable {
        /// The stage that failed; `nil` when the run as a whole was cancelled.
        package var stage: String?
        package var error: GreffierError
        package var attempts: Int

        package init(stage: String?, error: GreffierError, attempts: Int) {
            self.stage = stage
            self.error = error
            self.attempts = attempts
        }
    }

    /// The verdict over these jobs of one run: the first failed stage gives the reason.
    package init(over jobs: [JobRow]) {
        status = RunGraph(jobs.map(\.node)).verdict
        switch status {
        case .failed:
            let failed =
                jobs.first { $0.condition.state == .failed && !$0.isOptional && !$0.isDelivery }
                ?? jobs.first { $0.condition.state == .failed && !$0.isDelivery }
            reason = failed.map { job in
                Reason(
                    stage: job.stage,
                    error: job.error ?? GreffierError(.stageDefect),
                    attempts: job.condition.attempts + job.condition.crashes
                )
            }
        case .cancelled: reason = Reason(stage: nil, error: GreffierError(.runCancelled), attempts: 0)
        case .succeeded, .queued, .running: reason = nil
        }
    }
}
