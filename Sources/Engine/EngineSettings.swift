// SPDX-License-Identifier: GPL-3.0-or-later
package import JobStore

/// How much an engine does at once, and how patient it is.
///
/// All times in seconds.
package struct EngineSettings: Sendable, Equatable {
    /// Jobs at a time, by queue; queues not named take no jobs.
    package var slots: [String: Int]
    /// How long running stages may go on when the engine is asked to stop.
    ///
    /// Default 20.
    package var grace: Double
    /// How long a stage that was told to stop may take to do so, before it is left to itself.
    ///
    /// Default 5.
    package var stopping: Double
    /// Between two looks for due times and for what other processes wrote.
    ///
    /// Default 0.1.
    package var poll: Double
    /// Longest time between two such looks when there has been nothing to do for a while.
    ///
    /// What this process or another writes is seen at once all the same, but for a change of the wall clock. Default 2.
    package var rest: Double
    /// First pause of a queue when the machine or a server is at fault, doubled each time.
    ///
    /// Default 5.
    package var breakerBase: Double
    /// Longest pause of a queue.
    ///
    /// Default 300.
    package var breakerCap: Double
    /// Pause after a crash of a worker or a bug of ours.
    ///
    /// Default 1.
    package var defectPause: Double
    /// How fast stages that name a rate may start, written to the store before anything is claimed.
    ///
    /// Default `nil`: as the store has them.
    package var rates: [RateLimit]?

    package init(
        slots: [String: Int] = ["cpu": 2, "model": 1, "render": 2, "notify": 1],
        grace: Double = 20,
        stopping: Double = 5,
        poll: Double = 0.1,
        rest: Double = 2,
        breakerBase: Double = 5,
        breakerCap: Double = 300,
        defectPause: Double = 1,
        rates: [RateLimit]? = nil
    ) {
        self.slots = slots
        self.grace = grace
        self.stopping = stopping
        self.poll = poll
        self.rest = rest
        self.breakerBase = breakerBase
        self.breakerCap = breakerCap
        self.defectPause = defectPause
        self.rates = rates
    }
}
