// SPDX-License-Identifier: GPL-3.0-or-later
/// A checked pipeline: what starts it, its graph of stages, and what it publishes.
package struct Pipeline: Sendable, Equatable {
    package var name: String
    package var description: String
    package var trigger: PipelineTrigger
    /// File kinds taken from the inbox (`pdf`, `docx`…); empty takes all that can be read.
    package var accept: [String]
    /// In file order; `from` makes the graph.
    package var stages: [StageSpec]
    /// Artifact names to deliver, in this order.
    package var publish: [String]
    package var retry: RetryPolicy
    /// Seconds for one attempt of a stage that names none of its own.
    ///
    /// Default 600.
    package var timeout: Double
    /// Added to the priority of each of its runs.
    package var priority = 0
    /// What becomes of the ticks of its schedule that were missed.
    package var catchUp = CatchUp.once

    package init(
        name: String,
        description: String = "",
        trigger: PipelineTrigger,
        accept: [String] = [],
        stages: [StageSpec],
        publish: [String],
        retry: RetryPolicy = .init(),
        timeout: Double = 600
    ) {
        self.name = name
        self.description = description
        self.trigger = trigger
        self.accept = accept
        self.stages = stages
        self.publish = publish
        self.retry = retry
        self.timeout = timeout
    }

    /// The stage that this pipeline names so, or `nil`.
    package func stage(_ name: String) -> StageSpec? { stages.first { $0.name == name } }
}

/// What starts a pipeline.
package enum PipelineTrigger: Sendable, Equatable {
    /// A file in `inbox/<folder>/`.
    case inbox(folder: String)
    /// A cron expression of five fields, in an IANA time zone (`nil`: the workspace's).
    case schedule(cron: String, timeZone: String?)
    /// A request alone: CLI, HTTP or a row.
    case submission
}

/// What becomes of ticks that came while nothing ran to fire them.
package enum CatchUp: String, Sendable, CaseIterable {
    /// They are left out.
    case skip
    /// The latest is made up for.
    case once
    /// Each is made up for, in order.
    case all
}

/// How often and how patiently a failed stage is tried again.
package struct RetryPolicy: Sendable, Equatable {
    /// Attempts in all, the first included.
    ///
    /// Default 5.
    package var attempts: Int
    /// Seconds before the second attempt, doubled each time.
    ///
    /// Default 10.
    package var base: Double
    /// Seconds at the most between two attempts.
    ///
    /// Default 3600.
    package var cap: Double

    package init(attempts: Int = 5, base: Double = 10, cap: Double = 3600) {
        self.attempts = attempts
        self.base = base
        self.cap = cap
    }
}
