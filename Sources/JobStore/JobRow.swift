// SPDX-License-Identifier: GPL-3.0-or-later
package import FoundationEssentials
package import JobModel

/// One job as the store knows it.
package struct JobRow: Sendable, Hashable {
    package var id: JobID
    package var run: ULID
    package var stage: String
    package var kind: String
    package var queue: String
    package var priority: Int
    package var dependsOn: [String]
    package var isOptional: Bool
    /// Bounds how many jobs of its key run at a time.
    package var concurrency: ConcurrencyLimit?
    /// The rate that its starts are taken from.
    package var rate: String?
    /// The list that it is done for each item of.
    package var fan: Fan?
    /// Seconds for one attempt.
    package var timeout: Double
    package var condition: JobCondition
    /// Start of the latest attempt.
    package var startedAt: Date?
    package var finishedAt: Date?
    /// Milliseconds of the latest attempt.
    package var durationMS: Int
    /// Whether the result was taken from earlier work.
    package var isCached: Bool
    package var result: StageResult?
    /// The last failure, also while it is tried again.
    package var error: GreffierError?

    package init(
        id: JobID,
        run: ULID,
        stage: String,
        kind: String,
        queue: String,
        priority: Int,
        dependsOn: [String],
        isOptional: Bool,
        concurrency: ConcurrencyLimit? = nil,
        rate: String? = nil,
        fan: Fan? = nil,
        timeout: Double,
        condition: JobCondition,
        startedAt: Date?,
        finishedAt: Date?,
        durationMS: Int,
        isCached: Bool,
        result: StageResult?,
        error: GreffierError?
    ) {
        self.id = id
        self.run = run
        self.stage = stage
        self.kind = kind
        self.queue = queue
        self.priority = priority
        self.dependsOn = dependsOn
        self.isOptional = isOptional
        self.concurrency = concurrency
        self.rate = rate
        self.fan = fan
        self.timeout = timeout
        self.condition = condition
        self.startedAt = startedAt
        self.finishedAt = finishedAt
        self.durationMS = durationMS
        self.isCached = isCached
        self.result = result
        self.error = error
    }

    /// The stage of the pipeline that it belongs to: its own name, or that of the stage whose item it does.
    package var pipelineStage: String { fan?.origin ?? stage }

    /// Whether it stands for a whole list, and so takes neither its key nor its rate: its items do.
    package var isWholeList: Bool { fan?.list != nil }

    package var state: JobState { condition.state }
    package var isDelivery: Bool { kind == DeliveryJob.kind }
    /// Attempts as people count them: those burnt and the crashes.
    package var tries: Int { condition.attempts + condition.crashes }
    package var node: RunGraph.Node {
        .init(
            id: id,
            stage: stage,
            itemOf: fan?.origin,
            isDelivery: isDelivery,
            dependsOn: dependsOn,
            isOptional: isOptional,
            state: condition.state
        )
    }
}
