// SPDX-License-Identifier: GPL-3.0-or-later

/// What some calls to language models used, in sums that can be added.
package struct ModelUsage: Sendable, Equatable {
    package var calls = 0
    /// Calls that ended with an error; cancelled ones are not among them.
    package var failed = 0
    package var cancelled = 0
    /// Calls that were answered from memory.
    package var cached = 0
    /// Tokens of the prompts that were sent to servers.
    package var promptTokens = 0
    /// How many of these the servers had kept from earlier prompts.
    package var keptTokens = 0
    package var outputTokens = 0
    /// Tokens, of prompts and answers, that memory saved.
    package var savedTokens = 0
    package var milliseconds = 0
    /// Tokens of answers whose writing was timed, and that time: the server's own, else that of the whole call.
    package var timedTokens = 0
    package var timedMilliseconds = 0
    /// By currency.
    package var cost: [String: Double] = [:]
    /// Names under which servers answered.
    package var models: Set<String> = []

    package init() {}

    /// Tokens written a second, on average over the time of writing; `nil` where nothing was timed.
    package var tokensPerSecond: Double? {
        timedMilliseconds > 0 ? Double(timedTokens) * 1000 / Double(timedMilliseconds) : nil
    }

    package static func += (sum: inout ModelUsage, other: ModelUsage) {
        sum.calls += other.calls
        sum.failed += other.failed
        sum.cancelled += other.cancelled
        sum.cached += other.cached
        sum.promptTokens += other.promptTokens
        sum.keptTokens += other.keptTokens
        sum.outputTokens += other.outputTokens
        sum.savedTokens += other.savedTokens
        sum.milliseconds += other.milliseconds
        sum.timedTokens += other.timedTokens
        sum.timedMilliseconds += other.timedMilliseconds
        sum.cost.merge(other.cost, uniquingKeysWith: +)
        sum.models.formUnion(other.models)
    }

    /// By what calls are put together.
    package enum Grouping: Sendable, CaseIterable {
        /// The key under `models` in greffier.yaml.
        case model
        case pipeline, endpoint
        /// The start of a quarter of an hour, in milliseconds since 1970: days of every time zone consist of these.
        case quarterHour
    }

    /// Calls that have something in common.
    package struct Group: Sendable, Equatable {
        /// `nil` for calls that have none, as those outside of runs have no pipeline.
        package var key: String?
        package var usage: ModelUsage

        package init(key: String?, usage: ModelUsage) {
            self.key = key
            self.usage = usage
        }
    }
}
