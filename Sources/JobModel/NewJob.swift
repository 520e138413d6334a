// SPDX-License-Identifier: GPL-3.0-or-later

/// One stage of a new run.
package struct NewJob: Sendable, Hashable {
    /// The stage's name in the pipeline, unique within the run.
    package var stage: String
    package var kind: String
    /// The resource queue it is counted in: cpu, model, render, notify.
    package var queue: String
    /// Names of the stages that must have ended before it is ready.
    package var dependsOn: [String]
    /// Whether the run may succeed without it.
    package var isOptional: Bool
    /// Attempts in all, the first included.
    package var maxAttempts: Int
    /// Seconds.
    package var timeout: Double
    /// How many jobs of one key run at a time; `nil` bounds nothing.
    package var concurrency: ConcurrencyLimit?
    /// The token bucket that each attempt takes from; `nil` takes from none.
    package var rate: String?
    /// The list that it is done for each item of; `nil` is done once.
    package var forEach: ForEach?

    package init(
        stage: String,
        kind: String,
        queue: String,
        dependsOn: [String],
        isOptional: Bool,
        maxAttempts: Int,
        timeout: Double,
        concurrency: ConcurrencyLimit? = nil,
        rate: String? = nil,
        forEach: ForEach? = nil
    ) {
        self.stage = stage
        self.kind = kind
        self.queue = queue
        self.dependsOn = dependsOn
        self.isOptional = isOptional
        self.maxAttempts = maxAttempts
        self.timeout = timeout
        self.concurrency = concurrency
        self.rate = rate
        self.forEach = forEach
    }
}
