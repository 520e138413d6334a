// SPDX-License-Identifier: GPL-3.0-or-later
package import JobModel

extension RunGraph {
    /// The graph of a run's jobs before any of them has a number: all waiting, numbered from 1 in their order.
    ///
    /// Throws `pipeline.invalid` for jobs that would not all have their turn: where there are none, where stage names
    /// are doubled or unknown, and where stages wait for each other or for the delivery.
    package init(plan jobs: [NewJob]) throws {
        let names = Set(jobs.map(\.stage))
        guard names.count == jobs.count, !jobs.isEmpty else {
            throw GreffierError(.pipelineInvalid, detail: "stage names are missing or doubled")
        }
        for job in jobs {
            if let unknown = job.dependsOn.first(where: { !names.contains($0) }) {
                throw GreffierError(
                    .pipelineInvalid,
                    detail: "stage \(job.stage) takes from \(unknown), which is not there"
                )
            }
        }
        self.init(
            jobs.enumerated().map { ordinal, job in
                Node(
                    id: JobID(Int64(ordinal + 1)),
                    stage: job.stage,
                    isDelivery: job.kind == DeliveryJob.kind,
                    dependsOn: job.dependsOn,
                    isOptional: job.isOptional,
                    state: .waiting
                )
            }
        )
        if let stuck = firstThatNeverStarts {
            throw GreffierError(.pipelineInvalid, detail: "stage \(stuck) waits for itself or for the delivery")
        }
    }

    /// A stage that would still wait if all others succeeded.
    private var firstThatNeverStarts: String? {
        let deliveries = Set(nodes.lazy.filter(\.isDelivery).map(\.stage))
        var reached: Set<String> = []
        var open = nodes.filter { !$0.isDelivery }
        var before = -1
        while before != open.count {
            before = open.count
            // In the order of the pipeline, where as a rule each takes from earlier ones: once over them is enough.
            open.removeAll { node in
                let starts = node.dependsOn.allSatisfy { reached.contains($0) && !deliveries.contains($0) }
                if starts { reached.insert(node.stage) }
                return starts
            }
        }
        return open.first?.stage
    }
}
