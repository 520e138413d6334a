// SPDX-License-Identifier: GPL-3.0-or-later
import JobModel
package import JobStore
package import StatusPages

extension RunningJob {
    /// More are no longer looked at one by one.
    private static let most = 20

    /// The jobs that run now, the first twenty.
    ///
    /// Throws what the store throws.
    package static func read(_ store: any RunQueries) async throws -> [RunningJob] {
        var filter = JobFilter()
        filter.states = [.running]
        filter.limit = most
        var found: [RunningJob] = []
        for job in try await store.jobs(filter) {
            guard let run = try await store.run(job.run) else { continue }
            var all = JobFilter()
            all.run = run.id
            all.limit = 1000
            let siblings = try await store.jobs(all)
            found.append(
                RunningJob(
                    run: run.id,
                    name: run.input?.name ?? run.pipeline,
                    stage: job.stage,
                    done: siblings.count { $0.state.isFinal },
                    of: siblings.count,
                    startedAt: job.startedAt
                )
            )
        }
        return found
    }
}
